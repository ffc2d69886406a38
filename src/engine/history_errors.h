// The situations in which history, ledger and database do not fit together, each explained once, with the
// ways out as commands.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "history/ledger.h"
#include "history/migration.h"
#include "history/reconcile.h"

namespace strata::engine {

// The script is at fault, and not the disk, a lock or the file.
[[nodiscard]] bool is_of_script(const Error& error);

// P3015
[[nodiscard]] Error script_missing(const history::Migration& migration);
// The script's text, or P3015. Valid as long as the migration.
[[nodiscard]] Result<std::string_view> require_script(const history::Migration& migration);
// P3018, or the code of the world's failure (lock, disk) with the name of the migration. `progress` is of one
// that ran in parts.
[[nodiscard]] Error migration_failed(const history::Migration& migration, const dialect::Progress& progress,
                                     Error cause);
// S2010 with the name of the migration: nothing was run.
[[nodiscard]] Error script_refused(const history::Migration& migration, Error cause);
// P3009
[[nodiscard]] Error failed_migration(const history::LedgerRow& row);
[[nodiscard]] Error failed_migrations(std::span<const history::Entry* const> failed);
// P3005: tables, but no ledger.
[[nodiscard]] Error database_not_empty(const std::vector<std::string>& tables, const ProjectSummary& project);
// The command that makes a first migration of what the schema says, and the one that records it as applied.
[[nodiscard]] std::string baseline_commands(const ProjectSummary& project);

// The commands that take a failed migration out of the way.
[[nodiscard]] std::vector<std::string> ways_out_of_failure(std::string_view migration);
// One sentence each about migrations that were edited, are missing, have lost their script, diverged or are
// out of order; none when all fits.
[[nodiscard]] std::vector<std::string> describe_contradictions(const history::Reconciliation& state);

// The sentence about migrations that come late: Reconciliation::out_of_order, not empty.
[[nodiscard]] std::string out_of_order(std::span<const history::Entry* const> late);

// "`a`, `b` and `c`"; of more than ten the first five: "`a`, `b`, `c`, `d`, `e` and 30 more". `strata migrate
// status` has them all.
[[nodiscard]] std::string list_names(std::span<const history::Entry* const> entries);

}  // namespace strata::engine
