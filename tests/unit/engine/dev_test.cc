#include "base/files.h"
#include "project_fixture.h"

namespace strata {
namespace {

constexpr std::string_view kUser =
    "model User {\n  id Int @id @default(autoincrement())\n  email String\n}\n";

class Dev : public ProjectFixture {
 protected:
  [[nodiscard]] Result<DevOutcome> dev(const DevOptions& options = {}) const {
    Observer observer;
    return engine().dev(options, observer);
  }
  [[nodiscard]] std::string script_of(const DevOutcome& outcome) const {
    return read_file(root_ / "migrations" / *outcome.created_migration / "migration.sql").value();
  }
};

TEST_F(Dev, MakesAndAppliesTheFirstMigration) {
  write_schema(kUser);
  const auto outcome = dev({.name = "Init"});
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->database_created);
  ASSERT_TRUE(outcome->created_migration);
  EXPECT_TRUE(outcome->created_migration->ends_with("_init"));
  EXPECT_TRUE(script_of(*outcome).starts_with("-- CreateTable\nCREATE TABLE \"User\" ("));
  EXPECT_EQ(query("SELECT count(*) FROM User"), "0");
  EXPECT_TRUE(dev()->in_sync);
  EXPECT_TRUE(is_file(root_ / "migrations" / "migration_lock.toml"));
}

TEST_F(Dev, CreateOnlyAppliesNothing) {
  write_schema(kUser);
  const auto outcome = dev({.create_only = true});
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->applied.empty());
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name = 'User'"), "0");
  const auto applied = dev();
  ASSERT_TRUE(succeeded(applied));
  EXPECT_EQ(names_of(applied->applied), std::vector<std::string>{*outcome->created_migration});
  const auto empty = dev({.name = "empty", .create_only = true});
  ASSERT_TRUE(succeeded(empty));
  EXPECT_EQ(script_of(*empty), "-- This is an empty migration.");
}

TEST_F(Dev, AsksBeforeItLosesRows) {
  write_schema(kUser);
  ASSERT_TRUE(succeeded(dev({.name = "init"})));
  execute("INSERT INTO User (email) VALUES ('a'), ('b')");
  write_schema("model User {\n  id Int @id @default(autoincrement())\n}\n");
  const auto refused = dev({.name = "drop"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::confirmation_needed);
  EXPECT_NE(refused.error().details[0].find('2'), std::string::npos);
  const auto done = dev({.name = "drop", .accept_data_loss = true});
  ASSERT_TRUE(succeeded(done));
  EXPECT_TRUE(script_of(*done).starts_with("/*\n"));
  EXPECT_EQ(query("SELECT count(*) FROM User"), "2");
}

TEST_F(Dev, TellsStepsThatRowsReject) {
  write_schema(kUser);
  ASSERT_TRUE(succeeded(dev({.name = "init"})));
  execute("INSERT INTO User (email) VALUES ('a')");
  write_schema("model User {\n  id Int @id @default(autoincrement())\n  email String\n  age Int\n}\n");
  EXPECT_EQ(dev({.name = "age"}).error().code, ErrorCode::not_executable);
  EXPECT_TRUE(succeeded(dev({.name = "age", .create_only = true})));
}

TEST_F(Dev, TellsDriftObjectByObject) {
  write_schema(kUser);
  ASSERT_TRUE(succeeded(dev({.name = "init"})));
  execute("ALTER TABLE User ADD COLUMN secret TEXT; CREATE TABLE Extra (id INTEGER PRIMARY KEY)");
  const auto drifted = dev();
  ASSERT_FALSE(drifted.has_value());
  EXPECT_EQ(drifted.error().code, ErrorCode::reset_needed);
  std::string told;
  for (const std::string& line : drifted.error().details) told += line + "\n";
  EXPECT_NE(told.find("secret"), std::string::npos) << told;
  EXPECT_NE(told.find("Extra"), std::string::npos) << told;
}

TEST_F(Dev, TellsEditedAndMissingMigrations) {
  write_schema(kUser);
  const auto first = dev({.name = "init"});
  ASSERT_TRUE(succeeded(first));
  write_migration(*first->created_migration, "-- edited\n" + script_of(*first));
  EXPECT_EQ(dev().error().code, ErrorCode::edited_migrations);
  std::filesystem::remove_all(root_ / "migrations" / *first->created_migration);
  EXPECT_EQ(dev().error().code, ErrorCode::missing_migrations);
}

TEST_F(Dev, ShadowCacheGivesTheSameAnswer) {
  write_migration("1_a",
                  "CREATE TABLE \"User\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n);");
  write_migration("2_b", "ALTER TABLE \"User\" ADD COLUMN \"email\" TEXT NOT NULL DEFAULT 'x';");
  write_schema(kUser);
  const auto cold = dev({.name = "cold", .create_only = true});
  ASSERT_TRUE(succeeded(cold));
  ASSERT_TRUE(is_folder(root_ / "cache" / "strata" / "shadow"));
  std::filesystem::remove_all(root_ / "migrations" / *cold->created_migration);
  const auto warm = dev({.name = "warm", .create_only = true});
  ASSERT_TRUE(succeeded(warm));
  const std::string warm_script = script_of(*warm);
  std::filesystem::remove_all(root_ / "migrations" / *warm->created_migration);
  for (const auto& image : std::filesystem::directory_iterator(root_ / "cache" / "strata" / "shadow")) {
    ASSERT_TRUE(succeeded(write_file(image.path(), "damaged")));
  }
  const auto damaged = dev({.name = "damaged", .create_only = true});
  ASSERT_TRUE(succeeded(damaged));
  EXPECT_EQ(script_of(*damaged), warm_script);
  EXPECT_NE(warm_script.find("User"), std::string::npos);
}

TEST_F(Dev, NamesTheMigrationThatDoesNotReplay) {
  write_schema(kUser);
  write_migration("1_bad", "CREATE TABLE t (a); INSERT INTO nowhere VALUES (1);");
  const auto failed = dev();
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::shadow_replay_failed);
  EXPECT_EQ(failed.error().migration, "1_bad");
}

}  // namespace
}  // namespace strata
