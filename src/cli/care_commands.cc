// doctor and adopt: looking after a project and the programs around it.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/report.h"
#include "cli/unicode.h"

namespace strata::cli {
namespace {

namespace fs = std::filesystem;
using Weight = Finding::Weight;

struct WeightWords {
  Weight weight;
  std::string_view word;
  Style style;
};
constexpr WeightWords kWeights[] = {{Weight::problem, "problem", Style::error},
                                    {Weight::warning, "warning", Style::warning},
                                    {Weight::advice, "advice", Style::strong},
                                    {Weight::good, "ok", Style::success}};

const WeightWords& weight_words(Weight weight) {
  return *std::ranges::find(kWeights, weight, &WeightWords::weight);
}

void show_below(Output& out, const std::string& text) {
  out.line(std::string(9, ' ') + printable(text));
}

void show(Output& out, const Finding& finding) {
  const WeightWords& words = weight_words(finding.weight);
  out.line(fmt::format("{}{}{}: {}", out.styled(words.style, words.word),
                       std::string(9 - words.word.size(), ' '), finding.subject, printable(finding.text)));
  for (const std::string& detail : finding.details) show_below(out, detail);
  for (const std::string& step : finding.next_steps) show_below(out, "→ " + step);
}

std::string summary(const DoctorOutcome& outcome) {
  std::string text;
  for (const WeightWords& words : kWeights) {
    const auto count =
        static_cast<std::size_t>(std::ranges::count(outcome.findings, words.weight, &Finding::weight));
    if (count == 0 || words.weight == Weight::good) continue;
    if (!text.empty()) text += ", ";
    text += words.weight == Weight::advice ? fmt::format("{} of advice", counted(count, "piece"))
                                           : counted(count, words.word);
  }
  return text.empty() ? "All is well." : text + ".";
}

int doctor(const Arguments& arguments, Session& session) {
  Progress progress(session);
  const DoctorOutcome outcome = open_engine(arguments, session).doctor(progress);
  const int code = outcome.has_problems() ? kFailed : kDone;
  if (session.as_json) {
    JsonWriter json;
    json.array("findings");
    for (const Finding& finding : outcome.findings) {
      json.item();
      json.text("weight", weight_words(finding.weight).word);
      json.text("subject", finding.subject);
      json.text("text", finding.text);
      json.texts("details", finding.details);
      json.texts("next_steps", finding.next_steps);
      json.close();
    }
    json.close();
    json.texts("notes", progress.notes());
    print(session, json);
    return code;
  }
  for (const Finding& finding : outcome.findings) show(session.out, finding);
  session.out.line();
  session.out.line(summary(outcome));
  return code;
}

// Installed beside strata, wherever that is.
fs::path default_engine() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  return failure ? fs::path("strata-schema-engine") : program.parent_path() / "strata-schema-engine";
}

int adopt(const Arguments& arguments, Session& session) {
  const std::optional<std::string> engine = arguments.value("--engine");
  const AdoptOptions options{.engine = engine ? fs::path(*engine) : default_engine(),
                             .undo = arguments.has("--undo")};
  if (options.undo && engine) return fail_usage(session, "--undo needs no --engine.");
  const Result<AdoptOutcome> outcome = open_engine(arguments, session).adopt(options);
  if (!outcome) return fail_with(session, outcome.error());
  if (session.as_json) {
    JsonWriter json;
    json.text("file", outcome->file);
    json.flag("adopted", !options.undo);
    json.flag("changed", outcome->changed);
    json.flag(options.undo ? "removed_file" : "made_file", outcome->made);
    json.texts("next_steps", outcome->next_steps);
    return print(session, json);
  }
  const std::string file = printable(outcome->file);
  if (options.undo) {
    session.out.line(fmt::format("{}  {}\nPrisma's commands run on Prisma's own engine again.",
                                 session.out.styled(Style::success, outcome->made ? "Removed" : "Changed"),
                                 outcome->made ? file : file + ": as it was before"));
    return kDone;
  }
  if (!outcome->changed) {
    session.out.line(fmt::format("Nothing to do: {} has the variable already.", file));
    return kDone;
  }
  session.out.line(fmt::format("{}  {}: PRISMA_SCHEMA_ENGINE_BINARY={}",
                               session.out.styled(Style::success, outcome->made ? "Wrote" : "Changed"), file,
                               printable(options.engine.string())));
  session.out.line("Prisma's commands run on strata now. `strata adopt --undo` takes it back.");
  report_next_steps(session.out, outcome->next_steps);
  return kDone;
}

constexpr std::array kDoctorOptions = {kSchema, kConfig, kUrl, kJson, kHelp};
constexpr std::array kDoctorExamples = {
    Example{.command = "strata doctor", .meaning = "What is wrong here, worst first"}};
constexpr std::array kAdoptOptions = {
    Option{.names = "--undo", .value = "", .help = "Take back what adopt did, to the byte"},
    Option{.names = "--engine",
           .value = "PATH",
           .help = "The program that Prisma shall start. Default: strata-schema-engine beside strata"},
    kSchema,
    kConfig,
    kJson,
    kHelp};
constexpr std::array kAdoptExamples = {
    Example{.command = "strata adopt", .meaning = "From now on `npx prisma migrate dev` runs on strata"},
    Example{.command = "strata adopt --undo", .meaning = "And no longer"}};

constexpr std::array<Command, 2> kCareCommands = {{
    {.words = "doctor",
     .summary = "Look at project and machine, and say what to do",
     .description =
         "Looks at configuration, schema, database, history, rights for the shadow database, and Prisma "
         "beside strata. Changes nothing in the database. Fails when there is a problem.",
     .options = kDoctorOptions,
     .examples = kDoctorExamples,
     .run = doctor},
    {.words = "adopt",
     .summary = "Make Prisma's own commands run on strata",
     .description =
         "Sets PRISMA_SCHEMA_ENGINE_BINARY in the project's .env file to the engine process of strata.",
     .options = kAdoptOptions,
     .examples = kAdoptExamples,
     .run = adopt},
}};

}  // namespace

std::span<const Command> care_commands() {
  return kCareCommands;
}

}  // namespace strata::cli
