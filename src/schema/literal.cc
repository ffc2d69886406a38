#include "schema/literal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"

namespace strata::schema {
namespace {

constexpr std::int64_t kMaxExponent = 1000;

// Takes the digits at the front of `text` away and returns them.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

bool take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

// Takes '+' or '-' away; true for '-'.
bool take_sign(std::string_view& text) {
  if (take(text, '-')) return true;
  take(text, '+');
  return false;
}

struct Decimal {
  bool negative = false;
  std::string digits;        // without the point
  std::size_t fraction = 0;  // how many of them stand behind it
  std::int64_t exponent = 0;
};

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal decimal{.negative = take_sign(text)};
  decimal.digits = take_digits(text);
  if (take(text, '.')) {
    const std::string_view fraction = take_digits(text);
    decimal.fraction = fraction.size();
    decimal.digits += fraction;
  }
  if (decimal.digits.empty()) return std::nullopt;
  if (take(text, 'e') || take(text, 'E')) {
    const bool negative = take_sign(text);
    const std::string_view digits = take_digits(text);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), decimal.exponent);
    if (digits.empty() || error != std::errc{}) return std::nullopt;
    if (negative) decimal.exponent = -decimal.exponent;
  }
  if (!text.empty()) return std::nullopt;
  return decimal;
}

// Moves the point by the exponent.
void apply_exponent(Decimal& decimal) {
  std::int64_t fraction = static_cast<std::int64_t>(decimal.fraction) - decimal.exponent;
  if (fraction < 0) {
    decimal.digits.append(static_cast<std::size_t>(-fraction), '0');
    fraction = 0;
  }
  decimal.fraction = static_cast<std::size_t>(fraction);
  decimal.exponent = 0;
}

std::string print(const Decimal& decimal) {
  std::string digits = decimal.digits;
  if (digits.size() <= decimal.fraction) digits.insert(0, decimal.fraction + 1 - digits.size(), '0');
  const std::size_t whole = digits.size() - decimal.fraction;
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), whole - 1);
  const bool is_zero = digits.find_first_not_of('0') == std::string::npos;
  std::string text = decimal.negative && !is_zero ? "-" : "";
  text += digits.substr(zeros, whole - zeros);
  if (decimal.fraction > 0) text += '.' + digits.substr(whole);
  if (decimal.exponent != 0) text += 'e' + std::to_string(decimal.exponent);
  return text;
}

std::string_view without_trailing_zeros(std::string_view number) {
  if (number.find('.') == std::string_view::npos) return number;
  number = number.substr(0, number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.remove_suffix(1);
  return number;
}

// Takes two digits away.
bool take_two(std::string_view& text, std::string& out) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
  out += text.substr(0, 2);
  text.remove_prefix(2);
  return true;
}

bool take_separator(std::string_view& text, char separator, std::string& out) {
  out += separator;
  return take(text, separator);
}

bool take_date(std::string_view& text, std::string& out) {
  return take_two(text, out) && take_two(text, out) && take_separator(text, '-', out) &&
         take_two(text, out) && take_separator(text, '-', out) && take_two(text, out);
}

bool take_time(std::string_view& text, std::string& out) {
  return take_two(text, out) && take_separator(text, ':', out) && take_two(text, out) &&
         take_separator(text, ':', out) && take_two(text, out);
}

// ".5" → ".500": as many groups of three digits as nanoseconds need, none for zero.
bool take_fraction(std::string_view& text, std::string& out) {
  if (!take(text, '.')) return true;
  std::string digits(take_digits(text));
  if (digits.empty()) return false;
  digits.resize(9, '0');
  const std::size_t last = digits.find_last_not_of('0');
  if (last == std::string::npos) return true;
  out += '.' + digits.substr(0, (last / 3 + 1) * 3);
  return true;
}

bool take_offset(std::string_view& text, std::string& out) {
  out += ' ';
  if (text == "Z" || text == "z") {
    text = {};
    out += "+00:00";
    return true;
  }
  if (!text.starts_with('+') && !text.starts_with('-')) return false;
  out += text.front();
  text.remove_prefix(1);
  return take_two(text, out) && take_separator(text, ':', out) && take_two(text, out);
}

}  // namespace

std::optional<std::string> normalize_integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return std::to_string(value);
}

std::optional<std::string> normalize_decimal(std::string_view text) {
  std::optional<Decimal> decimal = parse_decimal(text);
  if (!decimal) return std::nullopt;
  if (std::abs(decimal->exponent) <= kMaxExponent) apply_exponent(*decimal);
  return print(*decimal);
}

std::optional<std::string> normalize_date_time(std::string_view text) {
  std::string normal;
  if (!take_date(text, normal)) return std::nullopt;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  normal += ' ';
  if (!take_time(text, normal) || !take_fraction(text, normal) || !take_offset(text, normal)) {
    return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  return normal;
}

bool same_decimal(std::string_view left, std::string_view right) {
  return without_trailing_zeros(left) == without_trailing_zeros(right);
}

}  // namespace strata::schema
