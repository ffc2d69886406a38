#include "history/folder_reader.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "base/clock.h"
#include "history/directory.h"

namespace strata::history {
namespace {

namespace fs = std::filesystem;

// Long enough to be worth an index, and a companion.
constexpr int kCount = 250;
constexpr std::int64_t kHour = 3'600'000;
// Of the clock that stamps files: here nobody waits until two seconds have really passed.
constexpr std::chrono::milliseconds kTick(20);

class Reader : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "strata-reader-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
    for (int i = 0; i < kCount; ++i) add(name_of(i), fmt::format("SELECT {};\n", i));
  }
  void TearDown() override { fs::remove_all(root_); }

  static std::string name_of(int number) { return fmt::format("20260101{:06}_step", number); }
  [[nodiscard]] fs::path migrations() const { return root_ / "migrations"; }
  [[nodiscard]] fs::path script_of(const std::string& name) const {
    return migrations() / name / kScriptName;
  }

  void add(const std::string& name, const std::string& text) const {
    fs::create_directories(migrations() / name);
    std::ofstream(script_of(name)) << text;
  }

  // When every file has become old.
  [[nodiscard]] History read(std::int64_t later = kHour) const {
    Result<std::optional<FolderReader>> folder =
        FolderReader::open(migrations(), root_ / "cache", Timestamp{now().milliseconds + later});
    const Result<std::vector<std::string>> names = (*folder)->list();
    History history;
    history.reserve(names->size());
    for (std::size_t i = 0; i < names->size(); ++i) {
      Migration& migration = history.emplace_back();
      migration.name = (*names)[i];
      migration.script = (*folder)->read(migration.name, (*folder)->look_at(migration.name, i));
    }
    (*folder)->remember(history);
    std::this_thread::sleep_for(kTick);
    return history;
  }
  void learn(std::int64_t later = kHour) const { ASSERT_EQ(read(later).empty(), false); }

  // As a reader finds it that remembers nothing.
  void expect_truth(const History& history) const {
    const History truth = read_history(migrations(), "migrations", std::nullopt).value();
    ASSERT_EQ(history.size(), truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
      EXPECT_EQ(history[i].name, truth[i].name);
      ASSERT_EQ(history[i].script.has_value(), truth[i].script.has_value()) << history[i].name;
      if (!truth[i].script) continue;
      EXPECT_EQ(history[i].script->digest(), truth[i].script->digest()) << history[i].name;
      EXPECT_EQ(history[i].script->text(history[i].name).value(),
                truth[i].script->text(truth[i].name).value())
          << history[i].name;
    }
  }

  [[nodiscard]] std::optional<fs::path> index() const {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(root_ / "cache" / "scripts", none)) return entry.path();
    return std::nullopt;
  }

  fs::path root_;
};

TEST_F(Reader, KnowsWhatItHasRead) {
  learn();
  ASSERT_TRUE(index());
  const History known = read();
  // Nobody has read it since the first time, so that it is not what it is taken for any more.
  add(name_of(7), "SELECT 'other';\n");
  const Result<std::string_view> text = known[7].script->text(known[7].name);
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().message.find(name_of(7)), std::string::npos);
  EXPECT_EQ(known[8].script->text(known[8].name).value(), "SELECT 8;\n");
}

TEST_F(Reader, SeesEveryChange) {
  learn();
  add(name_of(3), "SELECT 4;\n");  // as long as before
  expect_truth(read());
  fs::remove(script_of(name_of(5)));
  expect_truth(read());
  add(name_of(5), "SELECT 5;\n");
  expect_truth(read());
  fs::rename(migrations() / name_of(9), migrations() / "20300101000000_late");
  expect_truth(read());
  add("20250101000000_early", "SELECT 0;\n");
  expect_truth(read());
  fs::remove_all(migrations() / name_of(11));
  expect_truth(read());
  fs::rename(script_of(name_of(20)), script_of(name_of(21)));
  expect_truth(read());
  fs::remove(script_of(name_of(30)));
  fs::create_symlink(script_of(name_of(31)), script_of(name_of(30)));
  expect_truth(read());
  fs::remove_all(migrations() / name_of(40));
  std::ofstream(migrations() / name_of(40)) << "a file";
  expect_truth(read());
}

TEST_F(Reader, IsNotDeceivedByATimeThatWasSetBack) {
  const fs::path script = script_of(name_of(3));
  struct stat before{};
  ASSERT_EQ(::stat(script.c_str(), &before), 0);
  learn();
  add(name_of(3), "SELECT 4;\n");
  const timespec times[] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(::utimensat(AT_FDCWD, script.c_str(), times, 0), 0);
  expect_truth(read());
}

TEST_F(Reader, DoesNotRememberWhatMayStillChange) {
  learn(0);
  EXPECT_FALSE(index());
}

TEST_F(Reader, KeepsNoIndexOfAShortHistory) {
  for (int i = 10; i < kCount; ++i) fs::remove_all(migrations() / name_of(i));
  expect_truth(read());
  EXPECT_FALSE(index());
}

TEST_F(Reader, ReadsAgainWhereTheIndexIsDamaged) {
  learn();
  const std::string whole = read_file(*index()).value();
  for (const std::size_t place : {std::size_t{0}, std::size_t{20}, whole.size() / 2, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[place] = static_cast<char>(damaged[place] ^ 1);
    ASSERT_TRUE(write_file(*index(), damaged));
    expect_truth(read());
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{17}, std::size_t{60}, whole.size() - 40}) {
    ASSERT_TRUE(write_file(*index(), whole.substr(0, size)));
    expect_truth(read());
  }
}

TEST_F(Reader, LeavesALongHistoryToACompanion) {
  learn();
  for (const char* const text : {"SELECT 3;\n", "SELECT 4;\n"}) {
    add(name_of(3), text);
    Result<HistoryReading> reading = begin_reading(migrations(), "migrations", root_ / "cache");
    ASSERT_TRUE(reading);
    const History* const history = &reading->get()->get();
    expect_truth(*history);
    EXPECT_EQ(&reading->get()->get(), history);
    expect_truth(std::move(*reading).take().value());
  }
}

// One file can be opened: the folder itself.
TEST_F(Reader, TellsWhoNeedsTheHistoryThatItCannotBeListed) {
  learn();
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::close(next);
  rlimit tight = before;
  tight.rlim_cur = static_cast<rlim_t>(next) + 1;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &tight), 0);
  Result<HistoryReading> reading = begin_reading(migrations(), "migrations", root_ / "cache");
  const bool has_begun = reading.has_value();
  const std::optional<Error> error = has_begun ? std::optional(reading->get().error()) : std::nullopt;
  const bool fails_again = has_begun && !reading->get();
  ::setrlimit(RLIMIT_NOFILE, &before);
  ASSERT_TRUE(has_begun);
  EXPECT_NE(error->message.find("migrations"), std::string::npos) << error->message;
  EXPECT_TRUE(fails_again);
}

TEST_F(Reader, DoesWithoutACache) {
  std::ofstream(root_ / "cache") << "a file where the folder should be";
  expect_truth(read());
  expect_truth(read());
}

// What an index holds is taken at its word only where everything fits: also one that somebody made up.
TEST(ScriptIndex, TakesNothingFromHalfAnEntry) {
  const std::string printed = print_index({}, std::vector<ScriptIndex::Entry>{{.migration = "1_a"}});
  EXPECT_EQ(ScriptIndex(printed).migrations().size(), 1U);
  EXPECT_TRUE(ScriptIndex(printed + "x").migrations().empty());
  EXPECT_TRUE(ScriptIndex(printed.substr(0, printed.size() - 1)).migrations().empty());
  EXPECT_TRUE(ScriptIndex("").migrations().empty());
}

}  // namespace
}  // namespace strata::history
