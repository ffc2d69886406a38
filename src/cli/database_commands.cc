// db pull, push, execute, seed: what works on a database without its history.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/unicode.h"

namespace strata::cli {
namespace {

void add_files(JsonWriter& json, std::string_view name, const std::vector<PullOutcome::File>& files) {
  json.array(name);
  for (const PullOutcome::File& file : files) {
    json.item();
    json.text("path", file.path);
    json.text("text", file.text);
    json.close();
  }
  json.close();
}

int answer_pull_json(Session& session, const PullOutcome& outcome, bool print_only) {
  JsonWriter json;
  add_project(json, outcome.project);
  json.number("models", outcome.model_count);
  json.flag("written", !print_only);
  add_files(json, "files", outcome.files);
  add_files(json, "views", outcome.views);
  json.texts("removed", outcome.removed_files);
  json.texts("warnings", outcome.warnings);
  return print(session, json);
}

// The schema goes to standard output and can be redirected; warnings look like comments of it.
int answer_pull_print(Session& session, const PullOutcome& outcome) {
  for (const PullOutcome::File& file : outcome.files) {
    if (outcome.files.size() > 1) session.out.line("// " + file.path);
    session.out.write(file.text);
  }
  for (const std::string& warning : outcome.warnings) session.err.line("// " + printable(warning));
  return kDone;
}

int pull(const Arguments& arguments, Session& session) {
  const bool print_only = arguments.has("--print");
  const Result<PullOutcome> outcome =
      open_engine(arguments, session).pull({.print = print_only, .force = arguments.has("--force")});
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) return answer_pull_json(session, *outcome, print_only);
  if (print_only) return answer_pull_print(session, *outcome);
  for (const PullOutcome::File& file : outcome->files) {
    session.out.line(session.out.styled(Style::success, "Wrote") + "  " + file.path);
  }
  for (const PullOutcome::File& view : outcome->views) {
    session.out.line(session.out.styled(Style::success, "Wrote") + "  " + printable(view.path));
  }
  for (const std::string& file : outcome->removed_files) session.out.line("Removed  " + file);
  report_warnings(session.err, outcome->warnings);
  session.out.line(
      fmt::format("\n{} from {}.", counted(outcome->model_count, "model"), outcome->project.location));
  return kDone;
}

int push(const Arguments& arguments, Session& session) {
  Progress progress(session);
  const Result<PushOutcome> outcome = open_engine(arguments, session)
                                          .push({.accept_data_loss = arguments.has("--accept-data-loss"),
                                                 .force_reset = arguments.has("--force-reset")},
                                                progress);
  if (!outcome) return fail_with(session, outcome.error(), &progress);
  if (session.as_json) {
    JsonWriter json;
    add_project(json, outcome->project);
    json.flag("database_created", outcome->database_created);
    json.flag("reset", outcome->was_reset);
    json.number("steps", outcome->executed_steps);
    json.texts("warnings", outcome->warnings);
    json.texts("notes", progress.notes());
    return print(session, json);
  }
  Output& out = session.out;
  report_warnings(session.err, outcome->warnings);
  if (outcome->database_created)
    out.line(out.styled(Style::success, "Created") + "  " + outcome->project.location);
  if (outcome->was_reset) out.line(out.styled(Style::success, "Emptied") + "  " + outcome->project.location);
  out.line(outcome->executed_steps == 0
               ? fmt::format("Nothing to do: the database matches {}.", outcome->project.schema_path)
               : fmt::format("The database matches {} now: {} done.", outcome->project.schema_path,
                             counted(outcome->executed_steps, "step")));
  return kDone;
}

Result<ExecuteOptions> read_script(const Arguments& arguments) {
  const std::optional<std::string> file = arguments.value("--file");
  if (file.has_value() == arguments.has("--stdin")) {
    return fail(ErrorCode::usage, file ? "--file and --stdin contradict each other."
                                       : "Nothing says where the SQL is: give --file PATH or --stdin.");
  }
  if (file) {
    STRATA_TRY(std::string script, read_text(*file));
    return ExecuteOptions{.script = std::move(script), .script_name = *file};
  }
  STRATA_TRY(std::string script, read_standard_input());
  return ExecuteOptions{.script = std::move(script), .script_name = "stdin"};
}

int execute(const Arguments& arguments, Session& session) {
  const Result<ExecuteOptions> options = read_script(arguments);
  if (!options) return fail_with(session, options.error());
  const Result<ExecuteOutcome> outcome = open_engine(arguments, session).execute(*options);
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) {
    JsonWriter json;
    json.text("database", outcome->location);
    return print(session, json);
  }
  session.out.line(fmt::format("Done: {} ran on {}.", options->script_name, outcome->location));
  return kDone;
}

int seed(const Arguments& arguments, Session& session) {
  const Result<SeedOutcome> outcome = open_engine(arguments, session).seed({.arguments = arguments.rest});
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) {
    JsonWriter json;
    json.text("command", outcome->command);
    return print(session, json);
  }
  session.out.line("Seeded: " + printable(outcome->command));
  return kDone;
}

constexpr std::array kPullOptions = {
    Option{.names = "--print", .value = "", .help = "Print the schema and write nothing"},
    Option{.names = "--force", .value = "", .help = "Forget the models that the schema has now"},
    kSchema,
    kConfig,
    kUrl,
    kJson,
    kHelp};
constexpr std::array kPullExamples = {
    Example{.command = "strata db pull", .meaning = "Bring the schema up to the database"},
    Example{.command = "strata db pull --print --url file:./old.db", .meaning = "Look at a database"},
};
constexpr std::array kPushOptions = {
    kAcceptDataLoss,
    Option{.names = "--force-reset", .value = "", .help = "Empty the database first"},
    kSchema,
    kConfig,
    kUrl,
    kJson,
    kHelp,
    kSkipGenerate};
constexpr std::array kPushExamples = {
    Example{.command = "strata db push", .meaning = "Try a change without writing a migration"},
};
constexpr std::array kExecuteOptions = {
    Option{.names = "--file", .value = "PATH", .help = "Run this file"},
    Option{.names = "--stdin", .value = "", .help = "Run what comes from standard input"},
    kUrl,
    kSchema,
    kConfig,
    kJson,
    kHelp,
    Option{.names = "--preview-feature", .value = "", .help = "Has no effect", .is_hidden = true}};
constexpr std::array kExecuteExamples = {
    Example{.command = "strata db execute --file fix.sql", .meaning = "Run a script"},
    Example{.command = "echo 'DELETE FROM \"Session\";' | strata db execute --stdin",
            .meaning = "Run a statement"},
};
constexpr std::array kSeedOptions = {
    kConfig, kJson, kHelp,
    Option{.names = "--preview-feature", .value = "", .help = "Has no effect", .is_hidden = true}};
constexpr std::array kSeedExamples = {
    Example{.command = "strata db seed", .meaning = "Run the seed command"},
    Example{.command = "strata db seed -- --small", .meaning = "The same, with an argument of its own"},
};

constexpr std::array<Command, 4> kDatabaseCommands = {{
    {.words = "db pull",
     .summary = "Write the database's tables into the schema",
     .description =
         "Reads the live database and merges what it finds into the schema: names, comments and order of "
         "what is known already stay.",
     .options = kPullOptions,
     .examples = kPullExamples,
     .run = pull},
    {.words = "db push",
     .summary = "Make the database match the schema, without a migration",
     .description =
         "For trying things out. Stops before steps that lose data, with numbers from the live tables.",
     .options = kPushOptions,
     .examples = kPushExamples,
     .run = push},
    {.words = "db execute",
     .summary = "Run SQL on the database",
     .description = "Prints no rows.",
     .options = kExecuteOptions,
     .examples = kExecuteExamples,
     .run = execute},
    {.words = "db seed",
     .summary = "Run the seed command",
     .description =
         "The command is `seed` in [migrations] of strata.toml, migrations.seed of prisma.config.ts, or "
         "prisma.seed of package.json. What stands behind -- is handed to it.",
     .options = kSeedOptions,
     .examples = kSeedExamples,
     .run = seed,
     .passes_rest = true},
}};

}  // namespace

std::span<const Command> database_commands() {
  return kDatabaseCommands;
}

}  // namespace strata::cli
