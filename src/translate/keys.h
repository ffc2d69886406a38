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

// Nothing where the relation has none: one between many and many, with a view, or kept by the client.
[[nodiscard]] std::optional<schema::ForeignKey> to_foreign_key(const psl::Datamodel& datamodel,
                                                               const psl::Relation& relation,
                                                               const target::Target& target);

}  // namespace strata::translate
