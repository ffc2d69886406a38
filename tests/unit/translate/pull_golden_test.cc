// tests/golden/introspect/sqlite/CASE.sql is run on an empty database; CASE.prisma is what pull writes for
// it, merged into CASE.base.prisma where that exists. STRATA_UPDATE_GOLDEN=1 writes the answers anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "base/files.h"
#include "dialect/registry.h"
#include "diff/differ.h"
#include "psl/load.h"
#include "translate/to_datamodel.h"
#include "translate/to_schema.h"

namespace strata::translate {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPath = "schema.prisma";
constexpr std::string_view kEmptyBase = "datasource db {\n  provider = \"sqlite\"\n}\n";

fs::path folder() {
  return fs::path(STRATA_TEST_DATA) / "golden/introspect/sqlite";
}

std::vector<std::string> find_cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".sql") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

schema::Schema introspect(const std::string& script) {
  const dialect::Dialect& dialect = *dialect::find_dialect("sqlite");
  const auto connection = dialect.open_shadow({});
  EXPECT_TRUE(connection.has_value());
  const auto executed = (*connection)->execute(script);
  EXPECT_TRUE(executed.has_value()) << executed.error().details.front();
  auto schema = dialect.introspect(**connection);
  EXPECT_TRUE(schema.has_value());
  return std::move(schema).value();
}

psl::Datamodel load(const SourceSet& sources) {
  Diagnostics diagnostics;
  psl::Datamodel datamodel = psl::load(sources, dialect::targets(), diagnostics);
  for (const LocatedDiagnostic& diagnostic : sources.locate(diagnostics)) {
    EXPECT_NE(diagnostic.severity, Severity::error)
        << diagnostic.location.line << ": " << diagnostic.location.line_text << "\n"
        << diagnostic.message;
  }
  return datamodel;
}

std::string pull(const schema::Schema& schema, std::string base) {
  SourceSet sources;
  sources.add(std::string(kPath), std::move(base));
  const psl::Datamodel existing = load(sources);
  Pulled pulled = to_datamodel(schema, existing, sources, std::string(kPath));
  EXPECT_EQ(pulled.files.size(), 1U);
  return std::move(pulled.files.front().text);
}

// What migrate would do after the pull.
std::string steps_after(const schema::Schema& schema, std::string pulled) {
  SourceSet sources;
  sources.add(std::string(kPath), std::move(pulled));
  const dialect::Dialect& dialect = *dialect::find_dialect("sqlite");
  return dialect::to_script(dialect.render(diff::diff(schema, to_schema(load(sources)), dialect.policy())));
}

class PullGolden : public testing::TestWithParam<std::string> {};

TEST_P(PullGolden, WritesTheSchemaFile) {
  const auto script = read_file(folder() / (GetParam() + ".sql"));
  ASSERT_TRUE(script.has_value());
  const auto base = read_file_if_there(folder() / (GetParam() + ".base.prisma"));
  const schema::Schema schema = introspect(*script);
  const std::string pulled = pull(schema, base->value_or(std::string(kEmptyBase)));

  const fs::path expected_path = folder() / (GetParam() + ".prisma");
  if (std::getenv("STRATA_UPDATE_GOLDEN") != nullptr) {
    ASSERT_TRUE(write_file(expected_path, pulled));
  }
  const auto expected = read_file(expected_path);
  ASSERT_TRUE(expected.has_value());
  EXPECT_EQ(pulled, *expected);
  EXPECT_EQ(pull(schema, pulled), pulled) << "a second pull changes the file";
  EXPECT_EQ(steps_after(schema, pulled), dialect::to_script({}));
}

INSTANTIATE_TEST_SUITE_P(All, PullGolden, testing::ValuesIn(find_cases()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace strata::translate
