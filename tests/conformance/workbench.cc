#include "workbench.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "corpus.h"
#include "dialect/registry.h"
#include "diff/differ.h"
#include "psl/load.h"
#include "support/postgres_server.h"
#include "translate/to_schema.h"

namespace strata::conformance {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kServerProvider = "postgresql";
constexpr std::string_view kFileProvider = "sqlite";
constexpr std::array<std::string_view, 2> kUsualExtensions = {"citext", "pg_trgm"};

// As a new database is. The cases, each in a process of its own, come upon the same names in turn: to empty
// a database takes a tenth of the time that a new one takes.
constexpr std::string_view kEmptyServerDatabase = R"(DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
  CREATE SCHEMA public AUTHORIZATION pg_database_owner;
  COMMENT ON SCHEMA public IS 'standard public schema';
  GRANT USAGE ON SCHEMA public TO PUBLIC;
END $$)";

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "strata-conformance-XXXXXX").string();
  if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string describe(const Error& error) {
  std::string text(error_code_name(error.code));
  text += ": " + error.message;
  for (const std::string& detail : error.details) text += "\n    " + detail;
  for (const LocatedDiagnostic& d : error.diagnostics) {
    text +=
        "\n    " + d.location.file + ":" + std::to_string(d.location.line) + " [" + d.code + "] " + d.message;
  }
  return text;
}

Result<psl::Datamodel> load_valid(const SourceSet& sources) {
  Diagnostics diagnostics;
  psl::Datamodel datamodel = psl::load(sources, dialect::targets(), diagnostics);
  if (diagnostics.has_errors()) {
    return std::unexpected(Error{.code = ErrorCode::schema_invalid,
                                 .message = "The schema is not valid.",
                                 .diagnostics = sources.locate(diagnostics)});
  }
  return datamodel;
}

Result<schema::Schema> load_schema(const fs::path& stem) {
  SourceSet sources;
  if (!add_schema(sources, stem)) return schema::Schema{};
  STRATA_TRY(psl::Datamodel datamodel, load_valid(sources));
  return translate::to_schema(std::move(datamodel));
}

std::string script_between(const dialect::Dialect& dialect, schema::Schema previous, schema::Schema next) {
  return dialect::to_script(
      dialect.render(diff::diff(std::move(previous), std::move(next), dialect.policy())));
}

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::make(const dialect::Dialect& dialect) {
  std::unique_ptr<ScratchDatabase> scratch(new ScratchDatabase(dialect));
  if (dialect.target().provider != kServerProvider) {
    scratch->url_ = "file:" + (scratch->folder_.path() / "scratch.db").string();
  } else {
    test::PostgresServer& server = *test::PostgresServer::shared();
    scratch->url_ = server.url(server.unused_name());
  }
  STRATA_TRY(const auto database, dialect.connect({.url = scratch->url_, .create_if_missing = true}));
  if (dialect.target().provider == kServerProvider) STRATA_CHECK(database->execute(kEmptyServerDatabase));
  return scratch;
}

Result<std::unique_ptr<sql::Connection>> ScratchDatabase::connect(std::vector<std::string> namespaces) const {
  return dialect_.connect({.url = url_, .namespaces = std::move(namespaces)});
}

std::optional<std::string> why_no_databases(std::string_view provider) {
  if (databases_are_files(provider)) return std::nullopt;
  if (provider != kServerProvider) return "no database of this kind can be had here";
  if (test::PostgresServer::shared() != nullptr) return std::nullopt;
  return test::PostgresServer::why_not();
}

bool databases_are_files(std::string_view provider) {
  return provider == kFileProvider;
}

void install_usual_extensions(sql::Connection& database) {
  for (const std::string_view extension : kUsualExtensions) {
    static_cast<void>(database.execute("CREATE EXTENSION IF NOT EXISTS " + std::string(extension)));
  }
}

bool lacks_extension(const Error& error) {
  return std::ranges::any_of(error.details, [](const std::string& detail) {
    return detail.contains("extension") && detail.contains("is not available");
  });
}

Result<void> run_script(const dialect::Dialect& dialect, sql::Connection& database, std::string_view script) {
  STRATA_TRY(const bool done, dialect.run_script(database, script, {}));
  return done ? Result<void>() : fail(ErrorCode::sql_failed, "The script did not run.");
}

}  // namespace strata::conformance
