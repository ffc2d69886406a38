// The @default(…) of a column.
#pragma once

#include <string>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "translate/pull/context.h"

namespace strata::translate::pull {

// The attribute, or nothing. `existing` (may be null) and `text_enum` (may be null: of an existing field
// whose column holds text) say what the database does not know: values of enums, and functions that clients
// compute.
[[nodiscard]] std::string default_attribute(const Context& context, const schema::Column& column,
                                            const psl::Field* existing, const psl::Enum* text_enum);

}  // namespace strata::translate::pull
