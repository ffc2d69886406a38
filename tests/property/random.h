// Random choices that are the same on every machine and compiler: the seed is the name of a case.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace strata::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // splitmix64: small, and good enough to choose test cases.
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  // 0 <= result < bound; `bound` must not be 0.
  std::size_t below(std::size_t bound) {
    assert(bound != 0);
    return static_cast<std::size_t>(next() % bound);
  }
  bool percent(unsigned chance) { return below(100) < chance; }

  template <typename Container>
  auto& pick(Container& items) {
    return items[below(std::size(items))];
  }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace strata::property
