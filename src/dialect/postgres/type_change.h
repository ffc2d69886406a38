// What becomes of the values of a column when its native type changes. The rules are Prisma's, whose warnings
// and scripts depend on them.
#pragma once

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

// Both types are native ones of the same arity.
[[nodiscard]] diff::TypeChange native_type_change(const schema::ColumnType& previous,
                                                  const schema::ColumnType& next);

// SET DATA TYPE alone takes the values along, for every change that is not `not_castable`.
[[nodiscard]] bool casts_by_itself(const schema::ColumnType& previous, const schema::ColumnType& next);

}  // namespace strata::dialect::postgres
