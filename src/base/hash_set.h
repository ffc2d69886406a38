// Hashes without the values that they are of: tells cheaply that all values differ. Where a hash comes twice,
// the values have to be looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace strata {

class HashSet {
 public:
  // Whether it is a new one.
  bool add(std::uint64_t hash) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    if (hash == kNone) ++hash;  // twice one hash, at worst
    std::uint64_t* const slot = find(hash);
    if (*slot == hash) return false;
    *slot = hash;
    ++size_;
    return true;
  }

 private:
  static constexpr std::uint64_t kNone = 0;
  static constexpr std::size_t kFirstSize = 64;

  // The slot that holds the hash, or the free one where it belongs. There always is a free one.
  [[nodiscard]] std::uint64_t* find(std::uint64_t hash) {
    std::size_t index = hash & (slots_.size() - 1);
    while (slots_[index] != kNone && slots_[index] != hash) index = (index + 1) & (slots_.size() - 1);
    return &slots_[index];
  }

  void grow() {
    const std::size_t size = std::max(kFirstSize, slots_.size() * 2);
    const std::vector<std::uint64_t> old = std::exchange(slots_, std::vector<std::uint64_t>(size));
    for (const std::uint64_t hash : old) {
      if (hash != kNone) *find(hash) = hash;
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two of them
  std::size_t size_ = 0;
};

}  // namespace strata
