// The end of large values: they are taken apart, or left to the end of the process (strata/memory.h).
#pragma once

#include <type_traits>
#include <utility>

namespace strata {

[[nodiscard]] bool is_memory_left_to_exit();

template <typename T>
void discard(T&& value) {
  static_assert(!std::is_lvalue_reference_v<T>, "a value that somebody still uses");
  if (is_memory_left_to_exit()) {
    static_cast<void>(new T(std::move(value)));
  } else {
    const T ended = std::move(value);
  }
}

}  // namespace strata
