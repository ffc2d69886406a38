// The native type attribute of a column: `@db.VarChar(255)`.
#pragma once

#include <string>

#include "schema/schema.h"
#include "translate/pull/context.h"

namespace strata::translate::pull {

// Nothing where the field's type alone says the same, and for types without a native name.
[[nodiscard]] std::string native_type_attribute(const Context& context, const schema::ColumnType& type);

}  // namespace strata::translate::pull
