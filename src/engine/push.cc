#include <utility>

#include "strata/engine.h"

#include "dialect/dialect.h"
#include "diff/differ.h"
#include "diff/object_loss.h"
#include "engine/database.h"
#include "engine/live_diff.h"
#include "engine/loss_report.h"
#include "engine/schema_change.h"
#include "project/project.h"
#include "translate/to_schema.h"

namespace strata {
namespace engine {

Result<SchemaChange> plan_change(const project::Project& project, sql::Connection& live) {
  const dialect::Dialect& dialect = *project.dialect;
  SchemaChange plan;
  STRATA_TRY(plan.live, dialect.introspect(live));
  STRATA_TRY(plan.migration, diff_live(dialect, live, {plan.live, translate::to_schema(project.datamodel)},
                                       project.external));
  if (diff::may_touch_objects(plan.migration)) {
    STRATA_TRY(plan.migration.schemas.previous.unmanaged, dialect.read_unmanaged(live));
  }
  STRATA_TRY(plan.losses, report_losses(live, dialect, plan.migration));
  return plan;
}

Result<void> run_change(const dialect::Dialect& dialect, sql::Connection& live, const SchemaChange& plan) {
  if (plan.migration.empty()) return {};
  const auto is_as_planned = [&]() -> Result<bool> {
    STRATA_TRY(schema::Schema now, dialect.introspect(live));
    return now == plan.live;
  };
  const dialect::Surroundings surroundings{
      .before = is_as_planned, .record = {}, .record_progress = {}, .on_leftover = {}, .on_note = {}};
  STRATA_TRY(const bool has_run,
             dialect.run_script(live, dialect::to_script(dialect.render(plan.migration)), surroundings));
  if (has_run) return {};
  return fail(ErrorCode::busy, "Another program changed the database's tables meanwhile; nothing was done.",
              {"Run the command again."});
}

}  // namespace engine

Result<PushPlan> Engine::plan_push() const {
  STRATA_TRY(const project::Project project, project::open_project(environment_, options_));
  STRATA_TRY(const dialect::ConnectOptions where, project::database_of(project, options_));
  Result<engine::OpenedDatabase> database =
      engine::open_database(*project.dialect, where, engine::IfMissing::fail);
  if (!database && database.error().code == ErrorCode::database_missing) {
    const diff::Migration all =
        diff::diff({}, translate::to_schema(project.datamodel), project.dialect->policy(), project.external);
    return PushPlan{.warnings = {}, .unexecutable = {}, .step_count = all.steps.size()};
  }
  if (!database) return std::unexpected(std::move(database).error());
  STRATA_TRY(engine::SchemaChange plan, engine::plan_change(project, *database->connection));
  return PushPlan{.warnings = std::move(plan.losses.warnings),
                  .unexecutable = std::move(plan.losses.unexecutable),
                  .step_count = plan.migration.steps.size()};
}

Result<PushOutcome> Engine::push(const PushOptions& options, Observer& observer) const {
  STRATA_TRY(const project::Project project, project::open_project(environment_, options_));
  STRATA_TRY(const dialect::ConnectOptions where, project::database_of(project, options_));
  const dialect::Dialect& dialect = *project.dialect;
  PushOutcome outcome{.project = project::summarize(project, environment_, dialect.describe_location(where))};

  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(dialect, where, engine::IfMissing::create));
  sql::Connection& live = *database.connection;
  outcome.database_created = database.created;
  if (options.force_reset && !database.created) {
    STRATA_CHECK(dialect.reset(live));
    outcome.was_reset = true;
  }

  STRATA_TRY(const engine::SchemaChange plan, engine::plan_change(project, live));
  if (!plan.losses.unexecutable.empty()) {
    return std::unexpected(engine::not_executable(
        plan.losses, {"Give the new fields a default, or make them optional.",
                      "To start over and lose all data: `strata db push --force-reset`."}));
  }
  if (!plan.losses.objects.blocked.empty()) {
    return std::unexpected(engine::blocked_by_objects(
        plan.losses, "Drop them (`strata db execute`), push, and create them again."));
  }
  STRATA_CHECK(engine::confirm_losses(plan.losses, options.accept_data_loss, observer));
  STRATA_CHECK(engine::run_change(dialect, live, plan));
  outcome.executed_steps = plan.migration.steps.size();
  outcome.warnings = engine::told_texts(plan.losses);
  return outcome;
}

}  // namespace strata
