#include "base/discard.h"

#include <gtest/gtest.h>
#include <memory>

#include "strata/memory.h"

namespace strata {
namespace {

TEST(Discard, TakesValuesApartUntilTheProgramSaysThatItEnds) {
  std::weak_ptr<int> seen;
  const auto make = [&] {
    auto value = std::make_shared<int>(1);
    seen = value;
    return value;
  };
  discard(make());
  EXPECT_TRUE(seen.expired());

#ifndef __SANITIZE_ADDRESS__  // which rightly calls a leak what is left to the end
  leave_memory_to_exit();
  discard(make());
  const std::shared_ptr<int> left = seen.lock();
  ASSERT_NE(left, nullptr);
  EXPECT_EQ(*left, 1);
#endif
}

}  // namespace
}  // namespace strata
