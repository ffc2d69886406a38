// What of a SQL script is compared: everything except comments that are free text.
#pragma once

#include <string>
#include <string_view>

namespace strata::conformance {

// Drops comments that are not a heading of one word ("-- CreateTable"), then empty lines at both ends and
// more than one in a row. Strings and quoted names stay as they are. A script of nothing is the empty text.
[[nodiscard]] std::string comparable_sql(std::string_view script);

}  // namespace strata::conformance
