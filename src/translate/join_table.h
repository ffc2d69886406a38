// The table that stands behind a many-to-many relation of which neither side has columns. Pure.
#pragma once

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate {

// Requires a many-to-many relation between models with a single-field id.
[[nodiscard]] schema::Table to_join_table(const psl::Datamodel& datamodel, const psl::Relation& relation,
                                          const target::Target& target);

}  // namespace strata::translate
