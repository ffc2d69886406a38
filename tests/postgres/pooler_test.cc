// Behind a transaction pooler no session is ours: the lock is a lease, and nothing of what strata sets is
// left to the next one who gets the session.
#include <chrono>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <vector>

#include "database.h"
#include "history.h"
#include "support/pgbouncer.h"

namespace strata::test {
namespace {

constexpr int kPooledHistory = 8;

class PooledPostgres : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (IsSkipped()) return;
    auto started = PgBouncer::start(*server_);
    if (!started) GTEST_SKIP() << started.error().message;
    bouncer_ = std::move(*started);
    const std::size_t begin = url_.find("@/") + 2;
    database_ = url_.substr(begin, url_.find('?') - begin);
  }
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }

  std::unique_ptr<PgBouncer> bouncer_;
  std::string database_;
};

TEST_F(PooledPostgres, IsNoticed) {
  const Project project(bouncer_->url(database_));
  write_history(project, kPooledHistory);
  for (int i = 0; i < 2; ++i) {
    const Finished finished = project.run({"migrate", "deploy"});
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(find_trouble_at_the_end(*connect(), kPooledHistory), "");
  EXPECT_EQ(ask(R"(SELECT count(*) FROM "_strata"."runner")"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), "0");
}

TEST_F(PooledPostgres, RunnersApplyEachMigrationOnce) {
  const Project project(bouncer_->url(database_, "&pgbouncer=true"));
  write_history(project, kPooledHistory);
  std::vector<std::unique_ptr<Process>> runners;
  for (int i = 0; i < 6; ++i) {
    runners.push_back(std::make_unique<Process>(strata({"migrate", "deploy"}), project.folder()));
  }
  for (const auto& runner : runners) {
    const Finished finished = runner->wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(find_trouble_at_the_end(*connect(), kPooledHistory), "");
}

TEST_F(PooledPostgres, LeavesTheSessionsAsTheyWere) {
  const std::string url = bouncer_->url(database_, "&schema=app");
  const Project project(url);
  project.write_migration("1_first", "CREATE TABLE t (a int);");
  const Finished finished = project.run({"migrate", "deploy", "--lock-timeout", "3s"});
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_EQ(ask("SELECT schemaname FROM pg_tables WHERE tablename = 't'"), "app");
  // Whoever gets one of the pooler's sessions next.
  const auto next = connect({.url = bouncer_->url(database_)});
  EXPECT_EQ(sql::to_text(next->query("SHOW lock_timeout")->rows[0][0]), "0");
  EXPECT_NE(sql::to_text(next->query("SHOW search_path")->rows[0][0]).find("public"), std::string::npos);
}

TEST_F(PooledPostgres, TheWholeWorkflowRuns) {
  const Project project(bouncer_->url(database_, "&schema=app"), "model t {\n  id Int @id\n}\n");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"migrate", "dev", "--name", "first"},
        {"migrate", "status"},
        {"db", "push"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  const Project next(bouncer_->url(database_, "&schema=app"), "model t {\n  id Int @id\n  a String?\n}\n");
  const Finished pushed = next.run({"db", "push"});
  EXPECT_EQ(pushed.exit_code, 0) << pushed.output;
  EXPECT_EQ(
      ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'app' AND table_name = 't'"),
      "2");
  EXPECT_EQ(ask("SELECT count(*) FROM pg_database WHERE datname ~ '^strata_shadow_'"), "0");
}

TEST_F(PooledPostgres, IsAskedHowItPrints) {
  const std::string url = bouncer_->url(database_, "&schema=app");
  const Project project(url,
                        "model t {\n  id Int @id\n  r Unsupported(\"int4range\")? "
                        "@default(dbgenerated(\"'[1,5]'\"))\n}\n");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"db", "push"},
        {"migrate", "diff", "--from-url", url, "--to-schema", "prisma/schema.prisma", "--exit-code"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(
      sql::to_text(connect({.url = bouncer_->url(database_)})->query("SHOW statement_timeout")->rows[0][0]),
      "0");
}

TEST_F(PooledPostgres, ADeadRunnerIsNotWaitedForForLong) {
  const Project project(bouncer_->url(database_));
  project.write_migration("1_first", "CREATE TABLE t (a int);");
  ASSERT_EQ(project.run({"migrate", "deploy"}).exit_code, 0);
  ASSERT_TRUE(connect()
                  ->execute(R"(INSERT INTO "_strata"."runner" VALUES (TRUE, 'x', 'process 1 on nowhere', 0, )"
                            "now() + INTERVAL '2 seconds')")
                  .has_value());
  project.write_migration("2_second", "CREATE TABLE u (a int);");
  const Finished finished = project.run({"migrate", "deploy"});
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_NE(finished.output.find("process 1 on nowhere"), std::string::npos) << finished.output;
}

TEST_F(PooledPostgres, ARunnerThatLostItsLeaseRecordsNothing) {
  const auto connection = connect({.url = bouncer_->url(database_)});
  ASSERT_NE(connection, nullptr);
  const auto lock = dialect_.lock_out_runners(*connection, {});
  ASSERT_TRUE(lock.has_value()) << lock.error().message;
  dialect::Surroundings surroundings;
  surroundings.record = [&] { return (*lock)->proof(); };
  EXPECT_TRUE(dialect_.run_script(*connection, "CREATE TABLE t (a int);", surroundings).has_value());
  EXPECT_TRUE((*lock)->check().has_value());
  ASSERT_TRUE(connect()->execute(R"(UPDATE "_strata"."runner" SET "holder" = 'other')").has_value());
  EXPECT_FALSE(dialect_.run_script(*connection, "CREATE TABLE u (a int);", surroundings).has_value());
  EXPECT_FALSE((*lock)->check().has_value());
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename IN ('t', 'u')"), "1");
}

}  // namespace
}  // namespace strata::test
