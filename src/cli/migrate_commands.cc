// migrate dev, deploy, resolve, reset: what changes the history or its database.
#include <array>
#include <fmt/format.h>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/migrate_answers.h"

namespace strata::cli {
namespace {

int dev(const Arguments& arguments, Session& session) {
  Progress progress(session);
  const Result<DevOutcome> outcome = open_engine(arguments, session)
                                         .dev({.name = arguments.value("--name"),
                                               .create_only = arguments.has("--create-only"),
                                               .skip_seed = arguments.has("--skip-seed"),
                                               .accept_data_loss = arguments.has("--accept-data-loss")},
                                              progress);
  if (!outcome) return fail_with(session, outcome.error(), &progress);
  if (session.as_json) return answer_json(session, *outcome, progress);
  return answer_text(session, *outcome);
}

int deploy(const Arguments& arguments, Session& session) {
  Progress progress(session, Listing::at_once);
  const bool dry_run = arguments.has("--dry-run");
  const Result<DeployOutcome> outcome =
      open_engine(arguments, session).deploy({.dry_run = dry_run}, progress);
  if (!outcome) return fail_with(session, outcome.error(), &progress);
  if (session.as_json) return answer_json(session, *outcome, progress);
  return dry_run ? answer_dry_run(session, *outcome) : answer_text(session, *outcome, progress);
}

int status(const Arguments& arguments, Session& session) {
  Progress progress(session);
  const Result<StatusOutcome> outcome = open_engine(arguments, session).status(progress);
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json)
    answer_json(session, *outcome, progress);
  else
    answer_text(session, *outcome);
  return outcome->up_to_date ? kDone : kFailed;
}

int resolve(const Arguments& arguments, Session& session) {
  const std::optional<std::string> applied = arguments.value("--applied");
  const std::optional<std::string> rolled_back = arguments.value("--rolled-back");
  if (applied.has_value() == rolled_back.has_value()) {
    return fail_usage(session,
                      applied ? "--applied and --rolled-back contradict each other."
                              : "Say what became of the migration: --applied NAME or --rolled-back NAME.",
                      {"strata migrate resolve --help explains both."});
  }
  const Result<ResolveOutcome> outcome =
      open_engine(arguments, session).resolve({.applied = applied, .rolled_back = rolled_back});
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) {
    JsonWriter json;
    add_project(json, outcome->project);
    json.text("migration", outcome->migration);
    json.text("state", applied ? "applied" : "rolled_back");
    return print(session, json);
  }
  const std::string_view state = outcome->was_edited ? "applied, with the script that it has now,"
                                 : applied           ? "applied"
                                                     : "rolled back";
  session.out.line(
      fmt::format("{} is recorded as {} in {}.", outcome->migration, state, outcome->project.location));
  return kDone;
}

int reset(const Arguments& arguments, Session& session) {
  Progress progress(session);
  const Result<ResetOutcome> outcome =
      open_engine(arguments, session)
          .reset({.force = arguments.has("--force"), .skip_seed = arguments.has("--skip-seed")}, progress);
  if (!outcome) return fail_with(session, outcome.error(), &progress);
  if (session.as_json) return answer_json(session, *outcome, progress);
  return answer_text(session, *outcome);
}

constexpr std::array kDevOptions = {
    Option{.names = "--name,-n", .value = "NAME", .help = "What the migration does, in a few words"},
    Option{.names = "--create-only", .value = "", .help = "Write the migration, but do not apply it"},
    kAcceptDataLoss,
    kSkipSeed,
    kLockTimeout,
    kStatementTimeout,
    kSchema,
    kConfig,
    kUrl,
    kJson,
    kHelp,
    kSkipGenerate};
constexpr std::array kDevExamples = {
    Example{.command = "strata migrate dev --name add_posts",
            .meaning = "Write the change as a migration and apply it"},
    Example{.command = "strata migrate dev --create-only --name add_posts",
            .meaning = "Write it for editing; the next migrate dev applies it"},
};

constexpr std::array kDeployOptions = {
    Option{.names = "--dry-run", .value = "", .help = "Show the scripts that would run, and change nothing"},
    kLockTimeout,
    kStatementTimeout,
    kSchema,
    kConfig,
    kUrl,
    kJson,
    kHelp};
constexpr std::array kDeployExamples = {
    Example{.command = "strata migrate deploy", .meaning = "In production and CI"},
    Example{.command = "strata migrate deploy --dry-run", .meaning = "See what is coming"},
};

constexpr std::array kStatusOptions = {kSchema, kConfig, kUrl, kJson, kHelp};
constexpr std::array kStatusExamples = {
    Example{.command = "strata migrate status || exit 1",
            .meaning = "In a script: stop unless the database is up to date"},
};

constexpr std::array kResolveOptions = {
    Option{.names = "--applied", .value = "NAME", .help = "The database has what this migration does"},
    Option{.names = "--rolled-back",
           .value = "NAME",
           .help = "The database has nothing of this failed migration"},
    kSchema,
    kConfig,
    kUrl,
    kJson,
    kHelp};
constexpr std::array kResolveExamples = {
    Example{.command = "strata migrate resolve --applied NAME",
            .meaning = "Baseline: the database was made without strata"},
    Example{.command = "strata migrate resolve --rolled-back NAME",
            .meaning = "After a failure was undone by hand"},
};

constexpr std::array kResetOptions = {Option{.names = "--force,-f", .value = "", .help = "Do not ask"},
                                      kSkipSeed,
                                      kLockTimeout,
                                      kStatementTimeout,
                                      kSchema,
                                      kConfig,
                                      kUrl,
                                      kJson,
                                      kHelp,
                                      kSkipGenerate};
constexpr std::array kResetExamples = {
    Example{.command = "strata migrate reset --force",
            .meaning = "Empty the database, apply everything, seed"},
};

constexpr std::array<Command, 5> kMigrateCommands = {{
    {.words = "migrate dev",
     .summary = "Turn the schema's changes into a migration, and apply it",
     .description =
         "For development. Applies what is pending, compares the history with the schema, writes the "
         "difference as a migration folder, and applies that. Stops before anything that would lose "
         "data, and names the flag that says yes.",
     .options = kDevOptions,
     .examples = kDevExamples,
     .run = dev},
    {.words = "migrate deploy",
     .summary = "Apply the pending migrations",
     .description =
         "For production and CI. Each migration commits together with its record, so that a failure "
         "leaves the database as it was before that migration. Never asks, never resets.",
     .options = kDeployOptions,
     .examples = kDeployExamples,
     .run = deploy},
    {.words = "migrate status",
     .summary = "Compare the migrations with the database",
     .description =
         "Lists every migration with its state, what is wrong, and the ways out. Changes nothing. Exit "
         "code 1 unless the database is up to date.",
     .options = kStatusOptions,
     .examples = kStatusExamples,
     .run = status},
    {.words = "migrate resolve",
     .summary = "Record what became of a migration",
     .description =
         "Changes the record of migrations only, never a table. For a failed migration that was put "
         "right by hand, and for a database that existed before its migrations (baseline).",
     .options = kResolveOptions,
     .examples = kResolveExamples,
     .run = resolve},
    {.words = "migrate reset",
     .summary = "Empty the database and apply everything again",
     .description = "All data is lost; asks first. For development. Afterwards the seed command runs.",
     .options = kResetOptions,
     .examples = kResetExamples,
     .run = reset},
}};

}  // namespace

std::span<const Command> migrate_commands() {
  return kMigrateCommands;
}

}  // namespace strata::cli
