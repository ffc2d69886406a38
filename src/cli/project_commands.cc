// init, generate, version: what needs no schema.
#include <array>
#include <fmt/format.h>

#include "strata/version.h"

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/report.h"

namespace strata::cli {
namespace {

int init(const Arguments& arguments, Session& session) {
  const Result<InitOutcome> outcome = open_engine(arguments, session)
                                          .init({.provider = arguments.value("--datasource-provider"),
                                                 .url = arguments.value("--url"),
                                                 .with_model = arguments.has("--with-model")});
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) {
    JsonWriter json;
    json.texts("created", outcome->created_files);
    json.texts("next_steps", outcome->next_steps);
    return print(session, json);
  }
  for (const std::string& file : outcome->created_files) {
    session.out.line(session.out.styled(Style::success, "Wrote") + "  " + file);
  }
  session.out.line("\nNext:");
  for (const std::string& step : outcome->next_steps) session.out.line("  " + step);
  return kDone;
}

// Prisma projects call this in their scripts: succeeding is part of taking Prisma's place.
int generate(const Arguments&, Session& session) {
  constexpr std::string_view kText =
      "strata generates no client: it takes care of schema and migrations only. `npx prisma generate` goes "
      "on "
      "working beside it.";
  if (session.as_json) {
    JsonWriter json;
    json.text("message", kText);
    return print(session, json);
  }
  session.out.line(kText);
  return kDone;
}

int version(const Arguments&, Session& session) {
  if (session.as_json) {
    JsonWriter json;
    json.text("strata", kVersion);
    return print(session, json);
  }
  session.out.line(fmt::format("strata {}", kVersion));
  return kDone;
}

constexpr std::array kInitOptions = {
    Option{.names = "--datasource-provider",
           .value = "NAME",
           .help = "sqlite (default), postgresql, mysql, cockroachdb, sqlserver or mongodb"},
    Option{.names = "--url", .value = "URL", .help = "Database URL; goes into .env. Tells the provider, too"},
    Option{.names = "--with-model", .value = "", .help = "Begin with an example model"}, kJson, kHelp};
constexpr std::array kInitExamples = {
    Example{.command = "strata init --with-model", .meaning = "A SQLite project with a User model"},
    Example{.command = "strata init --url file:./app.db", .meaning = "A SQLite project on an existing file"},
};
constexpr std::array kGenerateOptions = {
    kSchema,
    kConfig,
    kJson,
    kHelp,
    Option{.names = "--generator", .value = "NAME", .help = "Has no effect", .is_hidden = true},
    Option{.names = "--no-engine", .value = "", .help = "Has no effect", .is_hidden = true},
    Option{.names = "--no-hints", .value = "", .help = "Has no effect", .is_hidden = true},
    Option{.names = "--sql", .value = "", .help = "Has no effect", .is_hidden = true}};
constexpr std::array kVersionOptions = {kJson, kHelp};

constexpr std::array<Command, 3> kProjectCommands = {{
    {.words = "init",
     .summary = "Start a new project here",
     .description =
         "Writes prisma/schema.prisma, the database URL into .env, and .env into .gitignore. Overwrites "
         "nothing.",
     .options = kInitOptions,
     .examples = kInitExamples,
     .run = init},
    {.words = "generate",
     .summary = "Explain that strata generates no client",
     .description = "Does nothing, successfully, so that scripts written for Prisma go on.",
     .options = kGenerateOptions,
     .examples = {},
     .run = generate},
    {.words = "version",
     .summary = "Show the version",
     .description = "Also as strata --version.",
     .options = kVersionOptions,
     .examples = {},
     .run = version},
}};

}  // namespace

std::span<const Command> project_commands() {
  return kProjectCommands;
}

}  // namespace strata::cli
