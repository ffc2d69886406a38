// validate and format: what works on schema files alone.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/report.h"

namespace strata::cli {
namespace {

int validate(const Arguments& arguments, Session& session) {
  const Result<ValidateOutcome> outcome = open_engine(arguments, session).validate();
  if (!outcome) return fail_with(session, outcome.error());
  const int code = outcome->has_errors() ? kFailed : kDone;
  if (session.as_json) {
    JsonWriter json;
    add_diagnostics(json, outcome->diagnostics);
    print(session, json);
    return code;
  }
  report_diagnostics(session.err, outcome->diagnostics);
  if (code == kDone) {
    session.out.line(fmt::format("{} is valid.", outcome->schema_path));
    return code;
  }
  const auto errors = static_cast<std::size_t>(std::ranges::count_if(
      outcome->diagnostics, [](const LocatedDiagnostic& d) { return d.severity == Severity::error; }));
  session.err.line(fmt::format("{} has {}.", outcome->schema_path, counted(errors, "error")));
  return code;
}

int format(const Arguments& arguments, Session& session) {
  const bool check = arguments.has("--check");
  const Result<FormatOutcome> outcome = open_engine(arguments, session).format({.check = check});
  if (!outcome) return fail_with(session, outcome.error());
  const std::vector<std::string>& changed = outcome->changed_files;
  const std::vector<std::string>& broken = outcome->broken_files;
  const bool has_unformatted = check && !changed.empty();
  const int code = has_unformatted || !broken.empty() ? kFailed : kDone;
  if (session.as_json) {
    JsonWriter json;
    json.texts("files", outcome->schema_files);
    json.texts("changed", changed);
    json.flag("written", !check);
    add_diagnostics(json, outcome->diagnostics);
    print(session, json);
    return code;
  }
  report_diagnostics(session.err, outcome->diagnostics);
  for (const std::string& file : changed) {
    if (check)
      session.err.line(file + " is not formatted.");
    else
      session.out.line("Formatted " + file);
  }
  for (const std::string& file : broken) {
    session.err.line(file + " has syntax errors and stays as it is.");
  }
  if (has_unformatted) report_next_steps(session.err, std::array<std::string, 1>{"strata format"});
  if (changed.empty() && broken.empty()) session.out.line("Nothing to change: the schema is formatted.");
  return code;
}

constexpr std::array kValidateOptions = {kSchema, kConfig, kJson, kHelp};
constexpr std::array kValidateExamples = {
    Example{.command = "strata validate", .meaning = "Check the project's schema"},
    Example{.command = "strata validate --schema db --json",
            .meaning = "Check a folder of files, for a program"},
};

constexpr std::array kFormatOptions = {
    kSchema, kConfig,
    Option{.names = "--check", .value = "", .help = "Write nothing; fail if a file is not formatted"}, kJson,
    kHelp};
constexpr std::array kFormatExamples = {
    Example{.command = "strata format", .meaning = "Format the project's schema"},
    Example{.command = "strata format --check", .meaning = "In CI: fail when somebody forgot"},
};

constexpr std::array<Command, 2> kSchemaCommands = {{
    {.words = "validate",
     .summary = "Check the schema",
     .description =
         "Reports everything that is wrong with the schema at once, with file, line and column. Needs no "
         "database. Exit code 1 when there are errors.",
     .options = kValidateOptions,
     .examples = kValidateExamples,
     .run = validate},
    {.words = "format",
     .summary = "Lay out the schema in its one canonical form",
     .description =
         "Aligns the files of the schema and adds the missing half of relations. A file with syntax "
         "errors stays as it is: they are told, and the exit code is 1.",
     .options = kFormatOptions,
     .examples = kFormatExamples,
     .run = format},
}};

}  // namespace

std::span<const Command> schema_commands() {
  return kSchemaCommands;
}

}  // namespace strata::cli
