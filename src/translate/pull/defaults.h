// The @default(…) of a column.
#pragma once

#include <string>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate::pull {

// The attribute, or nothing. `existing` (may be null) and `enumeration` (of an existing field, may be null)
// say what the database does not know: values of enums, and functions that clients compute.
[[nodiscard]] std::string default_attribute(const schema::Column& column, const psl::Field* existing,
                                            const psl::Enum* enumeration, const target::Target& target);

}  // namespace strata::translate::pull
