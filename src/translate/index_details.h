// What stands inside an index: its columns with order, length and operator class, and the condition of a
// partial index. Pure.
#pragma once

#include <string>
#include <vector>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate {

[[nodiscard]] std::vector<schema::KeyColumn> to_key_columns(const psl::Model& model,
                                                            const std::vector<psl::IndexColumn>& columns,
                                                            target::IndexType type,
                                                            const target::Target& target);

// SQL of `where:`, names and texts quoted; raw SQL as it was written.
[[nodiscard]] std::string to_predicate(const psl::Model& model, const psl::WhereClause& where,
                                       const target::Target& target);

}  // namespace strata::translate
