// One field → one column: its type, its nullability and its default. Pure.
#pragma once

#include <optional>
#include <vector>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate {

// What the columns of a built-in type are, whatever their native type.
[[nodiscard]] schema::TypeFamily family_of(target::ScalarType scalar);

// The type that the column of a scalar, enum or Unsupported field has.
[[nodiscard]] schema::ColumnType to_column_type(const psl::Datamodel& datamodel, const psl::Field& field,
                                                const target::Target& target);

// In its place: a schema has more columns than anything else, and moving one costs as much as making it.
void add_column(std::vector<schema::Column>& columns, const psl::Datamodel& datamodel,
                const psl::Model& model, const psl::Field& field, const target::Target& target);

// The identity that `@default(sequence(…))` gives the column.
[[nodiscard]] std::optional<schema::Identity> to_identity(const psl::Field& field);

}  // namespace strata::translate
