#include "base/timestamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace strata {
namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Year to millisecond, as a calendar shows them.
struct Fields {
  int year = 1970;
  unsigned month = 1, day = 1;
  int hour = 0, minute = 0, second = 0, millisecond = 0;
};

Fields to_fields(Timestamp time) {
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(time.milliseconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(midnight);
  const std::chrono::hh_mm_ss clock(moment - midnight);
  return Fields{.year = static_cast<int>(date.year()),
                .month = static_cast<unsigned>(date.month()),
                .day = static_cast<unsigned>(date.day()),
                .hour = static_cast<int>(clock.hours().count()),
                .minute = static_cast<int>(clock.minutes().count()),
                .second = static_cast<int>(clock.seconds().count()),
                .millisecond = static_cast<int>(clock.subseconds().count())};
}

std::optional<Timestamp> to_timestamp(const Fields& fields, int zone_minutes) {
  const std::chrono::year_month_day date(std::chrono::year(fields.year), std::chrono::month(fields.month),
                                         std::chrono::day(fields.day));
  const bool in_range = fields.hour < 24 && fields.minute < 60 && fields.second <= 60;
  if (!date.ok() || !in_range) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t minutes = fields.hour * 60 + fields.minute - zone_minutes;
  return Timestamp{days * kMillisecondsPerDay + (minutes * 60 + fields.second) * 1000 + fields.millisecond};
}

// Eats a text from its front; after a failure everything else fails too.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return text_.empty(); }

  bool accept(std::string_view prefix) {
    const bool fits = ok_ && text_.starts_with(prefix);
    if (fits) text_.remove_prefix(prefix.size());
    return fits;
  }
  void expect(std::string_view prefix) { ok_ = accept(prefix); }

  int number(std::size_t min_digits, std::size_t max_digits) {
    std::size_t count = 0;
    int value = 0;
    while (ok_ && count < max_digits && count < text_.size() && text_[count] >= '0' && text_[count] <= '9') {
      value = value * 10 + (text_[count++] - '0');
    }
    ok_ = ok_ && count >= min_digits;
    if (ok_) text_.remove_prefix(count);
    return value;
  }

  // ".123456" → 123; nothing is 0.
  int fraction() {
    if (!accept(".") && !accept(",")) return 0;
    int value = 0;
    int scale = 100;
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
      value += (text_.front() - '0') * scale;
      scale /= 10;
      text_.remove_prefix(1);
    }
    return value;
  }

  // "Z", "+02", "+0200", "+02:00", "UTC", "GMT" or nothing, as minutes east.
  int zone() {
    accept(" ");
    if (at_end() || accept("Z") || accept("z") || accept("UTC") || accept("GMT") || accept("UT")) return 0;
    const bool west = accept("-");
    if (!west) expect("+");
    const int hours = number(2, 2);
    accept(":");
    const int minutes = at_end() ? 0 : number(2, 2);
    return (west ? -1 : 1) * (hours * 60 + minutes);
  }

  unsigned month_name() {
    const auto* name = std::ranges::find(kMonths, text_.substr(0, 3));
    ok_ = ok_ && name != kMonths.end();
    if (ok_) text_.remove_prefix(3);
    return static_cast<unsigned>(name - kMonths.begin()) + 1;
  }

  void time_of_day(Fields& fields) {
    fields.hour = number(2, 2);
    expect(":");
    fields.minute = number(2, 2);
    if (accept(":")) fields.second = number(2, 2);
    fields.millisecond = fraction();
  }

 private:
  std::string_view text_;
  bool ok_ = true;
};

std::optional<Timestamp> finish(Reader& reader, const Fields& fields) {
  const int zone = reader.zone();
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return to_timestamp(fields, zone);
}

// 2026-11-22T20:44:37.123Z, 2026-11-22 20:44:37
std::optional<Timestamp> parse_iso(std::string_view text) {
  Reader reader(text);
  Fields fields;
  fields.year = reader.number(4, 4);
  reader.expect("-");
  fields.month = static_cast<unsigned>(reader.number(2, 2));
  reader.expect("-");
  fields.day = static_cast<unsigned>(reader.number(2, 2));
  if (!reader.accept("T") && !reader.accept("t")) reader.expect(" ");
  reader.time_of_day(fields);
  return finish(reader, fields);
}

// Sun, 22 Nov 2026 20:44:37 +0000
std::optional<Timestamp> parse_rfc2822(std::string_view text) {
  if (const auto comma = text.find(", "); comma != std::string_view::npos) text.remove_prefix(comma + 2);
  Reader reader(text);
  Fields fields;
  fields.day = static_cast<unsigned>(reader.number(1, 2));
  reader.expect(" ");
  fields.month = reader.month_name();
  reader.expect(" ");
  fields.year = reader.number(4, 4);
  reader.expect(" ");
  reader.time_of_day(fields);
  return finish(reader, fields);
}

std::optional<Timestamp> parse_milliseconds(std::string_view text) {
  Timestamp time;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), time.milliseconds);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return time;
}

}  // namespace

std::string to_rfc3339(Timestamp time) {
  const Fields f = to_fields(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", f.year, f.month, f.day, f.hour, f.minute,
                     f.second, f.millisecond);
}

std::string to_digits(Timestamp time) {
  const Fields f = to_fields(time);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", f.year, f.month, f.day, f.hour, f.minute, f.second);
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (auto time = parse_iso(text)) return time;
  if (auto time = parse_milliseconds(text)) return time;
  return parse_rfc2822(text);
}

}  // namespace strata
