#include <fmt/format.h>
#include <utility>

#include "strata/engine.h"

#include "engine/database.h"
#include "engine/history_errors.h"
#include "engine/history_project.h"
#include "history/reconcile.h"

namespace strata {
namespace {

using engine::list_names;

MigrationStatus to_status(const history::Entry& entry) {
  MigrationStatus status{.name = std::string(entry.name), .state = entry.state};
  if (entry.row == nullptr) return status;
  status.started_at = to_rfc3339(entry.row->started_at);
  if (entry.row->finished_at) status.finished_at = to_rfc3339(*entry.row->finished_at);
  status.logs = entry.row->logs;
  return status;
}

// Worst first: what stops every command, then what makes the history untrue, then what is only not done yet.
void tell(const history::Reconciliation& state, StatusOutcome& outcome) {
  for (const history::Entry* failed : state.blocking()) {
    outcome.problems.push_back(
        fmt::format("The migration `{}` failed or is being applied right now; nothing else "
                    "is applied until that is resolved.",
                    failed->name));
    for (std::string& way : engine::ways_out_of_failure(failed->name))
      outcome.next_steps.push_back(std::move(way));
  }
  for (std::string& sentence : engine::describe_contradictions(state)) {
    outcome.problems.push_back(std::move(sentence));
  }
  std::vector<const history::Entry*> retried;
  std::vector<const history::Entry*> pending;
  for (const history::Entry* entry : state.due()) {
    (entry->state == MigrationState::failed ? retried : pending).push_back(entry);
  }
  if (!retried.empty()) {
    outcome.problems.push_back(
        fmt::format("Failed at the last try, and nothing of it was kept: {}. The next "
                    "deploy tries again.",
                    list_names(retried)));
  }
  if (!pending.empty()) {
    outcome.problems.push_back(fmt::format("Not applied yet: {}.", list_names(pending)));
  }
  if (!retried.empty() || !pending.empty()) {
    outcome.next_steps.emplace_back(
        "To apply them: `strata migrate deploy`, or `strata migrate dev` while developing.");
  }
}

void tell_without_ledger(StatusOutcome& outcome) {
  if (outcome.has_ledger || outcome.migration_count != 0) return;
  outcome.problems.emplace_back(
      "The database has no record of migrations, and there are no migrations here.");
  outcome.next_steps.emplace_back("To make the first migration: `strata migrate dev --name init`.");
  outcome.next_steps.emplace_back(
      "If the database has tables already, write them into the schema first: `strata db pull`.");
}

}  // namespace

Result<StatusOutcome> Engine::status(Observer& /*observer*/) const {
  STRATA_TRY(engine::HistoryProject project,
             engine::open_history_project(environment_, options_, psl::Extent::configuration));
  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), project.database, engine::IfMissing::fail));
  history::Ledger ledger(*database.connection, project.dialect());
  STRATA_TRY(const auto rows, ledger.read());
  STRATA_TRY(const history::History& history, project.history());
  const history::Reconciliation state = history::reconcile(history, rows);

  StatusOutcome outcome{.project = std::move(project.summary),
                        .migration_count = history.size(),
                        .has_ledger = state.has_ledger,
                        .is_diverged = state.is_diverged()};
  outcome.migrations.reserve(state.entries.size());
  for (const history::Entry& entry : state.entries) outcome.migrations.push_back(to_status(entry));
  if (outcome.is_diverged) outcome.last_common_migration = state.last_common();
  tell_without_ledger(outcome);
  if (!rows && !history.empty()) {
    STRATA_TRY(const std::vector<std::string> tables, project.dialect().table_names(*database.connection));
    if (!tables.empty()) {
      Error error = engine::database_not_empty(tables, outcome.project);
      outcome.problems.push_back(std::move(error.message));
      outcome.next_steps = std::move(error.next_steps);
    }
  }
  tell(state, outcome);
  outcome.up_to_date = outcome.problems.empty();
  return outcome;
}

}  // namespace strata
