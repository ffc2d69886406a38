// Runs a script in one transaction, whatever the script itself thinks of transactions and foreign keys.
#pragma once

#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "sql/connection.h"

namespace strata::dialect::sqlite {

// Contract: Dialect::run_script. Foreign keys are on again afterwards.
[[nodiscard]] Result<bool> run_script(sql::Connection& connection, std::string_view script,
                                      const Surroundings& surroundings);

}  // namespace strata::dialect::sqlite
