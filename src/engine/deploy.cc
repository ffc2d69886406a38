#include "engine/deploy.h"

#include <utility>

#include "strata/engine.h"

#include "engine/database.h"
#include "engine/executor.h"
#include "engine/history_errors.h"
#include "engine/history_project.h"
#include "engine/runner.h"
#include "history/reconcile.h"

namespace strata {
namespace {

using engine::HistoryProject;

std::vector<const history::Migration*> migrations_of(const std::vector<const history::Entry*>& due) {
  std::vector<const history::Migration*> migrations;
  migrations.reserve(due.size());
  for (const history::Entry* entry : due) migrations.push_back(entry->migration);
  return migrations;
}

// Nothing is made and nothing is written: a missing database, or one without ledger, has everything to come.
Result<DeployOutcome> plan(HistoryProject& project, sql::Connection* connection, DeployOutcome outcome) {
  std::optional<std::vector<history::LedgerRow>> rows;
  if (connection != nullptr) {
    STRATA_TRY(rows, history::Ledger(*connection, project.dialect()).read());
    if (!rows) STRATA_CHECK(engine::check_empty(*connection, project));
  }
  STRATA_TRY(const history::History& history, project.history());
  outcome.migration_count = history.size();
  const history::Reconciliation state = history::reconcile(history, rows);
  if (const auto blocking = state.blocking(); !blocking.empty()) {
    return std::unexpected(engine::failed_migrations(blocking));
  }
  outcome.warnings = engine::describe_contradictions(state);
  for (const history::Entry* entry : state.due()) {
    STRATA_TRY(const std::string_view script, engine::require_script(*entry->migration));
    outcome.planned.emplace_back(entry->name, script);
  }
  return outcome;
}

Result<DeployOutcome> plan_only(HistoryProject& project, DeployOutcome outcome) {
  Result<engine::OpenedDatabase> database =
      engine::open_database(project.dialect(), project.database, engine::IfMissing::fail);
  if (database) return plan(project, database->connection.get(), std::move(outcome));
  if (database.error().code != ErrorCode::database_missing) {
    return std::unexpected(std::move(database).error());
  }
  return plan(project, nullptr, std::move(outcome));
}

}  // namespace

Result<void> engine::deploy(const HistoryProject& project, sql::Connection& connection,
                            DeployOutcome& outcome, Observer& observer) {
  STRATA_TRY(const Runner runner, Runner::start(connection, project, observer));
  STRATA_TRY(const auto rows, history::Ledger(connection, project.dialect()).read());
  STRATA_TRY(const history::History& history, project.history());
  if (!rows) STRATA_CHECK(ensure_ledger(connection, project));

  outcome.migration_count = history.size();
  const history::Reconciliation state = history::reconcile(history, rows);
  if (const auto blocking = state.blocking(); !blocking.empty()) {
    return std::unexpected(failed_migrations(blocking));
  }
  outcome.warnings = describe_contradictions(state);
  for (const std::string& warning : outcome.warnings) observer.on_warning(warning);
  const std::vector<const history::Migration*> due = migrations_of(state.due());
  STRATA_TRY(outcome.applied, apply(runner.options(), due, observer));
  return {};
}

Result<DeployOutcome> Engine::deploy(const DeployOptions& options, Observer& observer) const {
  STRATA_TRY(HistoryProject project,
             engine::open_history_project(environment_, options_, psl::Extent::configuration));
  DeployOutcome outcome{.project = project.summary};
  if (options.dry_run) return plan_only(project, std::move(outcome));

  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), engine::with_notes(project.database, observer),
                                   engine::IfMissing::create));
  outcome.database_created = database.created;
  STRATA_CHECK(engine::deploy(project, *database.connection, outcome, observer));
  return outcome;
}

}  // namespace strata
