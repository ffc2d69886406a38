#include "base/boxed.h"

#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <utility>

namespace strata {
namespace {

TEST(Boxed, IsEmptyUntilItGetsAValue) {
  Boxed<std::string> box;
  EXPECT_FALSE(box.has_value());
  box = std::string("a");
  ASSERT_TRUE(box.has_value());
  EXPECT_EQ(*box, "a");
  EXPECT_EQ(box->size(), 1U);
  box.reset();
  EXPECT_FALSE(box);
  EXPECT_EQ(box.emplace(3, 'x'), "xxx");
}

TEST(Boxed, CopiesTheValueNotThePointer) {
  Boxed<std::string> one = std::string("a");
  Boxed<std::string> other = one;
  *other = "b";
  EXPECT_EQ(*one, "a");
  one = other;
  other.reset();
  EXPECT_EQ(*one, "b");
}

TEST(Boxed, TakesAnOptional) {
  EXPECT_FALSE(Boxed<int>(std::optional<int>()));
  EXPECT_EQ(*Boxed<int>(std::optional<int>(4)), 4);
  EXPECT_FALSE(Boxed<int>(std::nullopt));
}

}  // namespace
}  // namespace strata
