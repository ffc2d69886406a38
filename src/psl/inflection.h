// Names of relation fields from names of models: `UserProfile` gives `userProfile` and `userProfiles`.
//
// English as the original formatter speaks it, exceptions and mistakes included: the same text must come out.
#pragma once

#include <string>
#include <string_view>

namespace strata::psl {

// `SCREAMING_CASE` → `screamingCase`, `HTTPServer` → `httpserver`.
[[nodiscard]] std::string to_camel_case(std::string_view name);

// `category` → `categories`. Case matters; only the end of the name changes.
[[nodiscard]] std::string to_plural(std::string_view name);

}  // namespace strata::psl
