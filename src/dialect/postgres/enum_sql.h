// Enums in SQL.
#pragma once

#include <string>
#include <vector>

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

[[nodiscard]] std::string create_enum(const schema::Enum& enumeration, const schema::ObjectName& name);

// ALTER TYPE … ADD VALUE, one statement a value.
[[nodiscard]] std::vector<std::string> add_values(const diff::AlterEnum& step,
                                                  const Pair<schema::Schema>& schemas);

// New values are added; for one that goes the type is made anew and its columns follow.
[[nodiscard]] std::vector<std::string> alter_enum(const diff::AlterEnum& step,
                                                  const Pair<schema::Schema>& schemas);

}  // namespace strata::dialect::postgres
