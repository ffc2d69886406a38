// Constants that the server prints in words of its own, brought into one form. Texts that only look like one
// of these, and differ in nothing else, count as the same.
#pragma once

#include <string>
#include <string_view>

namespace strata::dialect::postgres {

// A point in time, a UUID or a JSON document in its one form; any other text as it is.
[[nodiscard]] std::string canonical_constant(std::string_view text);

// With the type that it is cast to, as the parser calls it ("interval", "bool"): these two have more than one
// spelling that looks like nothing else.
[[nodiscard]] std::string canonical_constant(std::string_view text, std::string_view type);

}  // namespace strata::dialect::postgres
