// What a statement takes and gives, as the server tells after it has prepared it.
#pragma once

#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contract: Dialect::describe_statement.
[[nodiscard]] Result<StatementShape> describe_statement(Connection& connection, std::string_view statement);

}  // namespace strata::dialect::postgres
