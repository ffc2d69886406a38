#include "dialect/postgres/constant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "diff/json_text.h"

namespace strata::dialect::postgres {
namespace {

// 9: a digit, h: a hex digit; anything else stands for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape, [](char c, char wanted) {
    if (wanted == '9') return c >= '0' && c <= '9';
    if (wanted == 'h') return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c == wanted;
  });
}

bool takes(std::string_view& text, std::string_view shape) {
  if (!has_shape(text.substr(0, shape.size()), shape)) return false;
  text.remove_prefix(shape.size());
  return true;
}

// "2024-01-01", "2024-01-01T10:30", "2024-01-01 10:30:00.500+00": midnight and whole seconds are left out.
std::optional<std::string> one_moment(std::string_view text) {
  constexpr std::string_view kDate = "9999-99-99";
  if (!has_shape(text.substr(0, kDate.size()), kDate)) return std::nullopt;
  const std::string date(text.substr(0, kDate.size()));
  std::string_view rest = text.substr(kDate.size());
  if (rest.empty()) return date;
  if (rest.front() != ' ' && rest.front() != 'T') return std::nullopt;
  rest.remove_prefix(1);
  const std::string_view begin = rest;
  if (!takes(rest, "99:99")) return std::nullopt;
  std::string time(begin.substr(0, 5));
  const std::string_view seconds = rest.substr(0, 3);
  time += takes(rest, ":99") ? std::string(seconds) : ":00";
  if (rest.starts_with('.')) {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    std::string_view fraction = rest.substr(0, end);
    rest.remove_prefix(end);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    if (fraction != ".") time += fraction;
  }
  if (!rest.empty() && rest != "Z" && rest != "+00" && rest != "+00:00") return std::nullopt;
  const std::string zone = rest.empty() ? "" : "+00";
  return time == "00:00:00" && zone.empty() ? date : date + ' ' + time + zone;
}

struct Interval {
  std::int64_t months = 0, days = 0, microseconds = 0;
};

constexpr std::int64_t kSecond = 1'000'000;

struct Unit {
  std::string_view name;
  Interval length;
};

constexpr auto kUnits = std::to_array<Unit>({
    {"year", {.months = 12}},
    {"mon", {.months = 1}},
    {"month", {.months = 1}},
    {"week", {.days = 7}},
    {"day", {.days = 1}},
    {"hour", {.microseconds = 3600 * kSecond}},
    {"min", {.microseconds = 60 * kSecond}},
    {"minute", {.microseconds = 60 * kSecond}},
    {"sec", {.microseconds = kSecond}},
    {"second", {.microseconds = kSecond}},
});

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  constexpr std::int64_t kMost = 1'000'000;  // so that no product overflows
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value > -kMost && value < kMost ? std::optional(value) : std::nullopt;
}

// "01:30:00", and a sign.
std::optional<std::int64_t> clock(std::string_view word) {
  const bool is_negative = word.starts_with('-');
  if (is_negative || word.starts_with('+')) word.remove_prefix(1);
  std::int64_t value = 0;
  std::int64_t unit = 3600;
  while (unit > 0) {
    const std::string_view part = word.substr(0, word.find(':'));
    const std::optional<std::int64_t> number = whole_number(part);
    if (!number) return std::nullopt;
    value += *number * unit * kSecond;
    word.remove_prefix(std::min(part.size() + 1, word.size()));
    unit = word.empty() ? 0 : unit / 60;
  }
  return word.empty() ? std::optional(is_negative ? -value : value) : std::nullopt;
}

// Whole numbers only: fractions are left as they are written.
std::optional<std::string> one_interval(std::string_view text) {
  Interval sum;
  bool is_empty = true;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text), is_empty = false) {
    if (word.contains(':')) {
      const std::optional<std::int64_t> time = clock(word);
      if (!time) return std::nullopt;
      sum.microseconds += *time;
      continue;
    }
    const std::optional<std::int64_t> number = whole_number(word);
    const std::string name = to_lower(take_word(text));
    const auto* const unit = std::ranges::find_if(kUnits, [&](const Unit& known) {
      return name == known.name || name == std::string(known.name) + 's';
    });
    if (!number || unit == kUnits.end()) return std::nullopt;
    sum.months += *number * unit->length.months;
    sum.days += *number * unit->length.days;
    sum.microseconds += *number * unit->length.microseconds;
  }
  if (is_empty) return std::nullopt;
  return fmt::format("{} months {} days {} us", sum.months, sum.days, sum.microseconds);
}

std::optional<std::string> one_boolean(std::string_view text) {
  const std::string word = to_lower(text);
  for (const char* const yes : {"t", "true", "y", "yes", "on", "1"}) {
    if (word == yes) return "true";
  }
  for (const char* const no : {"f", "false", "n", "no", "off", "0"}) {
    if (word == no) return "false";
  }
  return std::nullopt;
}

}  // namespace

std::string canonical_constant(std::string_view text) {
  if (std::optional<std::string> time = one_moment(text)) return *std::move(time);
  if (has_shape(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh")) return to_lower(text);
  if (text.starts_with('{') || text.starts_with('[')) {
    if (std::optional<std::string> document = diff::canonical_json(text)) return *std::move(document);
  }
  return std::string(text);
}

std::string canonical_constant(std::string_view text, std::string_view type) {
  std::optional<std::string> known;
  if (type == "interval") known = one_interval(text);
  if (type == "bool") known = one_boolean(text);
  return known ? *std::move(known) : canonical_constant(text);
}

}  // namespace strata::dialect::postgres
