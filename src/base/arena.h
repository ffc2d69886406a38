// Memory for many small values that live and die together: a syntax tree's lists and texts.
//
// Nothing is freed or destroyed one by one, so only trivially destructible values may stand in it. A value
// stays valid, at the same address, as long as the arena lives (also when the arena is moved).
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace strata {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept
      : blocks_(std::move(other.blocks_)),
        next_(std::exchange(other.next_, nullptr)),
        left_(std::exchange(other.left_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    blocks_ = std::move(other.blocks_);
    next_ = std::exchange(other.next_, nullptr);
    left_ = std::exchange(other.left_, 0);
    return *this;
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() = default;

  // A moment in the life of an arena.
  struct Mark {
    std::size_t blocks = 0;
    std::byte* next = nullptr;
    std::size_t left = 0;
  };
  [[nodiscard]] Mark mark() const { return {.blocks = blocks_.size(), .next = next_, .left = left_}; }
  // What was put in since then is gone.
  void rewind(const Mark& mark) {
    blocks_.resize(mark.blocks);
    next_ = mark.next;
    left_ = mark.left;
  }

  // Everything is gone; the memory stays for what comes.
  void clear() {
    if (blocks_.empty()) return;
    std::swap(blocks_.front(), blocks_.back());  // the last one is the largest
    blocks_.resize(1);
    next_ = blocks_.front().bytes.get();
    left_ = blocks_.front().size;
  }

  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= kAlignment);
    if (values.empty()) return {};
    auto* place = reinterpret_cast<T*>(allocate(values.size_bytes()));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }

  template <typename T>
  [[nodiscard]] const T* keep(const T& value) {
    return copy(std::span<const T>(&value, 1)).data();
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    const auto copied = copy(std::span<const char>(text));
    return {copied.data(), copied.size()};
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  static constexpr std::size_t kAlignment = alignof(std::uint64_t);
  // Blocks double from the first to the largest: small files need little, and the last block of a large file
  // must not be mostly empty. What a heap writes before a block still has room in the round number.
  static constexpr std::size_t kRoomOfHeap = 64;
  static constexpr std::size_t kFirstBlock = std::size_t{4} << 10U;
  static constexpr std::size_t kLargestBlock = std::size_t{128} << 10U;

  std::byte* allocate(std::size_t size) {
    size = (size + kAlignment - 1) & ~(kAlignment - 1);
    if (size > left_) add_block(size);
    left_ -= size;
    return std::exchange(next_, next_ + size);
  }

  void add_block(std::size_t at_least) {
    constexpr std::size_t kDoublings = std::bit_width(kLargestBlock / kFirstBlock) - 1;
    left_ = std::max(at_least, (kFirstBlock << std::min(blocks_.size(), kDoublings)) - kRoomOfHeap);
    blocks_.push_back({.bytes = std::make_unique_for_overwrite<std::byte[]>(left_), .size = left_});
    next_ = blocks_.back().bytes.get();
  }

  std::vector<Block> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace strata
