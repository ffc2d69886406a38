// Asks the processor for memory that is going to be read: where thousands of objects that stand all over the
// heap are looked at in turn, most of the time would go to waiting for each of them.
#pragma once

#include <cstddef>
#include <span>

namespace strata {

template <typename T>
void prefetch(std::span<const T> values) {
  constexpr std::size_t kCacheLine = 64;
  const std::span<const std::byte> bytes = std::as_bytes(values);
  for (std::size_t offset = 0; offset < bytes.size(); offset += kCacheLine) {
    __builtin_prefetch(bytes.data() + offset);
  }
}

}  // namespace strata
