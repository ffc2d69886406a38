// Emptying a PostgreSQL database, and noticing that somebody else changes it.
#pragma once

#include <cstdint>
#include <string_view>

#include "strata/result.h"

#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contracts: Dialect::reset, Dialect::change_counter.
[[nodiscard]] Result<void> reset(Connection& connection);
// Of everything that scripts may have put there, in all namespaces. `last` is one more statement of the same
// transaction.
[[nodiscard]] Result<void> empty_database(Connection& connection, std::string_view last);
[[nodiscard]] Result<std::int64_t> change_counter(Connection& connection);

}  // namespace strata::dialect::postgres
