// What a PostgreSQL database has beyond the schema language (docs/objects.md).
#pragma once

#include <vector>

#include "strata/result.h"

#include "dialect/postgres/connection.h"
#include "schema/unmanaged.h"

namespace strata::dialect::postgres {

// A fixed number of queries, whatever the number of tables. Contract: Dialect::read_unmanaged.
[[nodiscard]] Result<std::vector<schema::UnmanagedObject>> read_unmanaged(Connection& connection);

}  // namespace strata::dialect::postgres
