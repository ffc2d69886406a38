// Golden migrations of PostgreSQL on a server: each turns a database of its previous schema into one where
// nothing is left to do, nor beside a new database of the next schema.
#include <gtest/gtest.h>
#include <string>

#include "database.h"
#include "diff/differ.h"
#include "support/golden_schema.h"

namespace strata::test {
namespace {

class GoldenOnPostgres : public PostgresTest, public testing::WithParamInterface<std::string> {
 protected:
  std::string script_between(schema::Schema previous, schema::Schema next) const {
    return dialect::to_script(
        dialect_.render(diff::diff(std::move(previous), std::move(next), dialect_.policy())));
  }

  void run(sql::Connection& database, const std::string& script) const {
    const Result<bool> done = dialect_.run_script(database, script, {});
    if (done) return;
    ADD_FAILURE() << done.error().message << "\n" << script;
    for (const std::string& line : done.error().details) ADD_FAILURE() << line;
  }

  schema::Schema introspect(sql::Connection& database) const {
    Result<schema::Schema> found = dialect_.introspect(database);
    EXPECT_TRUE(found.has_value());
    return found.value_or(schema::Schema{});
  }
};

TEST_P(GoldenOnPostgres, LeavesNothingToDo) {
  const std::filesystem::path folder = golden::folder("migrate") / "postgresql" / GetParam();
  const schema::Schema previous = golden::schema_of(folder / "previous.prisma");
  const schema::Schema next = golden::schema_of(folder / "next.prisma");
  const auto database = connect({.url = url_, .namespaces = next.namespaces});
  ASSERT_NE(database, nullptr);
  run(*database, script_between({}, previous));
  const std::string nothing = script_between({}, {});
  EXPECT_EQ(script_between(introspect(*database), previous), nothing);
  run(*database, script_between(introspect(*database), next));
  EXPECT_EQ(script_between(introspect(*database), next), nothing);
  EXPECT_EQ(script_between(next, introspect(*database)), nothing);
}

INSTANTIATE_TEST_SUITE_P(All, GoldenOnPostgres, testing::ValuesIn(golden::migration_cases("postgresql")),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace strata::test
