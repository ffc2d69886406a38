// Golden migrations (tests/golden/migrate/sqlite): the script and the summary of each case, and the script's
// effect on a real database. STRATA_UPDATE_GOLDEN=1 writes what comes out instead of comparing.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/source.h"
#include "dialect/registry.h"
#include "diff/differ.h"
#include "diff/summary.h"
#include "psl/resolve.h"
#include "translate/to_schema.h"

namespace strata {
namespace {

namespace fs = std::filesystem;

const dialect::Dialect& sqlite_dialect() {
  return *dialect::find_dialect("sqlite");
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A missing file is an empty database.
schema::Schema schema_of(const fs::path& path) {
  if (!fs::exists(path)) return {};
  SourceSet sources;
  sources.add(path.filename(), read(path));
  Diagnostics diagnostics;
  const psl::Datamodel datamodel = psl::resolve(sources, dialect::targets(), diagnostics);
  for (const LocatedDiagnostic& diagnostic : sources.locate(diagnostics)) {
    ADD_FAILURE() << path << ":" << diagnostic.location.line << ": " << diagnostic.message;
  }
  return diagnostics.has_errors() ? schema::Schema{} : translate::to_schema(datamodel);
}

diff::Migration diff_of(schema::Schema previous, schema::Schema next) {
  return diff::diff(std::move(previous), std::move(next), sqlite_dialect().policy());
}

std::string script_of(const diff::Migration& migration) {
  return dialect::to_script(sqlite_dialect().render(migration));
}

void expect_golden(const fs::path& path, const std::string& text) {
  if (std::getenv("STRATA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  EXPECT_EQ(read(path), text) << path;
}

void run(sql::Connection& database, const std::string& script) {
  const Result<bool> result = sqlite_dialect().run_script(database, script, {});
  if (!result) {
    std::string details;
    for (const std::string& line : result.error().details) details += line + '\n';
    ADD_FAILURE() << result.error().message << '\n' << details << script;
  }
}

// Nothing is left to do on the way to `wanted`, and nothing on the way back.
void expect_same(sql::Connection& database, const schema::Schema& wanted) {
  const Result<schema::Schema> found = sqlite_dialect().introspect(database);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(script_of(diff_of(*found, wanted)), script_of({}));
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(STRATA_TEST_DATA) / "golden/migrate/sqlite")) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

class GoldenMigration : public testing::TestWithParam<std::string> {
 protected:
  fs::path folder() const { return fs::path(STRATA_TEST_DATA) / "golden/migrate/sqlite" / GetParam(); }
};

// The previous side is a schema file, or a database made by hand (previous.sql).
TEST_P(GoldenMigration, HasItsScriptAndSummary) {
  if (fs::exists(folder() / "previous.sql")) return;
  const diff::Migration migration =
      diff_of(schema_of(folder() / "previous.prisma"), schema_of(folder() / "next.prisma"));
  expect_golden(folder() / "script.sql", script_of(migration));
  expect_golden(folder() / "summary.txt", diff::summarize(migration));
}

TEST_P(GoldenMigration, TurnsARealDatabaseIntoTheNextOne) {
  const schema::Schema previous = schema_of(folder() / "previous.prisma");
  const schema::Schema next = schema_of(folder() / "next.prisma");
  const Result<std::unique_ptr<sql::Connection>> database =
      sqlite_dialect().open_shadow({.url = "file:golden.db", .base_directory = {}});
  ASSERT_TRUE(database.has_value());
  const bool by_hand = fs::exists(folder() / "previous.sql");
  run(**database, by_hand ? read(folder() / "previous.sql") : script_of(diff_of({}, previous)));
  if (!by_hand) expect_same(**database, previous);
  const Result<schema::Schema> live = sqlite_dialect().introspect(**database);
  ASSERT_TRUE(live.has_value());
  const diff::Migration migration = diff_of(*live, next);
  if (by_hand) expect_golden(folder() / "script.sql", script_of(migration));
  run(**database, script_of(migration));
  expect_same(**database, next);
}

INSTANTIATE_TEST_SUITE_P(All, GoldenMigration, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace strata
