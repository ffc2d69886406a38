#include "cli/answer.h"

#include <utility>

#include "cli/report.h"

namespace strata::cli {
namespace {

void add_diagnostic(JsonWriter& json, const LocatedDiagnostic& diagnostic) {
  const Location& location = diagnostic.location;
  json.item();
  json.text("severity", diagnostic.severity == Severity::error ? "error" : "warning");
  json.text("code", diagnostic.code);
  json.text("message", diagnostic.message);
  json.text("file", location.file);
  json.number("line", location.line);
  json.number("column", location.column);
  json.number("end_line", location.end_line);
  json.number("end_column", location.end_column);
  json.text("help", diagnostic.help);
  json.close();
}

void add_error(JsonWriter& json, const Error& error) {
  json.object("error");
  json.text("code", error_code_name(error.code));
  json.text("message", error.message);
  json.texts("details", error.details);
  json.texts("next_steps", error.next_steps);
  if (!error.migration.empty()) json.text("migration", error.migration);
  if (!error.database_code.empty()) json.text("database_code", error.database_code);
  json.close();
}

}  // namespace

Engine open_engine(const Arguments& arguments, const Session& session) {
  Environment environment = session.environment;
  environment.reserves_stdout = session.as_json;
  return {std::move(environment), arguments.project()};
}

int fail_with(Session& session, const Error& error, const Progress* progress) {
  if (session.as_json) {
    JsonWriter json;
    add_error(json, error);
    add_diagnostics(json, error.diagnostics);
    if (progress != nullptr && !progress->applied().empty()) add_applied(json, progress->applied());
    print(session, json);
  } else {
    if (progress != nullptr) progress->list_applied();
    report_error(session.err, error);
  }
  const bool is_by_choice = error.code == ErrorCode::declined || error.code == ErrorCode::interrupted;
  return is_by_choice ? kDeclined : kFailed;
}

int fail_usage(Session& session, std::string message, std::vector<std::string> next_steps) {
  return fail_with(
      session,
      Error{.code = ErrorCode::usage, .message = std::move(message), .next_steps = std::move(next_steps)});
}

int print(Session& session, JsonWriter& json) {
  session.out.write(json.finish());
  return kDone;
}

void add_diagnostics(JsonWriter& json, std::span<const LocatedDiagnostic> diagnostics) {
  json.array("diagnostics");
  for (const LocatedDiagnostic& diagnostic : diagnostics) add_diagnostic(json, diagnostic);
  json.close();
}

void add_project(JsonWriter& json, const ProjectSummary& project) {
  json.object("project");
  json.text("schema", project.schema_path);
  json.texts("schema_files", project.schema_files);
  json.text("migrations", project.migrations_path);
  json.text("provider", project.provider);
  json.text("database", project.location);
  json.close();
}

void add_applied(JsonWriter& json, std::span<const AppliedMigration> applied) {
  json.array("applied");
  for (const AppliedMigration& migration : applied) {
    json.item();
    json.text("name", migration.name);
    json.seconds("seconds", migration.seconds);
    json.close();
  }
  json.close();
}

}  // namespace strata::cli
