// Whether the text of a literal is a value of its type. Literals stay text in the datamodel; these are the
// only readers that look inside.
#pragma once

#include <string_view>

namespace strata::psl::rules {

// Digits with an optional sign, within 64 bits.
[[nodiscard]] bool is_int64(std::string_view text);

// 1, -1.50, .5, 1e10
[[nodiscard]] bool is_decimal(std::string_view text);

// RFC 3339 with an offset; `t`, `z` and a blank in place of the `T` pass too.
[[nodiscard]] bool is_date_time(std::string_view text);

// Canonical base64: standard alphabet, padded, no stray bits.
[[nodiscard]] bool is_base64(std::string_view text);

// One JSON document (RFC 8259).
[[nodiscard]] bool is_json(std::string_view text);

}  // namespace strata::psl::rules
