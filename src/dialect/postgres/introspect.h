// A PostgreSQL database → Schema, in the normal form that translation gives (src/schema/schema.h).
#pragma once

#include <string>
#include <vector>

#include "strata/result.h"

#include "dialect/postgres/connection.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

// A fixed number of queries, whatever the number of tables. Reads the connection's namespaces; names carry
// their namespace only where the connection was opened for several (ConnectOptions::namespaces).
[[nodiscard]] Result<schema::Schema> introspect(Connection& connection);

// Contract: Dialect::table_names.
[[nodiscard]] Result<std::vector<std::string>> table_names(Connection& connection);

}  // namespace strata::dialect::postgres
