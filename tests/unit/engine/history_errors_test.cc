#include "engine/history_errors.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace strata::engine {
namespace {

std::string list_of(std::size_t count) {
  constexpr std::string_view kLetters = "abcdefghijkl";
  std::vector<history::Entry> entries(count);
  std::vector<const history::Entry*> pointers;
  for (std::size_t i = 0; i < count; ++i) {
    entries[i].name = kLetters.substr(i, 1);
    pointers.push_back(&entries[i]);
  }
  return list_names(pointers);
}

TEST(ListNames, NamesAFewAndCountsTheRestOfMany) {
  EXPECT_EQ(list_of(1), "`a`");
  EXPECT_EQ(list_of(2), "`a` and `b`");
  EXPECT_EQ(list_of(10), "`a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`, `i` and `j`");
  EXPECT_EQ(list_of(11), "`a`, `b`, `c`, `d`, `e` and 6 more");
  EXPECT_EQ(list_of(12), "`a`, `b`, `c`, `d`, `e` and 7 more");
}

}  // namespace
}  // namespace strata::engine
