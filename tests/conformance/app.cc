// A real project: its whole history applies to a fresh database, the difference that is left to its schema is
// the recorded one, and pulling the migrated database gives the recorded models.
#include "strata/engine.h"

#include "dialect/registry.h"
#include "judges.h"
#include "pulled_text.h"
#include "sql_text.h"
#include "text_difference.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

namespace fs = std::filesystem;

// The reference was asked without connection settings: they are no longer part of its language.
std::string without_connection_settings(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    const std::string_view words = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    const bool is_setting = words.starts_with("url ") || words.starts_with("url=") ||
                            words.starts_with("directUrl") || words.starts_with("shadowDatabaseUrl");
    if (!is_setting) kept += line;
  }
  return kept;
}

// … and without the preview features that it does not know any more.
std::string without_features(std::string text, const nlohmann::json& features) {
  for (const auto& feature : features) {
    const std::string name = '"' + feature.get<std::string>() + '"';
    for (const std::string& form : {name + ", ", ", " + name, name}) {
      const std::size_t at = text.find(form);
      if (at == std::string::npos) continue;
      text.erase(at, form.size());
      break;
    }
  }
  return text;
}

// An index that the reference drops and makes anew under its name, because it does not see the operator class
// or the columns that ride along: strata sees them, and leaves it alone.
std::string without_remade_indexes(const std::string& residual, const std::string& ours) {
  constexpr std::string_view kDrop = "-- DropIndex\nDROP INDEX ";
  std::string kept = residual;
  for (std::size_t at = 0; (at = kept.find(kDrop, at)) != std::string::npos;) {
    const std::size_t name_end = kept.find(';', at);
    const std::string name = kept.substr(at + kDrop.size(), name_end - at - kDrop.size());
    const std::size_t made = kept.find("-- CreateIndex\nCREATE INDEX " + name + " ON ");
    if (made == std::string::npos || ours.find(name) != std::string::npos) {
      ++at;
      continue;
    }
    kept.erase(made, kept.find(";\n", made) + 2 - made);
    kept.erase(at, name_end + 2 - at);
  }
  return comparable_sql(kept);
}

struct MigratedApp {
  std::string residual;
  std::string pulled;
};

Result<MigratedApp> migrate(const Case& entry, const dialect::Dialect& dialect, const fs::path& folder) {
  fs::copy(entry.path / "schema", folder / "prisma", fs::copy_options::recursive);
  fs::copy(entry.path / "migrations", folder / "prisma" / "migrations", fs::copy_options::recursive);
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  const Engine engine({.working_directory = folder}, {.schema = folder / "prisma", .url = scratch->url()});
  Observer nobody;
  STRATA_TRY(const DeployOutcome deployed, engine.deploy({}, nobody));
  (void)deployed;

  STRATA_TRY(const auto database, scratch->connect());
  STRATA_TRY(schema::Schema live, dialect.introspect(*database));
  STRATA_TRY(schema::Schema wanted, load_schema(entry.path / "schema"));
  const auto app = nlohmann::json::parse(file_text(entry.path / "app.json"), nullptr, false);
  const auto dropped = app.value("droppedPreviewFeatures", nlohmann::json::array());
  SourceSet as_written, sources;
  (void)add_schema(as_written, entry.path / "schema");
  for (std::uint32_t i = 0; i < as_written.size(); ++i) {
    sources.add(as_written.path(i),
                without_features(without_connection_settings(as_written.text(i)), dropped));
  }
  STRATA_TRY(std::string pulled, pulled_text(dialect, *database, sources));
  return MigratedApp{script_between(dialect, std::move(live), std::move(wanted)), std::move(pulled)};
}

}  // namespace

Verdict judge_app(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");
  if (const auto why = why_no_databases(entry.provider)) return not_run(*why);
  const TemporaryFolder folder;
  const Result<MigratedApp> app = migrate(entry, *dialect, folder.path());
  if (!app) return failed(describe(app.error()));

  const std::string our_residual = comparable_sql(app->residual);
  const std::string residual =
      without_remade_indexes(comparable_sql(file_text(entry.path / "expected_residual.sql")), our_residual);
  if (our_residual != residual) return failed("residual, " + first_difference(residual, our_residual));
  const std::string pulled = without_documentation(file_text(entry.path / "expected_pull.prisma"));
  return app->pulled == pulled ? passed() : failed("pull, " + first_difference(pulled, app->pulled));
}

}  // namespace strata::conformance
