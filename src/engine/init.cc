// `strata init`: the files of a new project.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "strata/engine.h"

#include "base/files.h"
#include "dialect/registry.h"
#include "project/dotenv.h"

namespace strata {
namespace {

namespace fs = std::filesystem;
using target::Target;

constexpr std::array<const char*, 3> kSchemaPaths = {"prisma/schema.prisma", "schema.prisma",
                                                     "prisma/schema"};
constexpr std::string_view kUrlVariable = "DATABASE_URL";

const Target* target_of_url(std::string_view url) {
  const std::string_view scheme = url.substr(0, url.find(':'));
  for (const Target* target : dialect::targets()) {
    if (std::ranges::find(target->url_schemes, scheme) != target->url_schemes.end()) return target;
  }
  return nullptr;
}

std::unexpected<Error> fail_unknown_provider(const std::string& provider) {
  std::string known;
  for (const Target* target : dialect::targets()) {
    known.append(known.empty() ? "" : ", ").append(target->provider);
  }
  return fail(ErrorCode::usage, "There is no provider \"" + provider + "\".", {"Known are: " + known + "."});
}

Result<const Target*> choose_target(const InitOptions& options) {
  const target::Targets targets = dialect::targets();
  const Target* of_url = options.url ? target_of_url(*options.url) : nullptr;
  if (options.provider) {
    const Target* target = target::find_target(targets, *options.provider);
    if (target == nullptr) return fail_unknown_provider(*options.provider);
    const std::string_view scheme = options.url ? options.url->substr(0, options.url->find(':')) : "";
    const auto& schemes = target->url_schemes;
    if (!options.url || std::ranges::find(schemes, scheme) != schemes.end()) return target;
    return fail(ErrorCode::usage, "The URL does not belong to the provider " + *options.provider + ".");
  }
  if (of_url != nullptr) return of_url;
  if (options.url) {
    return fail(ErrorCode::url_malformed, "No database has URLs of this form.",
                {"Name the database: --datasource-provider NAME."});
  }
  return &dialect::default_target();
}

std::string id_field(const Target& target) {
  if (target.auto_default) return "  id    String  @id @default(auto()) @map(\"_id\") @db.ObjectId\n";
  if (target.autoincrement.big_int_only) return "  id    BigInt  @id @default(autoincrement())\n";
  return "  id    Int     @id @default(autoincrement())\n";
}

std::string schema_text(const Target& target, bool with_model) {
  std::string text =
      "// The shape of the database. After a change: strata migrate dev --name what_changed\n\n"
      "datasource db {\n  provider = \"";
  text.append(target.provider).append("\"\n  url      = env(\"").append(kUrlVariable).append("\")\n}\n");
  if (with_model) {
    text += "\nmodel User {\n" + id_field(target) + "  email String  @unique\n  name  String?\n}\n";
  }
  return text;
}

// Adds `lines` to a text file, or makes it. Tells whether anything was written.
Result<bool> append(const fs::path& path, std::string_view lines) {
  STRATA_TRY(const std::optional<std::string> before, read_file_if_there(path));
  std::string text = before.value_or("");
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  text += lines;
  STRATA_CHECK(write_file(path, text));
  return true;
}

// A URL that is there already is the user's and stays.
Result<bool> write_environment(const fs::path& path, const Target& target,
                               const std::optional<std::string>& url) {
  STRATA_TRY(const std::optional<std::string> text, read_file_if_there(path));
  const auto assignments = project::parse_dotenv(text.value_or(""));
  const bool is_set =
      std::ranges::any_of(assignments, [](const auto& entry) { return entry.first == kUrlVariable; });
  if (is_set && !url) return false;
  if (is_set) {
    return fail(ErrorCode::usage, ".env sets " + std::string(kUrlVariable) + " already.",
                {"Take --url away to keep it, or remove the line to replace it."});
  }
  std::string value = url ? *url : std::string(target.example_url);
  // What .env would take for a reference is part of the URL.
  for (std::size_t at = value.find('$'); at != std::string::npos; at = value.find('$', at + 2)) {
    value.insert(at, "\\");
  }
  const char quote = value.contains('"') ? '\'' : '"';
  return append(path, std::string(kUrlVariable) + "=" + quote + value + quote + "\n");
}

bool has_line(std::string_view text, std::string_view line) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view found = text.substr(0, end);
    if (found.ends_with('\r')) found.remove_suffix(1);
    if (found == line) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// .env holds a password sooner or later.
Result<bool> write_ignore_file(const fs::path& path) {
  STRATA_TRY(const std::optional<std::string> text, read_file_if_there(path));
  for (const std::string_view form : {".env", "/.env", ".env*", "*.env"}) {
    if (has_line(text.value_or(""), form)) return false;
  }
  return append(path, ".env\n");
}

Result<void> check_unused(const fs::path& directory) {
  for (const char* const name : kSchemaPaths) {
    if (!is_file(directory / name) && !is_folder(directory / name)) continue;
    return fail(ErrorCode::file_unwritable, std::string("There is a schema already: ") + name + ".",
                {"strata validate checks it.", "strata migrate status compares it with its database."});
  }
  return {};
}

}  // namespace

Result<InitOutcome> Engine::init(const InitOptions& options) const {
  const fs::path& here = environment_.working_directory;
  STRATA_TRY(const Target* const target, choose_target(options));
  STRATA_CHECK(check_unused(here));

  InitOutcome outcome;
  STRATA_TRY(const bool wrote_environment, write_environment(here / ".env", *target, options.url));
  STRATA_TRY(const bool wrote_ignore, write_ignore_file(here / ".gitignore"));
  STRATA_CHECK(create_folder(here / "prisma"));
  STRATA_CHECK(write_file(here / kSchemaPaths[0], schema_text(*target, options.with_model)));
  outcome.created_files.emplace_back(kSchemaPaths[0]);
  if (wrote_environment) outcome.created_files.emplace_back(".env");
  if (wrote_ignore) outcome.created_files.emplace_back(".gitignore");

  if (!options.url && target != &dialect::default_target())
    outcome.next_steps.emplace_back("Put the database's URL into .env.");
  if (options.url && target->has_engine && !options.with_model)
    outcome.next_steps.emplace_back("If the database has tables already: strata db pull");
  if (!options.with_model) outcome.next_steps.emplace_back("Write your models into prisma/schema.prisma.");
  outcome.next_steps.emplace_back(target->has_engine ? "strata migrate dev --name init" : "strata validate");
  return outcome;
}

}  // namespace strata
