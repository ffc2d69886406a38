// Ctrl-C while the server works: it stops at once, what was running is undone, and the exit code says so.
#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <thread>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

using namespace std::chrono_literals;

class InterruptedOnPostgres : public PostgresTest {
 protected:
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  void wait_for_statement(const std::string& like) {
    const std::string question =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND "
        "pid "
        "<> pg_backend_pid() AND query LIKE '" +
        like + "'";
    for (int i = 0; i < 500 && ask(question) != "1"; ++i) std::this_thread::sleep_for(10ms);
    ASSERT_EQ(ask(question), "1");
  }
};

TEST_F(InterruptedOnPostgres, UndoesTheMigrationAndGoesOnLater) {
  const Project project(url_);
  project.write_migration("1_first", "CREATE TABLE t (a int);");
  project.write_migration("2_slow", "CREATE TABLE u (a int);\nSELECT pg_sleep(60);");
  for (const int signal : {SIGINT, SIGTERM}) {
    Process deploy(strata({"migrate", "deploy"}), project.folder());
    ASSERT_NO_FATAL_FAILURE(wait_for_statement("%pg_sleep%"));
    ASSERT_TRUE(deploy.kill(signal));
    const Finished finished = deploy.wait();
    EXPECT_EQ(finished.exit_code, 130) << finished.output;
    EXPECT_NE(finished.output.find("S2011"), std::string::npos) << finished.output;
    EXPECT_EQ(
        ask("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND "
            "pid <> pg_backend_pid()"),
        "0");
    EXPECT_EQ(ask("SELECT string_agg(migration_name, ', ') FROM _prisma_migrations"), "1_first");
    EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'u'"), "0");
  }
  project.write_migration("2_slow", "CREATE TABLE u (a int);");
  EXPECT_EQ(project.run({"migrate", "deploy"}).exit_code, 0);
}

TEST_F(InterruptedOnPostgres, LeavesNoInvalidIndex) {
  ASSERT_TRUE(connect()->execute("CREATE SCHEMA apart; CREATE TABLE apart.t (a int)").has_value());
  const auto writer = connect();
  ASSERT_TRUE(writer->execute("BEGIN; INSERT INTO apart.t VALUES (1)").has_value());
  const Project project(url_);
  project.write_migration("1_index", "CREATE INDEX CONCURRENTLY i ON apart.t (a);\nCREATE TABLE u (a int);");
  Process deploy(strata({"migrate", "deploy"}), project.folder());
  ASSERT_NO_FATAL_FAILURE(wait_for_statement("%CREATE INDEX CONCURRENTLY%"));
  ASSERT_TRUE(deploy.kill(SIGINT));
  // Clearing away waits for the writer as the build did.
  std::this_thread::sleep_for(200ms);
  writer->rollback();
  const Finished finished = deploy.wait();
  EXPECT_EQ(finished.exit_code, 130) << finished.output;
  EXPECT_EQ(ask("SELECT count(*) FROM pg_class WHERE relname = 'i'"), "0");
  const Finished next = project.run({"migrate", "deploy"});
  EXPECT_EQ(next.exit_code, 0) << next.output;
  EXPECT_EQ(ask("SELECT count(*) FROM pg_index WHERE indexrelid = 'apart.i'::regclass AND indisvalid"), "1");
}

}  // namespace
}  // namespace strata::test
