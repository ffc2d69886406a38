#include <fstream>
#include <thread>

#include "dialect/registry.h"
#include "project_fixture.h"

namespace strata {
namespace {

using Names = std::vector<std::string>;

class Deploy : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    write_schema("model User {\n  id Int @id\n}\n");
  }
  [[nodiscard]] Result<DeployOutcome> deploy(bool dry_run = false) const {
    Observer observer;
    return engine().deploy({.dry_run = dry_run}, observer);
  }
  [[nodiscard]] StatusOutcome status() const {
    Observer observer;
    auto outcome = engine().status(observer);
    EXPECT_TRUE(succeeded(outcome));
    return std::move(outcome).value();
  }
};

TEST_F(Deploy, AppliesInOrderAndRecords) {
  write_migration("2_b", "ALTER TABLE t ADD COLUMN b INTEGER;");
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  write_migration("3_empty", "");
  const auto outcome = deploy();
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->database_created);
  EXPECT_EQ(names_of(outcome->applied), (Names{"1_a", "2_b", "3_empty"}));
  EXPECT_EQ(
      query("SELECT count(*) FROM _prisma_migrations WHERE finished_at >= started_at AND logs IS NULL AND "
            "applied_steps_count = 1 AND typeof(finished_at) = 'integer' AND length(id) = 36"),
      "3");
  EXPECT_EQ(query("SELECT checksum FROM _prisma_migrations WHERE migration_name = '3_empty'"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_TRUE(status().up_to_date);
  EXPECT_TRUE(deploy()->applied.empty());
}

TEST_F(Deploy, DryRunTouchesNothing) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  const auto outcome = deploy(true);
  ASSERT_TRUE(succeeded(outcome));
  ASSERT_EQ(outcome->planned.size(), 1U);
  EXPECT_EQ(outcome->planned[0].second, "CREATE TABLE t (a INTEGER);");
  EXPECT_FALSE(std::filesystem::exists(root_ / "dev.db"));
}

TEST_F(Deploy, FailingMigrationLeavesOnlyItsReason) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  write_migration("2_bad", "CREATE TABLE u (a INTEGER);\nINSERT INTO nowhere VALUES (1);");
  write_migration("3_c", "CREATE TABLE v (a INTEGER);");
  const auto failed = deploy();
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::migration_failed);
  EXPECT_EQ(failed.error().migration, "2_bad");
  EXPECT_EQ(query("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                  "'\\_%' ESCAPE '\\'"),
            "t");
  EXPECT_EQ(
      query("SELECT finished_at IS NULL AND rolled_back_at IS NULL AND logs LIKE '%nowhere%line 2%' FROM "
            "_prisma_migrations WHERE migration_name = '2_bad'"),
      "1");
  EXPECT_EQ(status().migrations[1].state, MigrationState::failed);
  EXPECT_FALSE(status().up_to_date);

  EXPECT_EQ(deploy().error().code, ErrorCode::migration_failed);
  EXPECT_EQ(query("SELECT count(*) FROM _prisma_migrations"), "2");

  write_migration("2_bad", "CREATE TABLE u (a INTEGER);");
  const auto fixed = deploy();
  ASSERT_TRUE(succeeded(fixed));
  EXPECT_EQ(names_of(fixed->applied), (Names{"2_bad", "3_c"}));
  EXPECT_EQ(query("SELECT count(*) FROM _prisma_migrations"), "3");
  EXPECT_TRUE(status().up_to_date);
}

TEST_F(Deploy, StopsAtAFailureOfAnotherTool) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  execute(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('x', 'y', '2_b', 'half "
      "done')");
  write_migration("2_b", "CREATE TABLE u (a INTEGER);");
  const auto stopped = deploy();
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().code, ErrorCode::failed_migrations);
  EXPECT_NE(stopped.error().next_steps[0].find("strata migrate resolve --rolled-back 2_b"),
            std::string::npos);
  ASSERT_TRUE(succeeded(engine().resolve({.rolled_back = "2_b"})));
  EXPECT_EQ(names_of(deploy()->applied), Names{"2_b"});
}

TEST_F(Deploy, RefusesTablesOfSomebodyElse) {
  execute("CREATE TABLE theirs (a)");
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  EXPECT_EQ(deploy().error().code, ErrorCode::database_not_empty);
  EXPECT_EQ(deploy(true).error().code, ErrorCode::database_not_empty);
  ASSERT_TRUE(succeeded(engine().resolve({.applied = "1_a"})));
  EXPECT_TRUE(deploy()->applied.empty());
  EXPECT_EQ(query("SELECT applied_steps_count || logs FROM _prisma_migrations"), "0");
}

TEST_F(Deploy, TellsWhatDoesNotFit) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  write_migration("2_b", "CREATE TABLE u (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  write_migration("1_a", "CREATE TABLE t (a INTEGER, b INTEGER);");
  std::filesystem::remove_all(root_ / "migrations" / "2_b");
  EXPECT_EQ(deploy()->warnings.size(), 2U);
  const StatusOutcome told = status();
  EXPECT_FALSE(told.up_to_date);
  EXPECT_EQ(told.migrations[0].state, MigrationState::edited);
  EXPECT_EQ(told.migrations[1].state, MigrationState::missing);
  write_migration("3_c", "CREATE TABLE v (a INTEGER);");
  EXPECT_TRUE(status().is_diverged);
  EXPECT_EQ(status().last_common_migration, "1_a");
}

TEST_F(Deploy, NeedsEveryScriptBeforeItBegins) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  std::filesystem::create_directories(root_ / "migrations" / "2_gone");
  EXPECT_EQ(deploy().error().code, ErrorCode::script_missing);
  EXPECT_EQ(query("SELECT count(*) FROM _prisma_migrations"), "0");
}

TEST_F(Deploy, NoticesAnotherProvider) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  std::filesystem::create_directories(root_ / "migrations");
  execute("SELECT 1");
  std::ofstream(root_ / "migrations" / "migration_lock.toml") << "provider = \"postgresql\"\n";
  EXPECT_EQ(deploy().error().code, ErrorCode::provider_switched);
}

TEST_F(Deploy, ResolveKnowsWhatCannotBe) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  EXPECT_EQ(engine().resolve({.applied = "1_a"}).error().code, ErrorCode::already_applied);
  EXPECT_EQ(engine().resolve({.applied = "9_z"}).error().code, ErrorCode::migration_not_found);
  EXPECT_EQ(engine().resolve({.rolled_back = "1_a"}).error().code, ErrorCode::rollback_of_finished);
  EXPECT_EQ(engine().resolve({.rolled_back = "9_z"}).error().code, ErrorCode::rollback_of_unapplied);
  EXPECT_EQ(engine().resolve({}).error().code, ErrorCode::usage);
}

TEST_F(Deploy, ResetAppliesEverythingAgain) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  execute("INSERT INTO t VALUES (1); CREATE TABLE extra (a)");
  Observer observer;
  EXPECT_EQ(engine().reset({}, observer).error().code, ErrorCode::confirmation_needed);
  const auto outcome = engine().reset({.force = true}, observer);
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_EQ(names_of(outcome->applied), Names{"1_a"});
  EXPECT_EQ(query("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), "0");
}

TEST_F(Deploy, ManyRunnersApplyEachMigrationOnce) {
  constexpr int kMigrations = 20;
  for (int i = 0; i < kMigrations; ++i) {
    write_migration(std::to_string(100 + i), "CREATE TABLE t" + std::to_string(i) + " (a INTEGER);");
  }
  std::vector<Result<DeployOutcome>> outcomes(6, Result<DeployOutcome>(DeployOutcome{}));
  {
    std::vector<std::jthread> runners;
    for (Result<DeployOutcome>& outcome : outcomes) runners.emplace_back([&] { outcome = deploy(); });
  }
  std::size_t applied = 0;
  for (const Result<DeployOutcome>& outcome : outcomes) {
    ASSERT_TRUE(succeeded(outcome));
    applied += outcome->applied.size();
  }
  EXPECT_EQ(applied, static_cast<std::size_t>(kMigrations));
  EXPECT_EQ(
      query("SELECT count(*) = count(DISTINCT migration_name) AND count(*) = 20 FROM _prisma_migrations"),
      "1");
}

TEST_F(Deploy, SaysThatAnotherProgramHoldsTheLock) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  write_migration("2_b", "CREATE TABLE u (a INTEGER);");
  const auto other = connect();
  ASSERT_TRUE(succeeded(other->begin()));
  const auto connection = dialect::find_dialect("sqlite")->connect(
      {.url = "file:./dev.db", .base_directory = root_.string(), .busy_timeout_ms = 1000});
  const Result<void> begun = (*connection)->begin();
  ASSERT_FALSE(begun.has_value());
  EXPECT_EQ(begun.error().code, ErrorCode::busy);
  EXPECT_NE(begun.error().message.find("1 second"), std::string::npos);
}

TEST_F(Deploy, WorksInWalMode) {
  execute("PRAGMA journal_mode=WAL");
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  EXPECT_EQ(query("PRAGMA journal_mode"), "wal");
}

TEST_F(Deploy, RefusesWhatIsNoDatabase) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  std::ofstream(root_ / "dev.db") << std::string(5000, 'x');
  EXPECT_EQ(deploy().error().code, ErrorCode::file_unreadable);
}

TEST_F(Deploy, ReadsWhatPrismaWrote) {
  write_migration("1_a", "CREATE TABLE t (a INTEGER);");
  ASSERT_TRUE(succeeded(deploy()));
  execute(
      "UPDATE _prisma_migrations SET started_at = '2026-01-02 03:04:05', finished_at = "
      "'2026-01-02T03:04:06.5+00:00'");
  const StatusOutcome told = status();
  EXPECT_EQ(told.migrations[0].started_at, "2026-01-02T03:04:05.000Z");
  EXPECT_EQ(told.migrations[0].finished_at, "2026-01-02T03:04:06.500Z");
}

}  // namespace
}  // namespace strata
