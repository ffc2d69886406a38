// One runner at a time on PostgreSQL: the advisory lock that Prisma takes, so that both tools keep each other
// out; a lease in a table where sessions are not real (poolers).
#pragma once

#include <memory>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contract: Dialect::lock_out_runners. Released with the connection at the latest.
[[nodiscard]] Result<std::unique_ptr<RunnerLock>> lock_out_runners(Connection& connection,
                                                                   const LockOptions& options);

}  // namespace strata::dialect::postgres
