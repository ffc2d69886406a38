// Letters, digits and blanks of ASCII, whatever the locale: what keywords, names of types and settings are
// made of. Every other byte is none of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace strata {

[[nodiscard]] constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

[[nodiscard]] constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), [](char c) { return to_lower(c); });
  return lowered;
}

[[nodiscard]] inline std::string to_upper(std::string_view text) {
  std::string raised(text);
  std::ranges::transform(raised, raised.begin(), [](char c) { return to_upper(c); });
  return raised;
}

[[nodiscard]] constexpr bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return to_lower(x) == to_lower(y); });
}

// Without the blanks and line ends around it.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace strata
