#include "base/files.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace strata {
namespace {

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "strata-files-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  std::filesystem::path root_;
};

TEST_F(Files, WritesAndReadsBack) {
  const std::string text(100'000, 'x');
  ASSERT_TRUE(write_file(root_ / "a", text));
  EXPECT_EQ(read_file(root_ / "a").value(), text);
  ASSERT_TRUE(write_file(root_ / "a", "short"));
  EXPECT_EQ(read_file(root_ / "a").value(), "short");
  ASSERT_TRUE(write_file(root_ / "a", ""));
  EXPECT_EQ(read_file(root_ / "a").value(), "");
}

TEST_F(Files, LeavesNoTemporaryFile) {
  ASSERT_TRUE(write_file(root_ / "a", "x"));
  EXPECT_FALSE(write_file(root_ / "missing" / "a", "x"));
  const auto folder = Folder::open(root_);
  EXPECT_EQ(folder.value()->entries().value().size(), 1U);
}

TEST_F(Files, FollowsSymlinksAndKeepsPermissions) {
  ASSERT_TRUE(write_file(root_ / "a", "x"));
  ASSERT_EQ(::chmod((root_ / "a").c_str(), 0640), 0);
  std::filesystem::create_symlink("a", root_ / "link");
  ASSERT_TRUE(write_file(root_ / "link", "y"));
  EXPECT_TRUE(std::filesystem::is_symlink(root_ / "link"));
  EXPECT_EQ(read_file(root_ / "a").value(), "y");
  struct stat status{};
  ASSERT_EQ(::stat((root_ / "a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(Files, RefusesWhatIsNotARegularFile) {
  ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_file(root_ / "pipe").error().code, ErrorCode::file_unreadable);
  EXPECT_EQ(read_file(root_).error().code, ErrorCode::file_unreadable);
  EXPECT_EQ(read_file("/dev/zero").error().code, ErrorCode::file_unreadable);
  EXPECT_EQ(read_file(root_ / "missing").error().code, ErrorCode::file_unreadable);
}

TEST_F(Files, TellsAMissingFileFromAnUnreadableOne) {
  EXPECT_EQ(read_file_if_there(root_ / "missing").value(), std::nullopt);
  EXPECT_FALSE(read_file_if_there(root_).has_value());
  EXPECT_FALSE(Folder::open(root_ / "missing").value().has_value());
}

TEST_F(Files, ListsKindsOfEntries) {
  ASSERT_TRUE(write_file(root_ / "file", "x"));
  ASSERT_TRUE(create_folder(root_ / "folder" / "inner"));
  std::filesystem::create_symlink("folder", root_ / "link");
  const auto folder = Folder::open(root_).value();
  auto entries = folder->entries().value();
  std::ranges::sort(entries, {}, &FolderEntry::name);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].kind, EntryKind::file);
  EXPECT_EQ(entries[1].kind, EntryKind::folder);
  EXPECT_EQ(entries[2].kind, EntryKind::symlink);
  EXPECT_EQ(folder->read("file").value(), "x");
}

}  // namespace
}  // namespace strata
