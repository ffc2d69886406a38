// Emptying a PostgreSQL database, and noticing that somebody else changes it.
#pragma once

#include <cstdint>

#include "strata/result.h"

#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contracts: Dialect::reset, Dialect::change_counter.
[[nodiscard]] Result<void> reset(Connection& connection);
[[nodiscard]] Result<std::int64_t> change_counter(Connection& connection);

}  // namespace strata::dialect::postgres
