// The first difference of two texts, for people: a few lines of context before, then both sides.
#pragma once

#include <string>
#include <string_view>

namespace strata::conformance {

// Requires that the texts differ.
[[nodiscard]] std::string first_difference(std::string_view expected, std::string_view actual);

}  // namespace strata::conformance
