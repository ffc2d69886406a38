#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "history/migration_name.h"
#include "history/name_order.h"

namespace strata::history {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::ranges::sort(names, [](const auto& a, const auto& b) { return compare_names(a, b) < 0; });
  return names;
}

TEST(NameOrder, PutsPunctuationBeforeDigitsBeforeLetters) {
  const std::vector<std::string> expected = {"_late", "-b", ".hidden", "10_z", "9_z",
                                             "a_x",   "a1", "ab",      "B_x"};
  std::vector<std::string> names = expected;
  std::ranges::reverse(names);
  EXPECT_EQ(sorted(names), expected);
}

TEST(NameOrder, LooksAtLettersBeforeAccentsBeforeCase) {
  const std::vector<std::string> expected = {"ea", "éa", "eb", "role", "Role", "rôle", "Rôle", "roles"};
  std::vector<std::string> names = expected;
  std::ranges::reverse(names);
  EXPECT_EQ(sorted(names), expected);
}

TEST(NameOrder, SpreadsLigaturesAndPutsOtherScriptsLast) {
  const std::vector<std::string> expected = {"ad", "ae", "æ", "af", "z", "αβ", "жук", "中"};
  std::vector<std::string> names = expected;
  std::ranges::reverse(names);
  EXPECT_EQ(sorted(names), expected);
}

TEST(NameOrder, IsATotalOrderOnBytes) {
  EXPECT_EQ(compare_names("same", "same"), 0);
  EXPECT_NE(compare_names("a\x01", "a"), 0);  // the control character weighs nothing
  EXPECT_NE(compare_names("a\xFF", "a\xFE"), 0);
  EXPECT_LT(compare_names("", "a"), 0);
}

TEST(MigrationName, MakesSlugs) {
  EXPECT_EQ(to_slug("AddUserTable & É  foo--bar__x!"), "add_user_table_and_e_foo_bar_x");
  EXPECT_EQ(to_slug("init"), "init");
  EXPECT_EQ(to_slug("HTTPServer URLs"), "http_server_urls");
  EXPECT_EQ(to_slug("größe Straße"), "groesse_strasse");
  EXPECT_EQ(to_slug("Привет"), "privet");
  EXPECT_EQ(to_slug("../../etc"), "etc");
  EXPECT_EQ(to_slug("中 !"), "");
  EXPECT_EQ(to_slug(std::string(500, 'a')).size(), 200U);
}

TEST(MigrationName, BeginsWithTheTime) {
  constexpr Timestamp kTime{1'795'380'277'123};
  EXPECT_EQ(make_migration_name(kTime, "Add users", ""), "20261122204437_add_users");
  EXPECT_EQ(make_migration_name(kTime, "", "0_init"), "20261122204437");
}

TEST(MigrationName, ComesAfterTheLastOne) {
  constexpr Timestamp kTime{1'795'380'277'123};
  EXPECT_EQ(make_migration_name(kTime, "b", "20261122204437_z"), "20261122204438_b");
  EXPECT_EQ(make_migration_name(kTime, "b", "20261231235959_z"), "20270101000000_b");
  EXPECT_EQ(make_migration_name(kTime, "b", "99990000000000_z"), "99990000000001_b");
  EXPECT_EQ(make_migration_name(kTime, "b", "20251231235959_z"), "20261122204437_b");
}

}  // namespace
}  // namespace strata::history
