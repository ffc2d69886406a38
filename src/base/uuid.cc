#include "base/uuid.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>
#include <sys/random.h>

namespace strata {

std::string make_uuid() {
  std::array<std::uint8_t, 16> bytes{};
  // Up to 256 bytes come whole or not at all, and only before the kernel's pool is ready does it wait.
  [[maybe_unused]] const ssize_t count = ::getrandom(bytes.data(), bytes.size(), 0);
  assert(count == static_cast<ssize_t>(bytes.size()));
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[bytes[i] >> 4U];
    text += kDigits[bytes[i] & 15U];
  }
  return text;
}

}  // namespace strata
