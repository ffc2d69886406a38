// How long statements may take: what the migration says goes before the flag, the flag before the project.
#include <gtest/gtest.h>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

class TimeoutsOnPostgres : public PostgresTest {
 protected:
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
};

TEST_F(TimeoutsOnPostgres, MigrationBeforeFlagBeforeProject) {
  const Project project(url_);
  project.write("strata.toml", "[database]\nlock_timeout = \"7s\"\nstatement_timeout = \"70s\"\n");
  project.write_migration("1_plain", "CREATE TABLE seen (n serial, text text);");
  const std::string insert =
      "INSERT INTO seen (text) SELECT current_setting('lock_timeout') || ' ' || "
      "current_setting('statement_timeout');";
  project.write_migration("2_project", insert);
  ASSERT_EQ(project.run({"migrate", "deploy"}).exit_code, 0);
  project.write_migration("3_flag", insert);
  project.write_migration("4_migration", "-- strata: lock_timeout=9s\n" + insert);
  ASSERT_EQ(
      project.run({"migrate", "deploy", "--lock-timeout", "8s", "--statement-timeout", "2min"}).exit_code, 0);
  EXPECT_EQ(ask("SELECT string_agg(text, ', ' ORDER BY n) FROM seen"), "7s 70s, 8s 2min, 9s 2min");
}

TEST_F(TimeoutsOnPostgres, WhatIsNoDurationIsToldBeforeAnythingRuns) {
  const Project project(url_);
  project.write_migration("1_plain", "CREATE TABLE t (a int);");
  EXPECT_NE(project.run({"migrate", "deploy", "--lock-timeout", "soon"}).exit_code, 0);
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 't'"), "0");
}

TEST_F(TimeoutsOnPostgres, StopALongStatement) {
  const Project project(url_);
  project.write_migration("1_slow", "SELECT pg_sleep(60);");
  const Finished finished = project.run({"migrate", "deploy", "--statement-timeout", "100ms"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.output.find("P1008"), std::string::npos) << finished.output;
}

}  // namespace
}  // namespace strata::test
