// The migrate commands' answers as JSON (docs/json.md).
#include "cli/answer.h"
#include "cli/migrate_answers.h"
#include "cli/migration_state.h"

namespace strata::cli {
namespace {

void add_optional(JsonWriter& json, std::string_view key, const std::string& value) {
  if (value.empty())
    json.null(key);
  else
    json.text(key, value);
}

}  // namespace

int answer_json(Session& session, const DevOutcome& outcome, const Progress& progress) {
  JsonWriter json;
  add_project(json, outcome.project);
  json.flag("database_created", outcome.database_created);
  add_applied(json, outcome.applied);
  add_optional(json, "created", outcome.created_migration.value_or(""));
  add_optional(json, "script", outcome.created_script_path);
  json.flag("in_sync", outcome.in_sync);
  json.flag("seeded", outcome.seeded);
  json.object("unmanaged_drift");
  json.texts("added", outcome.unmanaged.added);
  json.texts("removed", outcome.unmanaged.removed);
  json.texts("changed", outcome.unmanaged.changed);
  json.close();
  json.texts("warnings", outcome.warnings);
  json.texts("notes", progress.notes());
  return print(session, json);
}

int answer_json(Session& session, const DeployOutcome& outcome, const Progress& progress) {
  JsonWriter json;
  add_project(json, outcome.project);
  json.flag("database_created", outcome.database_created);
  json.number("migrations", outcome.migration_count);
  add_applied(json, outcome.applied);
  json.array("planned");
  for (const auto& [name, script] : outcome.planned) {
    json.item();
    json.text("name", name);
    json.text("script", script);
    json.close();
  }
  json.close();
  json.texts("warnings", outcome.warnings);
  json.texts("notes", progress.notes());
  return print(session, json);
}

int answer_json(Session& session, const StatusOutcome& outcome, const Progress& progress) {
  JsonWriter json;
  add_project(json, outcome.project);
  json.flag("up_to_date", outcome.up_to_date);
  json.flag("has_ledger", outcome.has_ledger);
  json.flag("diverged", outcome.is_diverged);
  add_optional(json, "last_common_migration", outcome.last_common_migration);
  json.array("migrations");
  for (const MigrationStatus& migration : outcome.migrations) {
    json.item();
    json.text("name", migration.name);
    json.text("state", words_of(migration.state).key);
    add_optional(json, "started_at", migration.started_at);
    add_optional(json, "finished_at", migration.finished_at);
    add_optional(json, "logs", migration.logs);
    json.close();
  }
  json.close();
  json.texts("problems", outcome.problems);
  json.texts("next_steps", outcome.next_steps);
  json.texts("notes", progress.notes());
  return print(session, json);
}

int answer_json(Session& session, const ResetOutcome& outcome, const Progress& progress) {
  JsonWriter json;
  add_project(json, outcome.project);
  add_applied(json, outcome.applied);
  json.flag("seeded", outcome.seeded);
  json.texts("notes", progress.notes());
  return print(session, json);
}

}  // namespace strata::cli
