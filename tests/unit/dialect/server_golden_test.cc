// Golden migrations of PostgreSQL and CockroachDB (tests/golden/migrate): the script and the summary of each
// case. tests/postgres runs those of PostgreSQL.
#include <gtest/gtest.h>
#include <string>
#include <utility>

#include "diff/differ.h"
#include "diff/summary.h"
#include "support/golden_schema.h"

namespace strata {
namespace {

using ProviderAndCase = std::pair<std::string, std::string>;

std::vector<ProviderAndCase> server_cases() {
  std::vector<ProviderAndCase> cases;
  for (const char* const provider : {"postgresql", "cockroachdb"}) {
    for (const std::string& name : golden::migration_cases(provider)) cases.emplace_back(provider, name);
  }
  return cases;
}

class ServerMigration : public testing::TestWithParam<ProviderAndCase> {};

TEST_P(ServerMigration, HasItsScriptAndSummary) {
  const auto& [provider, name] = GetParam();
  const std::filesystem::path folder = golden::folder("migrate") / provider / name;
  const dialect::Dialect& dialect = *dialect::find_dialect(provider);
  const diff::Migration migration = diff::diff(golden::schema_of(folder / "previous.prisma"),
                                               golden::schema_of(folder / "next.prisma"), dialect.policy());
  golden::expect_text(folder / "script.sql", dialect::to_script(dialect.render(migration)));
  golden::expect_text(folder / "summary.txt", diff::summarize(migration));
}

INSTANTIATE_TEST_SUITE_P(All, ServerMigration, testing::ValuesIn(server_cases()),
                         [](const auto& test) { return test.param.first + "_" + test.param.second; });

}  // namespace
}  // namespace strata
