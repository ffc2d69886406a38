// Where strata answers differently on purpose. Every rule stands in docs/compatibility.md with its reason; no
// rule knows the name of a case.
#pragma once

#include <string>
#include <string_view>

namespace strata::conformance {

// A diagnostic code that strata gives as a warning where the reference gives an error.
[[nodiscard]] bool is_milder_by_design(std::string_view diagnostic_code);

// A recorded SQLite script as strata writes it on purpose: where the reference forgets the quotes around a
// JSON document, the statement fails or gives another default than the schema file says.
[[nodiscard]] std::string with_quoted_json(std::string_view script);

}  // namespace strata::conformance
