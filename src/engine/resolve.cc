#include <algorithm>
#include <fmt/format.h>
#include <functional>
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
template <typename Value>
Result<Value> about(const std::string& migration, Result<Value> done) {
  if (!done) done.error().migration = migration;
  return done;
}

// The row that decides whether a migration counts as edited; null: it is not applied.
const history::LedgerRow* applied_row(const std::vector<history::LedgerRow>& rows) {
  const auto last = std::find_if(rows.rbegin(), rows.rend(), std::mem_fn(&history::LedgerRow::is_applied));
  return last != rows.rend() ? &*last : nullptr;
}

Result<bool> mark_applied_in_ledger(sql::Connection& connection, const HistoryProject& project,
                                    const std::string& name, engine::IfEdited if_edited) {
  STRATA_TRY(const history::History& history, project.history());
  const auto found = std::ranges::find(history, name, &history::Migration::name);
  if (found == history.end() || !found->script) {
    return fail(
        ErrorCode::migration_not_found,
        fmt::format("There is no migration `{}` with a script in {}.", name, project.summary.migrations_path),
        {"Give the name of its folder; `strata migrate status` lists them all."});
  }
  history::Ledger ledger(connection, project.dialect());
  bool was_edited = false;
  STRATA_CHECK(in_transaction(connection, [&]() -> Result<void> {
    STRATA_TRY(const auto rows, ledger.read());
    // Without a look at the tables that are there: recording what they have is how a baseline is made.
    if (!rows) STRATA_CHECK(ledger.create());
    STRATA_TRY(const std::vector<history::LedgerRow> own, ledger.read(name));
    const Timestamp time = now();
    if (const history::LedgerRow* const row = applied_row(own)) {
      was_edited = !history::matches(row->checksum, *found);
      if (!was_edited || if_edited == engine::IfEdited::refuse) {
        return fail(ErrorCode::already_applied,
                    fmt::format("The migration `{}` is recorded as applied already.", name));
      }
      return ledger.record_script(row->id, history::checksum(*found));
    }
    STRATA_CHECK(ledger.roll_back_failed(name, time));
    return ledger.add_resolved(name, history::checksum(*found), time);
  }));
  return was_edited;
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

Result<bool> engine::mark_applied(sql::Connection& connection, const HistoryProject& project,
                                  const std::string& name, IfEdited if_edited) {
  return about(name, mark_applied_in_ledger(connection, project, name, if_edited));
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
  ResolveOutcome outcome{.project = project.summary, .migration = name};
  if (options.applied) {
    STRATA_TRY(outcome.was_edited,
               engine::mark_applied(*database.connection, project, name, engine::IfEdited::record_script));
  } else {
    STRATA_CHECK(engine::mark_rolled_back(*database.connection, project, name));
  }
  return outcome;
}

}  // namespace strata
