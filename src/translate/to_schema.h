// Datamodel → Schema: what the database of a valid schema file looks like (docs/schema-language.md,
// lowering). Pure.
#pragma once

#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate {

// Requires a datamodel without errors and with a datasource. `default_namespace` is the connection's own;
// objects in it carry an empty namespace name.
[[nodiscard]] schema::Schema to_schema(const psl::Datamodel& datamodel);

}  // namespace strata::translate
