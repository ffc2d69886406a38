// Runs due migrations, each one together with its row in the ledger: whatever dies whenever, a migration is
// applied and recorded or neither, or the ledger tells how far it came.
//
// Any number of runners may work at the same time: either one keeps the others out for as long as it works,
// or each takes the right to write before it asks the ledger whether a migration is still due.
#pragma once

#include <span>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "engine/history_project.h"
#include "history/migration.h"
#include "sql/connection.h"

namespace strata::engine {

// P3005 when the database has tables. For one without ledger: they are somebody else's.
[[nodiscard]] Result<void> check_empty(sql::Connection& connection, const HistoryProject& project);

// Makes the ledger if there is none. P3005 when the database has tables of somebody else.
[[nodiscard]] Result<void> ensure_ledger(sql::Connection& connection, const HistoryProject& project);

struct ApplyOptions {
  sql::Connection* connection = nullptr;
  const dialect::Dialect* dialect = nullptr;
  dialect::RunnerLock* lock = nullptr;  // held; null: others may be at work
  dialect::TimeLimits limits;           // a migration's own go before them
};

// S2010 before anything is applied when a script cannot run at all. Stops at the first that fails, with
// P3018: its reason stands in the ledger, and nothing else of it remains but the parts that are recorded as
// done. P3009 when another runner left a failed migration meanwhile. While another runner makes progress,
// this one waits for it.
[[nodiscard]] Result<std::vector<AppliedMigration>> apply(const ApplyOptions& options,
                                                          std::span<const history::Migration* const> due,
                                                          Observer& observer);

}  // namespace strata::engine
