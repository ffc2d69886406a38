// A moment in UTC, to the millisecond, and the ways in which programs have written one down.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strata {

struct Timestamp {
  std::int64_t milliseconds = 0;  // since 1970-01-01T00:00:00Z

  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

[[nodiscard]] std::string to_rfc3339(Timestamp time);  // 2026-11-22T20:44:37.123Z
[[nodiscard]] std::string to_digits(Timestamp time);   // 20261122204437

// Reads RFC 3339 and ISO 8601, the same with a space for the T and without zone (UTC), RFC 2822, and a bare
// number of milliseconds since 1970. Nothing when the text is none of these.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

}  // namespace strata
