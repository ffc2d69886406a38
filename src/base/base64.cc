#include "base/base64.h"

#include <cstdint>

namespace strata {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHex = "0123456789abcdef";

std::uint32_t hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint32_t>(digit - '0');
  return (static_cast<std::uint32_t>(digit) | 0x20U) - 'a' + 10U;
}

}  // namespace

std::string base64_to_hex(std::string_view base64) {
  std::string hex;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : base64) {
    const std::size_t value = kBase64.find(c);
    if (value == std::string_view::npos) break;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const std::uint32_t byte = (bits >> static_cast<unsigned>(count)) & 0xFFU;
    hex += kHex[byte >> 4U];
    hex += kHex[byte & 0xFU];
  }
  return hex;
}

std::string to_base64(std::string_view hex) {
  std::string base64;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char digit : hex) {
    bits = (bits << 4U) | hex_value(digit);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    base64 += kBase64[(bits >> count) & 0x3FU];
  }
  if (count > 0) base64 += kBase64[(bits << (6U - count)) & 0x3FU];
  while (base64.size() % 4 != 0) base64 += '=';
  return base64;
}

}  // namespace strata
