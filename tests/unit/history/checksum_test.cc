#include "history/checksum.h"

#include <gtest/gtest.h>

#include "history/lock_file.h"

namespace strata::history {
namespace {

Migration with_script(const char* script) {
  return make_migration("1_a", "migrations/1_a/migration.sql", script);
}

TEST(Checksum, IgnoresLineEnds) {
  const std::string unix_sum = checksum(with_script("SELECT 1;\nSELECT 2;\n"));
  const std::string windows_sum = checksum(with_script("SELECT 1;\r\nSELECT 2;\r\n"));
  EXPECT_TRUE(matches(unix_sum, with_script("SELECT 1;\r\nSELECT 2;\r\n")));
  EXPECT_TRUE(matches(windows_sum, with_script("SELECT 1;\nSELECT 2;\n")));
  EXPECT_TRUE(matches(unix_sum, with_script("SELECT 1;\nSELECT 2;\n")));
  EXPECT_FALSE(matches(unix_sum, with_script("SELECT 1;\nSELECT 3;\n")));
  EXPECT_FALSE(matches(unix_sum, with_script("SELECT 1;\nSELECT 2;")));
}

TEST(Checksum, ReadsTheOldFormWithoutLeadingZeros) {
  // SHA-256 of "abc" is ba7816bf8f01cfea…: the byte 01 was printed as 1, 00 as 0.
  EXPECT_TRUE(matches("ba7816bf8f1cfea414140de5dae2223b0361a396177a9cb410ff61f2015ad", with_script("abc")));
  EXPECT_FALSE(matches("ba7816bf8f1cfea414140de5dae2223b0361a396177a9cb410ff61f2015ad", with_script("abd")));
  EXPECT_FALSE(matches("", with_script("abc")));
}

TEST(LockFile, FindsTheProvider) {
  EXPECT_EQ(find_locked_provider("# comment\nprovider = \"sqlite\"\n"), "sqlite");
  EXPECT_EQ(find_locked_provider("# provider = \"x\"\r\nprovider = \"mysql\"\r\n"), "mysql");
  EXPECT_EQ(find_locked_provider("provider = postgresql"), "postgresql");
  EXPECT_EQ(find_locked_provider("# nothing\n"), "");
}

}  // namespace
}  // namespace strata::history
