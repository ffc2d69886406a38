// A SQLite database → Schema, in the normal form that translation gives (src/schema/schema.h).
#pragma once

#include "strata/result.h"

#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::dialect::sqlite {

[[nodiscard]] Result<schema::Schema> introspect(sql::Connection& connection);

}  // namespace strata::dialect::sqlite
