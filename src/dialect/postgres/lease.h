// One runner at a time where sessions mean nothing: behind a transaction pooler an advisory lock belongs to
// whoever comes next, and some servers have none. A row says who works and until when; it is renewed while he
// works, so that a dead runner stands in nobody's way for long, and every record of a migration proves that
// it is still his.
//
// Prisma knows nothing of it: behind such a pooler its own lock does not hold either.
#pragma once

#include <memory>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contract: Dialect::lock_out_runners.
[[nodiscard]] Result<std::unique_ptr<RunnerLock>> take_lease(Connection& connection,
                                                             const LockOptions& options);

}  // namespace strata::dialect::postgres
