#include "psl/rules/default_literals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/ascii.h"

namespace strata::psl::rules {
namespace {

// Larger exponents are no default that a column could hold, and writing them out would need endless zeros.
constexpr int kMaxExponent = 9999;

constexpr std::string_view kBase64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void skip_sign(std::string_view& text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
}

bool is_exponent(std::string_view text) {
  // from_chars reads a minus by itself, but no plus.
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= -kMaxExponent &&
         value <= kMaxExponent;
}

// Reads a date and time from left to right; every step fails on what does not fit.
class DateTimeReader {
 public:
  explicit DateTimeReader(std::string_view text) : rest_(text) {}

  bool read() { return date() && separator() && time() && fraction() && offset() && rest_.empty(); }

 private:
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits || !std::ranges::all_of(rest_.substr(0, digits), is_digit)) return std::nullopt;
    int value = 0;
    const std::string_view text = rest_.substr(0, digits);
    std::from_chars(text.data(), text.data() + text.size(), value);
    rest_.remove_prefix(digits);
    return value;
  }

  bool number_within(int low, int high) {
    const std::optional<int> value = number(2);
    return value && *value >= low && *value <= high;
  }

  bool one_of(std::string_view characters) {
    if (rest_.empty() || !characters.contains(rest_.front())) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool date() {
    const std::optional<int> year = number(4);
    if (!year || !one_of("-")) return false;
    const std::optional<int> month = number(2);
    if (!month || *month < 1 || *month > 12 || !one_of("-")) return false;
    const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int days = kDays[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0);
    return number_within(1, days);
  }

  bool separator() { return one_of("Tt "); }

  // A 60th second is a leap second.
  bool time() {
    return number_within(0, 23) && one_of(":") && number_within(0, 59) && one_of(":") && number_within(0, 60);
  }

  bool fraction() {
    if (!one_of(".")) return true;
    const auto end = std::ranges::find_if_not(rest_, is_digit);
    const auto digits = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  bool offset() {
    if (one_of("Zz")) return true;
    return one_of("+-") && number_within(0, 23) && one_of(":") && number_within(0, 59);
  }

  std::string_view rest_;
};

}  // namespace

bool is_int64(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_decimal(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    if (!is_exponent(text.substr(exponent + 1))) return false;
    text = text.substr(0, exponent);
  }
  skip_sign(text);
  const auto digits = std::ranges::count_if(text, is_digit);
  const auto points = std::ranges::count(text, '.');
  return digits > 0 && points <= 1 && static_cast<std::size_t>(digits + points) == text.size();
}

bool is_date_time(std::string_view text) {
  return DateTimeReader(text).read();
}

bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  if (text.empty()) return true;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  text.remove_suffix(padding);
  if (!std::ranges::all_of(text, [](char c) { return kBase64Alphabet.contains(c); })) return false;
  // The bits of the last character that belong to no byte must be zero, or two texts would mean one value.
  const std::size_t last = kBase64Alphabet.find(text.back());
  const std::size_t stray_bits = padding == 2 ? 0xFU : padding == 1 ? 0x3U : 0;
  return (last & stray_bits) == 0;
}

}  // namespace strata::psl::rules
