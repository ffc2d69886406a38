// migrate diff: any two states of a database, compared.
#include <array>
#include <fmt/format.h>
#include <optional>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/files.h"

namespace strata::cli {
namespace {

// The options that can name a side, without their "--from" or "--to".
struct SideOption {
  std::string_view suffix;
  DiffSide::Kind kind;
};

constexpr std::array<SideOption, 6> kSides = {{
    {.suffix = "-empty", .kind = DiffSide::Kind::empty},
    {.suffix = "-schema", .kind = DiffSide::Kind::schema},
    {.suffix = "-schema-datasource", .kind = DiffSide::Kind::schema_datasource},
    {.suffix = "-config-datasource", .kind = DiffSide::Kind::config_datasource},
    {.suffix = "-url", .kind = DiffSide::Kind::url},
    {.suffix = "-migrations", .kind = DiffSide::Kind::migrations},
}};

std::string listed(std::string_view prefix) {
  std::string text;
  for (const SideOption& side : kSides)
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", prefix, side.suffix);
  return text;
}

Result<DiffSide> find_side(const Arguments& arguments, std::string_view prefix) {
  std::optional<DiffSide> found;
  for (const SideOption& side : kSides) {
    const std::string option = fmt::format("{}{}", prefix, side.suffix);
    if (!arguments.has(option)) continue;
    if (found)
      return fail(ErrorCode::usage,
                  fmt::format("More than one option says what to compare {}.", prefix.substr(2)));
    found = DiffSide{.kind = side.kind, .value = arguments.value(option).value_or("")};
  }
  if (found) return *found;
  return fail(ErrorCode::usage, fmt::format("Nothing says what to compare {}.", prefix.substr(2)),
              {"Give one of " + listed(prefix) + "."});
}

Result<DiffOptions> find_sides(const Arguments& arguments) {
  STRATA_TRY(DiffSide previous, find_side(arguments, "--from"));
  STRATA_TRY(DiffSide next, find_side(arguments, "--to"));
  return DiffOptions{.previous = std::move(previous),
                     .next = std::move(next),
                     .script = arguments.has("--script"),
                     .shadow_database_url = arguments.value("--shadow-database-url")};
}

int diff(const Arguments& arguments, Session& session) {
  const Result<DiffOptions> options = find_sides(arguments);
  if (!options) return fail_with(session, options.error());
  Progress progress(session);
  const Result<DiffOutcome> outcome = open_engine(arguments, session).diff(*options, progress);
  if (!outcome) return fail_with(session, outcome.error());

  const std::optional<std::string> file = arguments.value("--output");
  if (file) {
    if (const Result<void> written = write_text(*file, outcome->text); !written) {
      return fail_with(session, written.error());
    }
  }
  if (session.as_json) {
    JsonWriter json;
    json.flag("empty", outcome->is_empty);
    json.text(options->script ? "script" : "summary", outcome->text);
    print(session, json);
  } else if (!file) {
    session.out.write(outcome->text);
  }
  return arguments.has("--exit-code") && !outcome->is_empty ? kDifferences : kDone;
}

constexpr std::array kOptions = {
    Option{.names = "--from-empty", .value = "", .help = "From an empty database"},
    Option{
        .names = "--from-schema,--from-schema-datamodel", .value = "PATH", .help = "From what a schema says"},
    Option{.names = "--from-schema-datasource",
           .value = "PATH",
           .help = "From the database that a schema names"},
    Option{.names = "--from-config-datasource",
           .value = "",
           .help = "From the database that the configuration names"},
    Option{.names = "--from-url", .value = "URL", .help = "From a database"},
    Option{.names = "--from-migrations", .value = "DIR", .help = "From what a migrations folder leads to"},
    Option{.names = "--to-empty", .value = "", .help = "To an empty database"},
    Option{.names = "--to-schema,--to-schema-datamodel", .value = "PATH", .help = "To what a schema says"},
    Option{.names = "--to-schema-datasource", .value = "PATH", .help = "To the database that a schema names"},
    Option{.names = "--to-config-datasource",
           .value = "",
           .help = "To the database that the configuration names"},
    Option{.names = "--to-url", .value = "URL", .help = "To a database"},
    Option{.names = "--to-migrations", .value = "DIR", .help = "To what a migrations folder leads to"},
    Option{.names = "--script", .value = "", .help = "Print SQL instead of a summary"},
    Option{.names = "--exit-code", .value = "", .help = "Exit with 2 when there are differences"},
    Option{.names = "--output,-o", .value = "FILE", .help = "Write to a file instead of standard output"},
    Option{
        .names = "--shadow-database-url", .value = "URL", .help = "Database in which to replay migrations"},
    kConfig,
    kJson,
    kHelp};

constexpr std::array kExamples = {
    Example{.command = "strata migrate diff --from-empty --to-schema prisma/schema.prisma --script",
            .meaning = "The whole schema as SQL"},
    Example{.command =
                "strata migrate diff --from-migrations prisma/migrations --to-config-datasource --exit-code",
            .meaning = "Did somebody change the database by hand?"},
};

constexpr std::array<Command, 1> kDiffCommands = {{
    {.words = "migrate diff",
     .summary = "Compare two states: schemas, databases, histories",
     .description =
         "Prints what changes from the first state to the second, as a summary or as SQL. Changes nothing.",
     .options = kOptions,
     .examples = kExamples,
     .run = diff},
}};

}  // namespace

std::span<const Command> diff_commands() {
  return kDiffCommands;
}

}  // namespace strata::cli
