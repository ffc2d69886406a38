// The normal form of literal default values, shared by translation (from a schema file) and introspection
// (from a database), so that both spell the same value the same way.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strata::schema {

// Digits of a 64-bit integer without leading zeros or plus sign; nothing if `text` is not one.
[[nodiscard]] std::optional<std::string> normalize_integer(std::string_view text);

// A decimal number without exponent, leading zeros or plus sign; trailing zeros stay, because they are the
// scale ("0010.10" → "10.10", "1e5" → "100000", "-0.0" → "0.0"). An exponent beyond ±1000 stays written as
// such. Nothing if `text` is not a decimal number.
[[nodiscard]] std::optional<std::string> normalize_decimal(std::string_view text);

// "2020-01-01T00:00:00.5Z" → "2020-01-01 00:00:00.500 +00:00": a blank, the fraction in 3, 6 or 9 digits or
// none, the offset as written. Nothing if `text` is not RFC 3339.
[[nodiscard]] std::optional<std::string> normalize_date_time(std::string_view text);

// Both in normal form: equal as numbers ("1.50" and "1.5").
[[nodiscard]] bool same_decimal(std::string_view left, std::string_view right);

}  // namespace strata::schema
