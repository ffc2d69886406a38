// Letters and blanks of ASCII, whatever the locale: what keywords, names of types and settings are made of.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace strata {

[[nodiscard]] constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), [](char c) { return to_lower(c); });
  return lowered;
}

// Without the blanks and line ends around it.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace strata
