#include "base/hash_set.h"

#include <gtest/gtest.h>

namespace strata {
namespace {

TEST(HashSet, KnowsWhatWasAdded) {
  // Neighbors, one slot for many, and the largest.
  for (const std::uint64_t step : {std::uint64_t{1}, std::uint64_t{1} << 20U, ~std::uint64_t{0} / 500}) {
    HashSet apart;
    for (std::uint64_t i = 1; i <= 500; ++i) EXPECT_TRUE(apart.add(i * step)) << i << " times " << step;
    for (std::uint64_t i = 1; i <= 500; ++i) EXPECT_FALSE(apart.add(i * step)) << i << " times " << step;
  }
}

TEST(HashSet, TakesZero) {
  HashSet hashes;
  EXPECT_TRUE(hashes.add(0));
  EXPECT_FALSE(hashes.add(0));
  EXPECT_TRUE(hashes.add(2));
}

}  // namespace
}  // namespace strata
