// Calls about a history of migrations and its ledger.
#include <fmt/format.h>
#include <utility>

#include "base/clock.h"
#include "dialect/dialect.h"
#include "diff/data_loss.h"
#include "diff/differ.h"
#include "engine/database.h"
#include "engine/deploy.h"
#include "engine/diagnosis.h"
#include "engine/ledger_marks.h"
#include "engine/live_diff.h"
#include "engine/loss_report.h"
#include "engine/reading.h"
#include "engine/runner.h"
#include "history/migration_name.h"
#include "history/reconcile.h"
#include "rpc/methods.h"
#include "translate/to_schema.h"

namespace strata::rpc {
namespace {

using engine::HistoryProject;

// The schema of the command line, and the migrations of the call.
Result<HistoryProject> open_history(Session& session, const Parameters& parameters) {
  STRATA_TRY(MigrationList list, parameters.migrations("migrationsList"));
  STRATA_TRY(project::ExternalNames external, parameters.filters());
  STRATA_TRY(project::Project project,
             session.open_project(session.schema(), psl::Extent::configuration, std::move(external)));
  return session.open_history(std::move(project), std::move(list));
}

// The schema and the migrations of the call.
Result<HistoryProject> open_history_and_schema(Session& session, const Parameters& parameters) {
  STRATA_TRY(MigrationList list, parameters.migrations("migrationsList"));
  STRATA_TRY(const std::vector<project::SchemaFile> files, parameters.schema("schema"));
  STRATA_TRY(project::ExternalNames external, parameters.filters());
  STRATA_TRY(project::Project project,
             session.open_project(files, psl::Extent::everything, std::move(external)));
  return session.open_history(std::move(project), std::move(list));
}

Result<std::unique_ptr<sql::Connection>> connect(const HistoryProject& project) {
  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), project.database, engine::IfMissing::fail));
  return std::move(database.connection);
}

// Tells the client which migration is at hand.
class Announcer : public Observer {
 public:
  explicit Announcer(Channel& channel) : channel_(channel) {}
  void on_applying(std::string_view migration, std::size_t /*number*/, std::size_t /*total*/) override {
    channel_.print(fmt::format("Applying migration `{}`\n", migration));
  }

 private:
  Channel& channel_;
};

// From what all migrations build to what the schema says; the shadow database is asked what the texts do not
// tell.
Result<diff::Migration> next_migration(const HistoryProject& project) {
  Observer nobody;
  STRATA_TRY(const engine::Shadow shadow, engine::find_shadow(project.project, project.database));
  schema::Schema next = translate::to_schema(project.project.datamodel);
  STRATA_TRY(const history::History& history, project.history());
  STRATA_TRY(schema::Schema built, engine::replay(shadow, history, nobody, engine::Reading::sayable,
                                                  [&](sql::Connection& connection, schema::Schema& read) {
                                                    return engine::align(project.dialect(), connection,
                                                                         {&read, &next},
                                                                         project.project.external);
                                                  }));
  return diff::compare({std::move(built), std::move(next)}, project.dialect().policy());
}

Json names_of(const std::vector<const history::Entry*>& entries) {
  Json names = Json::array();
  for (const history::Entry* entry : entries) names.push_back(entry->name);
  return names;
}

Json steps_of(const std::vector<PushPlan::Finding>& findings) {
  Json steps = Json::array();
  for (const PushPlan::Finding& finding : findings) {
    steps.push_back({{"message", finding.text}, {"stepIndex", finding.step}});
  }
  return steps;
}

// How folders and ledger differ, in the protocol's three forms; null: not at all.
Json history_diagnostic(const history::Reconciliation& state) {
  const Json unapplied = names_of(state.due());
  const Json unpersisted = names_of(state.in_state(MigrationState::missing));
  if (unapplied.empty() && unpersisted.empty()) return nullptr;
  if (unpersisted.empty()) {
    return {{"diagnostic", "databaseIsBehind"}, {"unappliedMigrationNames", unapplied}};
  }
  if (unapplied.empty()) {
    return {{"diagnostic", "migrationsDirectoryIsBehind"}, {"unpersistedMigrationNames", unpersisted}};
  }
  const std::string last = state.last_common();
  return {{"diagnostic", "historiesDiverge"},
          {"lastCommonMigrationName", last.empty() ? Json(nullptr) : Json(last)},
          {"unpersistedMigrationNames", unpersisted},
          {"unappliedMigrationNames", unapplied}};
}

// What only a reset, or a person, can mend.
bool asks_for_reset(const Error& error) {
  return error.code == ErrorCode::reset_needed || error.code == ErrorCode::edited_migrations ||
         error.code == ErrorCode::missing_migrations || error.code == ErrorCode::failed_migrations;
}

std::string reason_of(const Error& error) {
  std::string reason = error.message;
  for (const std::string& line : error.details) reason += '\n' + line;
  return reason;
}

}  // namespace

Result<Json> apply_migrations(Session& session, const Parameters& parameters) {
  STRATA_TRY(const HistoryProject project, open_history(session, parameters));
  STRATA_TRY(const auto connection, connect(project));
  Announcer announcer(session.channel());
  DeployOutcome outcome;
  STRATA_CHECK(engine::deploy(project, *connection, outcome, announcer));
  Json names = Json::array();
  for (const AppliedMigration& migration : outcome.applied) names.push_back(migration.name);
  return Json{{"appliedMigrationNames", std::move(names)}};
}

Result<Json> create_migration(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::string words, parameters.text("migrationName"));
  STRATA_TRY(const bool is_draft, parameters.flag("draft"));
  if (words.size() > history::kLongestWords) {
    return fail(ErrorCode::name_too_long,
                fmt::format("The name of the migration has more than {} bytes.", history::kLongestWords),
                {"Give it a shorter name."});
  }
  STRATA_TRY(const HistoryProject project, open_history_and_schema(session, parameters));
  STRATA_TRY(const diff::Migration migration, next_migration(project));

  STRATA_TRY(const history::History& history, project.history());
  Json script = nullptr;
  if (is_draft || !migration.empty()) {
    script = dialect::warning_header(diff::describe_without_counts(migration)) +
             dialect::to_script(project.dialect().render(migration));
  }
  return Json{
      {"connectorType", project.dialect().target().provider},
      {"generatedMigrationName", history::make_migration_name(now(), words, history::last_name(history))},
      {"migrationScript", std::move(script)},
      {"extension", "sql"}};
}

Result<Json> dev_diagnostic(Session& session, const Parameters& parameters) {
  STRATA_TRY(const HistoryProject project, open_history(session, parameters));
  STRATA_TRY(const auto connection, connect(project));
  Observer nobody;
  STRATA_TRY(const engine::Shadow shadow, engine::find_shadow(project.project, project.database));
  // The answer to drift is a reset here: what Prisma does not see must not lead to one.
  const Result<engine::Examination> found =
      engine::examine(project, *connection, shadow, engine::Reading::sayable, nobody);
  if (!found && asks_for_reset(found.error())) {
    return Json{{"action", {{"tag", "reset"}, {"reason", reason_of(found.error())}}}};
  }
  if (!found) return std::unexpected(found.error());
  // Those to come must apply as well, before the first of them does.
  STRATA_TRY(const history::History& history, project.history());
  STRATA_CHECK(engine::replay(shadow, history, nobody));
  return Json{{"action", {{"tag", "createMigration"}}}};
}

Result<Json> diagnose_migration_history(Session& session, const Parameters& parameters) {
  STRATA_TRY(const HistoryProject project, open_history(session, parameters));
  STRATA_TRY(const auto connection, connect(project));
  STRATA_TRY(const auto rows, history::Ledger(*connection, project.dialect()).read());
  STRATA_TRY(const history::History& history, project.history());
  const history::Reconciliation state = history::reconcile(history, rows);
  return Json{{"history", history_diagnostic(state)},
              {"failedMigrationNames", names_of(state.in_state(MigrationState::failed))},
              {"editedMigrationNames", names_of(state.in_state(MigrationState::edited))},
              {"hasMigrationsTable", state.has_ledger}};
}

Result<Json> evaluate_data_loss(Session& session, const Parameters& parameters) {
  STRATA_TRY(const HistoryProject project, open_history_and_schema(session, parameters));
  STRATA_TRY(const diff::Migration migration, next_migration(project));
  STRATA_TRY(const auto connection, connect(project));
  STRATA_TRY(const engine::LossReport report,
             engine::report_losses(*connection, project.dialect(), migration));
  return Json{{"migrationSteps", migration.steps.size()},
              {"warnings", steps_of(report.warnings)},
              {"unexecutableSteps", steps_of(report.unexecutable)}};
}

Result<Json> mark_migration_applied(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::string name, parameters.text("migrationName"));
  STRATA_TRY(const HistoryProject project, open_history(session, parameters));
  STRATA_TRY(const auto connection, connect(project));
  Observer nobody;
  STRATA_TRY(const engine::Runner runner, engine::Runner::start(*connection, project, nobody));
  STRATA_CHECK(engine::mark_applied(*connection, project, name, engine::IfEdited::refuse));
  return Json::object();
}

Result<Json> mark_migration_rolled_back(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::string name, parameters.text("migrationName"));
  STRATA_TRY(project::Project schema, session.open_project(session.schema(), psl::Extent::configuration));
  STRATA_TRY(const HistoryProject project, session.open_history(std::move(schema), {}));
  STRATA_TRY(const auto connection, connect(project));
  Observer nobody;
  STRATA_TRY(const engine::Runner runner, engine::Runner::start(*connection, project, nobody));
  STRATA_CHECK(engine::mark_rolled_back(*connection, project, name));
  return Json::object();
}

}  // namespace strata::rpc
