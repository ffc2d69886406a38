// Keys of a model → primary key, indexes and foreign keys of its table, with the names that reach the
// database. Pure.
#pragma once

#include <optional>
#include <vector>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate {

[[nodiscard]] schema::ObjectName table_name(const psl::Model& model);

[[nodiscard]] std::optional<schema::PrimaryKey> to_primary_key(const psl::Model& model,
                                                               const target::Target& target);

[[nodiscard]] std::vector<schema::Index> to_indexes(const psl::Model& model, const target::Target& target);

// Of the relations whose columns are in `model`, in the order of their fields.
[[nodiscard]] std::vector<schema::ForeignKey> to_foreign_keys(const psl::Datamodel& datamodel,
                                                              psl::ModelId model,
                                                              const target::Target& target);

}  // namespace strata::translate
