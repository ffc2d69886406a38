// Runs due migrations, each one in one transaction with its row in the ledger: whatever dies whenever, a
// migration is applied and recorded or neither.
//
// Any number of runners may work at the same time. The right to write is taken before the ledger is asked
// whether a migration is still due, so each is applied once.
#pragma once

#include <span>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "history/migration.h"
#include "sql/connection.h"

namespace strata::engine {

// P3005 when the database has tables. For one without ledger: they are somebody else's.
[[nodiscard]] Result<void> check_empty(sql::Connection& connection, const dialect::Dialect& dialect,
                                       const ProjectSummary& project);

// Makes the ledger if there is none. P3005 when the database has tables of somebody else.
[[nodiscard]] Result<void> ensure_ledger(sql::Connection& connection, const dialect::Dialect& dialect,
                                         const ProjectSummary& project);

// Stops at the first that fails, with P3018: its reason stands in the ledger, and nothing else of it remains.
// P3009 when another runner left a failed migration meanwhile. While another runner makes progress, this one
// waits for it.
[[nodiscard]] Result<std::vector<AppliedMigration>> apply(sql::Connection& connection,
                                                          const dialect::Dialect& dialect,
                                                          std::span<const history::Migration* const> due,
                                                          Observer& observer);

}  // namespace strata::engine
