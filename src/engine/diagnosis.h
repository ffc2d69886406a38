// Whether `migrate dev` can go on from here, or history, ledger and database have to be brought together
// first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "diff/unmanaged_diff.h"
#include "engine/history_project.h"
#include "engine/reading.h"
#include "engine/shadow.h"
#include "history/migration.h"
#include "history/reconcile.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::engine {

// The migrations that the ledger calls applied and that have a folder, in order.
[[nodiscard]] history::History applied_part(const history::Reconciliation& state);

// What somebody changed in the database by other ways than migrations.
struct Drift {
  std::string sayable;            // what the schema language can say: a summary object by object
  diff::UnmanagedDiff unmanaged;  // all else: alone it stops nobody
};

// `recorded` is the schema that the applied migrations build.
[[nodiscard]] Drift find_drift(schema::Schema recorded, schema::Schema live, const project::Project& project);

// No error: go on. P3009, S2004, S2005 when that is the only reason, S2003 when there are several or the
// database drifted in what the schema language can say; details and next steps tell each reason.
[[nodiscard]] Result<void> diagnose(const history::Reconciliation& state, const Drift& drift,
                                    const ProjectSummary& project);

// The two sides of every comparison of `migrate dev`.
struct Examination {
  std::optional<std::vector<history::LedgerRow>> rows;  // none: no ledger
  schema::Schema built;                                 // what the applied migrations build
  diff::UnmanagedDiff unmanaged;                        // what the database has otherwise
};

// Compares folders, ledger and database, as far as `reading` goes. The errors of diagnose(), or P3006 when an
// applied migration does not replay.
[[nodiscard]] Result<Examination> examine(const HistoryProject& project, sql::Connection& connection,
                                          const Shadow& shadow, Reading reading, Observer& observer);

}  // namespace strata::engine
