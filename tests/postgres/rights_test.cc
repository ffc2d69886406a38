// Roles that may not do everything, and namespaces that hold the same names: what is missing is said, nothing
// is half done, and nobody else's table is taken for one's own.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

constexpr const char* kTable = "model t {\n  id Int @id\n}\n";

class RightsOnPostgres : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (IsSkipped()) return;
    role_ = server_->unused_name();
    must(fmt::format("CREATE ROLE {} LOGIN", role_));
  }
  void must(const std::string& script) {
    const auto done = connect()->execute(script);
    ASSERT_TRUE(done.has_value()) << script << "\n" << done.error().details.front();
  }
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  [[nodiscard]] std::string url_of_role() const {
    std::string url = url_;
    return url.replace(url.find("postgres@"), 8, role_);
  }

  std::string role_;
};

// From no right to all that are needed: the first run that may, does.
TEST_F(RightsOnPostgres, AreNamedWhereTheyAreMissing) {
  const Project owner(url_, kTable);
  owner.write_migration("1_first", "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE v (a int);");
  ASSERT_EQ(owner.run({"migrate", "deploy"}).exit_code, 0);
  const Project project(url_of_role(), kTable);
  project.write_migration("1_first", "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE v (a int);");
  project.write_migration("2_second", "CREATE TABLE u (id int);\nINSERT INTO v VALUES (1);");

  struct Step {
    std::string grant, denied;  // what is still missing after the grant
  };
  const std::vector<Step> steps = {
      {"", "table _prisma_migrations"},
      {"GRANT SELECT ON _prisma_migrations TO {}", "schema public"},
      {"GRANT CREATE ON SCHEMA public TO {}", "table v"},
      {"GRANT INSERT ON v TO {}", "table _prisma_migrations"},
      {"GRANT INSERT, DELETE ON _prisma_migrations TO {}", ""},
  };
  for (const Step& step : steps) {
    if (!step.grant.empty()) must(fmt::format(fmt::runtime(step.grant), role_));
    const Finished finished = project.run({"migrate", "deploy"});
    EXPECT_EQ(finished.exit_code, step.denied.empty() ? 0 : 1) << finished.output;
    if (!step.denied.empty()) {
      EXPECT_NE(finished.output.find("permission denied for " + step.denied), std::string::npos)
          << step.grant << "\n"
          << finished.output;
      EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'u'"), "0");
    }
  }
  EXPECT_EQ(ask("SELECT string_agg(migration_name, ', ' ORDER BY 1) FROM _prisma_migrations"),
            "1_first, 2_second");
  EXPECT_EQ(ask("SELECT count(*) FROM v"), "1");
}

// Rows that cannot be counted are not taken for none.
TEST_F(RightsOnPostgres, AreNeededToCountWhatWouldBeLost) {
  must(fmt::format(
      "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE secret (a int); INSERT INTO secret VALUES (1); "
      "GRANT ALL ON SCHEMA public TO {0}; ALTER TABLE t OWNER TO {0}; ALTER TABLE secret OWNER TO {0}; "
      "REVOKE ALL ON secret FROM {0}",
      role_));
  const Finished finished = Project(url_of_role(), kTable).run({"db", "push"});
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
  EXPECT_NE(finished.output.find("permission denied for table secret"), std::string::npos) << finished.output;
  EXPECT_EQ(ask("SELECT count(*) FROM secret"), "1");
}

// What the role cannot read is there all the same.
TEST_F(RightsOnPostgres, AreNotNeededToSeeTheStructure) {
  must("CREATE TABLE t (id int PRIMARY KEY)");
  const Project project(url_of_role(), kTable);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"db", "push"}, {"db", "pull", "--print"}, {"migrate", "status"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, command[1] == "status" ? 1 : 0) << finished.output;
    EXPECT_EQ(finished.output.find("permission denied"), std::string::npos) << finished.output;
  }
}

// The same names elsewhere, also in the namespace that a search path would lead to.
TEST_F(RightsOnPostgres, NamesOfAnotherNamespaceAreNotTakenForOnesOwn) {
  must(
      "CREATE SCHEMA other; CREATE TABLE other.t (id text PRIMARY KEY, more int DEFAULT 7); "
      "CREATE TABLE other._prisma_migrations (x int); CREATE TYPE other.mood AS ENUM ('odd'); "
      "CREATE INDEX t_a_idx ON other.t (more); "
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = other, public', current_database()); "
      "END $$");
  const std::string models =
      "model t {\n  id Int @id\n  a mood @default(happy)\n\n  @@index([a])\n}\n\nenum mood {\n  happy\n}\n";
  const std::string before =
      ask("SELECT string_agg(attname || ' ' || atttypid::regtype, ', ' ORDER BY attnum) FROM "
          "pg_attribute WHERE attrelid = 'other.t'::regclass AND attnum > 0");
  const Project project(url_, models);
  const std::vector<std::string> same = {
      "migrate", "diff", "--from-url", url_, "--to-schema", "prisma/schema.prisma", "--exit-code"};
  for (const std::vector<std::string>& command : {std::vector<std::string>{"migrate", "dev", "--name", "x"},
                                                  {"db", "push"},
                                                  same,
                                                  {"migrate", "status"},
                                                  {"db", "pull", "--force"},
                                                  same,
                                                  {"migrate", "reset", "--force"},
                                                  same}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(ask("SELECT string_agg(attname || ' ' || atttypid::regtype, ', ' ORDER BY attnum) FROM "
                "pg_attribute WHERE attrelid = 'other.t'::regclass AND attnum > 0"),
            before);
  EXPECT_EQ(ask("SELECT count(*) FROM other._prisma_migrations"), "0");
}

}  // namespace
}  // namespace strata::test
