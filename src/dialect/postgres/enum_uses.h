// The columns that hold values of an enum when the enum changes.
#pragma once

#include <vector>

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

struct EnumUse {
  Pair<const schema::Table*> table;  // next: none where the column goes or gets another type
  Pair<const schema::Column*> column;
};

// Those of the previous side: of dropped tables first, then table by table, dropped columns first, by name.
[[nodiscard]] std::vector<EnumUse> enum_uses(const diff::AlterEnum& step,
                                             const Pair<schema::Schema>& schemas);

}  // namespace strata::dialect::postgres
