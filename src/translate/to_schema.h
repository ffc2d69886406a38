// Datamodel → Schema: what the database of a valid schema file looks like (docs/schema-language.md,
// lowering). Pure.
#pragma once

#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate {

// Requires a datamodel without errors and with a datasource whose target is known. Tables stand in the order
// of their models, join tables behind them.
[[nodiscard]] schema::Schema to_schema(const psl::Datamodel& datamodel);
// Of a datamodel that nobody needs any more, and that is empty afterwards: the memory of every model serves
// the tables after it.
[[nodiscard]] schema::Schema to_schema(psl::Datamodel&& datamodel);

}  // namespace strata::translate
