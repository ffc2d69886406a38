// Where strata answers differently on purpose. Every rule stands in docs/compatibility.md with its reason; no
// rule knows the name of a case.
#pragma once

#include <string>
#include <string_view>

#include "base/pair.h"
#include "schema/schema.h"

namespace strata::conformance {

// A diagnostic code that strata gives as a warning where the reference gives an error.
[[nodiscard]] bool is_milder_by_design(std::string_view diagnostic_code);

// A recorded SQLite script as strata writes it on purpose: where the reference forgets the quotes around a
// JSON document, the statement fails or gives another default than the schema file says.
[[nodiscard]] std::string with_quoted_json(std::string_view script);

// A recorded PostgreSQL script without the casts of columns to an enum that is made anew which are dropped
// right after it: they run on an empty table, and fail for rows whose values are none of the enum.
[[nodiscard]] std::string without_casts_of_dropped(std::string_view script);

// Where there is no database to try them on: two scripts between the same two schemas, one of which may be
// wrong.
struct DisputedScripts {
  std::string recorded, ours;
};

// The difference is nothing but quotes that the reference does not double and tables that it does not
// qualify; or the reference loses keys and ours does not. `from_empty`: the scripts that make both schemas.
[[nodiscard]] bool is_departure(const DisputedScripts& scripts, const Pair<std::string>& from_empty);

// What the reference pulls of a database: of several unique indexes over one single column the first.
[[nodiscard]] schema::Schema with_one_unique_a_column(schema::Schema schema);

}  // namespace strata::conformance
