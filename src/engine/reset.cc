#include <fmt/format.h>
#include <utility>

#include "strata/engine.h"

#include "engine/database.h"
#include "engine/executor.h"
#include "engine/history_project.h"
#include "engine/runner.h"
#include "engine/seed.h"

namespace strata {
namespace {

Result<void> confirm_reset(const ProjectSummary& project, const ResetOptions& options, Observer& observer) {
  if (options.force) return {};
  const std::string text =
      fmt::format("Every table and every row of the {} will be deleted.", project.location);
  const std::optional<bool> answer = observer.confirm({.text = text, .losses = {}, .flag = "--force"});
  if (answer == true) return {};
  if (answer) return fail(ErrorCode::declined, "Declined; nothing was changed.");
  return fail(ErrorCode::confirmation_needed, text, {"To do it, run the command again with `--force`."});
}

}  // namespace

Result<ResetOutcome> Engine::reset(const ResetOptions& options, Observer& observer) const {
  STRATA_TRY(engine::HistoryProject project,
             engine::open_history_project(environment_, options_, psl::Extent::configuration));
  STRATA_CHECK(confirm_reset(project.summary, options, observer));
  STRATA_TRY(const history::History& history, project.history());
  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), project.database, engine::IfMissing::create));
  sql::Connection& connection = *database.connection;
  STRATA_TRY(const engine::Runner runner, engine::Runner::start(connection, project, observer));
  STRATA_CHECK(project.dialect().reset(connection));
  STRATA_CHECK(engine::ensure_ledger(connection, project));

  std::vector<const history::Migration*> due;
  for (const history::Migration& migration : history) due.push_back(&migration);
  ResetOutcome outcome{.project = std::move(project.summary)};
  STRATA_TRY(outcome.applied, engine::apply(runner.options(), due, observer));
  if (options.skip_seed || !project.project.configuration.seed) return outcome;
  STRATA_TRY(const std::string command, engine::run_seed(environment_, project.project.configuration, {}));
  static_cast<void>(command);
  outcome.seeded = true;
  return outcome;
}

}  // namespace strata
