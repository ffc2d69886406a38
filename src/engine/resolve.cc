#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "strata/engine.h"

#include "base/clock.h"
#include "engine/database.h"
#include "engine/history_project.h"
#include "engine/ledger_marks.h"
#include "engine/runner.h"
#include "history/checksum.h"
#include "history/ledger.h"

namespace strata {
namespace {

using engine::HistoryProject;

// Runs `write` as one transaction.
template <typename Write>
Result<void> in_transaction(sql::Connection& connection, const Write& write) {
  STRATA_CHECK(connection.begin());
  Result<void> written = write();
  if (written) written = connection.commit();
  connection.rollback();
  return written;
}

// The same error, and which migration it is about.
Result<void> about(const std::string& migration, Result<void> done) {
  if (!done) done.error().migration = migration;
  return done;
}

Result<void> mark_applied_in_ledger(sql::Connection& connection, const HistoryProject& project,
                                    const std::string& name) {
  const auto found = std::ranges::find(project.history(), name, &history::Migration::name);
  if (found == project.history().end() || !found->script) {
    return fail(
        ErrorCode::migration_not_found,
        fmt::format("There is no migration `{}` with a script in {}.", name, project.summary.migrations_path),
        {"Give the name of its folder; `strata migrate status` lists them all."});
  }
  history::Ledger ledger(connection, project.dialect());
  return in_transaction(connection, [&]() -> Result<void> {
    STRATA_TRY(const auto rows, ledger.read());
    // Without a look at the tables that are there: recording what they have is how a baseline is made.
    if (!rows) STRATA_CHECK(ledger.create());
    STRATA_TRY(const std::vector<history::LedgerRow> own, ledger.read(name));
    if (std::ranges::any_of(own, &history::LedgerRow::is_applied)) {
      return fail(ErrorCode::already_applied,
                  fmt::format("The migration `{}` is recorded as applied already.", name));
    }
    const Timestamp time = now();
    STRATA_CHECK(ledger.roll_back_failed(name, time));
    return ledger.add_resolved(name, history::checksum(*found), time);
  });
}

Result<void> mark_rolled_back_in_ledger(sql::Connection& connection, const HistoryProject& project,
                                        const std::string& name) {
  history::Ledger ledger(connection, project.dialect());
  return in_transaction(connection, [&]() -> Result<void> {
    STRATA_TRY(const auto all, ledger.read());
    std::vector<history::LedgerRow> rows;
    if (all) {
      std::ranges::copy_if(*all, std::back_inserter(rows),
                           [&](const history::LedgerRow& row) { return row.migration_name == name; });
    }
    if (rows.empty()) {
      return fail(
          ErrorCode::rollback_of_unapplied,
          fmt::format("The database has no record of a migration `{}`, so there is nothing to mark.", name),
          {"Give the name as `strata migrate status` shows it."});
    }
    if (std::ranges::all_of(rows,
                            [](const history::LedgerRow& row) { return row.finished_at.has_value(); })) {
      return fail(
          ErrorCode::rollback_of_finished,
          fmt::format("The migration `{}` did not fail, so it cannot be marked as rolled back.", name),
          {"To undo a migration, write a new one that does the opposite."});
    }
    return ledger.roll_back_failed(name, now());
  });
}

}  // namespace

Result<void> engine::mark_applied(sql::Connection& connection, const HistoryProject& project,
                                  const std::string& name) {
  return about(name, mark_applied_in_ledger(connection, project, name));
}

Result<void> engine::mark_rolled_back(sql::Connection& connection, const HistoryProject& project,
                                      const std::string& name) {
  return about(name, mark_rolled_back_in_ledger(connection, project, name));
}

Result<ResolveOutcome> Engine::resolve(const ResolveOptions& options) const {
  if (options.applied.has_value() == options.rolled_back.has_value()) {
    return fail(ErrorCode::usage, "`migrate resolve` needs exactly one of --applied and --rolled-back.",
                {"`strata migrate resolve --applied NAME`", "`strata migrate resolve --rolled-back NAME`"});
  }
  STRATA_TRY(HistoryProject project,
             engine::open_history_project(environment_, options_, psl::Extent::configuration));
  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), project.database, engine::IfMissing::create_namespace));
  Observer nobody;
  STRATA_TRY(const engine::Runner runner, engine::Runner::start(*database.connection, project, nobody));
  const std::string& name = options.applied ? *options.applied : *options.rolled_back;
  STRATA_CHECK(options.applied ? engine::mark_applied(*database.connection, project, name)
                               : engine::mark_rolled_back(*database.connection, project, name));
  return ResolveOutcome{.project = std::move(project.summary), .migration = name};
}

}  // namespace strata
