// Runs a script on PostgreSQL, all or nothing wherever the database allows it.
#pragma once

#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contract: Dialect::run_script.
[[nodiscard]] Result<bool> run_script(Connection& connection, std::string_view script,
                                      const Surroundings& surroundings);

}  // namespace strata::dialect::postgres
