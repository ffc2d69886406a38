#include "dialect/postgres/introspect.h"

namespace strata::dialect::postgres {

Result<schema::Schema> introspect(Connection& /*connection*/) {
  return fail(ErrorCode::sql_failed, "strata cannot read a PostgreSQL database yet.");
}

Result<std::vector<std::string>> table_names(Connection& /*connection*/) {
  return fail(ErrorCode::sql_failed, "strata cannot read a PostgreSQL database yet.");
}

}  // namespace strata::dialect::postgres
