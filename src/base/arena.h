// Memory for many small values that live and die together: a syntax tree's lists and texts.
//
// Nothing is freed or destroyed one by one, so only trivially destructible values may stand in it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

namespace strata {

class Arena {
 public:
  explicit Arena(std::size_t first_block = 4096)
      : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_block)) {}

  // The copy stays valid, at the same address, as long as the arena lives (also when it is moved).
  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (values.empty()) return {};
    auto* place = static_cast<T*>(memory_->allocate(values.size_bytes(), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    const auto copied = copy(std::span<const char>(text));
    return {copied.data(), copied.size()};
  }

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

}  // namespace strata
