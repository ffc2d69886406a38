#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>

#include "dialect/registry.h"
#include "dialect/sqlite/script_plan.h"
#include "dialect/sqlite/statement.h"

namespace strata::dialect {
namespace {

// Prisma's way to change a table, with a column "extra" more.
constexpr std::string_view kRebuildParent = R"(
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT, "extra" TEXT);
INSERT INTO "new_Parent" ("id", "name") SELECT "id", "name" FROM "Parent";
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
)";

class RunScript : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = dialect_.open_shadow({});
    ASSERT_TRUE(opened.has_value());
    connection_ = std::move(opened).value();
    must(R"(CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT);
            CREATE TABLE "Child" ("id" INTEGER PRIMARY KEY, "parentId" INTEGER NOT NULL
              REFERENCES "Parent" ("id") ON DELETE CASCADE);
            INSERT INTO "Parent" VALUES (1, 'a'), (2, 'b'), (100, 'z');
            INSERT INTO "Child" VALUES (10, 1), (20, 2);
            DELETE FROM "Parent" WHERE "id" = 100;)");
  }

  void must(std::string_view script) {
    const auto done = connection_->execute(script);
    ASSERT_TRUE(done.has_value()) << done.error().details.front();
  }
  Result<bool> run(std::string_view script) {
    Surroundings surroundings;
    surroundings.on_leftover = [&](std::string_view text, const Error&) { leftover_ = text; };
    return dialect_.run_script(*connection_, script, surroundings);
  }
  std::string query(std::string_view sql) {
    const auto rows = connection_->query(sql);
    EXPECT_TRUE(rows.has_value()) << sql;
    return !rows || rows->empty() ? "(no row)" : sql::to_text(rows->rows[0][0]);
  }

  const Dialect& dialect_ = *find_dialect("sqlite");
  std::unique_ptr<sql::Connection> connection_;
  std::string leftover_;
};

TEST_F(RunScript, RebuildKeepsChildRowsAndCounter) {
  ASSERT_TRUE(run(kRebuildParent).has_value());
  EXPECT_EQ(query("SELECT count(*) FROM \"Child\""), "2");
  must("INSERT INTO \"Parent\" (\"name\") VALUES ('next')");
  EXPECT_EQ(query("SELECT max(\"id\") FROM \"Parent\""), "101");
  EXPECT_EQ(query("PRAGMA foreign_keys"), "1");
  EXPECT_EQ(query("SELECT sql LIKE '%REFERENCES \"Parent\"%' FROM sqlite_schema WHERE name = 'Child'"), "1");
}

TEST_F(RunScript, RebuildKeepsCounterOfAnEmptyTable) {
  must("DELETE FROM \"Child\"; DELETE FROM \"Parent\"");
  ASSERT_TRUE(run(kRebuildParent).has_value());
  must("INSERT INTO \"Parent\" (\"name\") VALUES ('next')");
  EXPECT_EQ(query("SELECT max(\"id\") FROM \"Parent\""), "101");
}

TEST_F(RunScript, RebuildKeepsTriggersViewsAndExpressionIndexes) {
  must(R"(CREATE TABLE log (x);
          CREATE TRIGGER t AFTER INSERT ON "Parent" BEGIN INSERT INTO log VALUES (new."name"); END;
          CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE "Parent" SET "name" = "name" WHERE 0; END;
          CREATE VIEW v AS SELECT "name" FROM "Parent";
          CREATE INDEX lowered ON "Parent" (lower("name"));)");
  const auto done = run(kRebuildParent);
  ASSERT_TRUE(done.has_value()) << done.error().message;
  must("INSERT INTO \"Parent\" (\"name\") VALUES ('logged')");
  EXPECT_EQ(query("SELECT x FROM log"), "logged");
  EXPECT_EQ(query("SELECT count(*) FROM v"), "3");
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name = 'lowered'"), "1");
}

TEST_F(RunScript, RebuildThatBreaksAViewOrTriggerFails) {
  const std::string without_name = R"(
    CREATE TABLE "new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY);
    INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
    DROP TABLE "Parent";
    ALTER TABLE "new_Parent" RENAME TO "Parent";)";
  must("CREATE VIEW v AS SELECT \"Parent\".\"name\" FROM \"Parent\"");
  const auto broken = run(without_name);
  ASSERT_FALSE(broken.has_value());
  EXPECT_NE(broken.error().next_steps[0].find("DROP VIEW \"v\""), std::string::npos);
  EXPECT_EQ(query("SELECT count(\"Parent\".\"name\") FROM \"Parent\""), "2");
  ASSERT_TRUE(run("DROP VIEW v;" + without_name).has_value());
}

TEST_F(RunScript, DroppedTriggerStaysDropped) {
  must("CREATE TRIGGER t AFTER INSERT ON \"Parent\" BEGIN SELECT 1; END;");
  ASSERT_TRUE(run("DROP TRIGGER t;" + std::string(kRebuildParent)).has_value());
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), "0");
}

TEST_F(RunScript, DroppingAParentDeletesNoChild) {
  const auto orphans = run("DROP TABLE \"Parent\";");
  ASSERT_FALSE(orphans.has_value());
  EXPECT_EQ(orphans.error().code, ErrorCode::foreign_keys_violated);
  EXPECT_EQ(query("SELECT count(*) FROM \"Child\""), "2");
  EXPECT_TRUE(run("DROP TABLE \"Parent\"; DROP TABLE \"Child\";").has_value());
}

TEST_F(RunScript, OldOrphansAreNotBlamedOnTheScript) {
  must("PRAGMA foreign_keys=OFF; INSERT INTO \"Child\" VALUES (30, 99); PRAGMA foreign_keys=ON;");
  EXPECT_TRUE(run(kRebuildParent).has_value());
  const auto more = run("PRAGMA foreign_keys=OFF; INSERT INTO \"Child\" VALUES (31, 98);");
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().code, ErrorCode::foreign_keys_violated);
}

TEST_F(RunScript, CascadesWorkWhereTheScriptLeavesForeignKeysOn) {
  ASSERT_TRUE(run("DELETE FROM \"Parent\" WHERE \"id\" = 1;").has_value());
  EXPECT_EQ(query("SELECT count(*) FROM \"Child\""), "1");
}

TEST_F(RunScript, FoldsTheScriptsOwnTransactions) {
  const auto failed =
      run("BEGIN; CREATE TABLE a (x); COMMIT;\nCREATE TABLE b (x); INSERT INTO nowhere VALUES (1);");
  ASSERT_FALSE(failed.has_value());
  EXPECT_NE(failed.error().details.back().find("line 2"), std::string::npos) << failed.error().details.back();
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'b')"), "0");
  ASSERT_TRUE(
      run("BEGIN TRANSACTION; CREATE TABLE a (x); ROLLBACK; BEGIN; CREATE TABLE b (x); END;").has_value());
  EXPECT_EQ(query("SELECT group_concat(name) FROM sqlite_schema WHERE name IN ('a', 'b')"), "b");
}

TEST_F(RunScript, RunsWhatNoTransactionHoldsAfterwards) {
  ASSERT_TRUE(run("CREATE TABLE a (x); VACUUM; PRAGMA journal_mode=WAL; CREATE TABLE b (x);").has_value());
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'b')"), "2");
  EXPECT_EQ(leftover_, "");
  ASSERT_TRUE(run("VACUUM nothing; CREATE TABLE c (x);").has_value());
  EXPECT_EQ(leftover_, "VACUUM nothing");
}

TEST_F(RunScript, LeavesTheSafetyOfTheConnectionAlone) {
  const std::string before = query("PRAGMA synchronous") + query("PRAGMA journal_mode");
  ASSERT_TRUE(
      run("PRAGMA synchronous=OFF; PRAGMA journal_mode(off); PRAGMA main.locking_mode=EXCLUSIVE; CREATE "
          "TABLE a (x);")
          .has_value());
  EXPECT_EQ(query("PRAGMA synchronous") + query("PRAGMA journal_mode"), before);
  EXPECT_EQ(query("PRAGMA locking_mode"), "normal");
  EXPECT_EQ(leftover_, "");
}

TEST_F(RunScript, SwitchesEndWithTheScript) {
  const std::string_view checked = "CREATE TABLE a (x CHECK (x > 0)); ";
  ASSERT_TRUE(run(std::string(checked) +
                  "PRAGMA ignore_check_constraints=ON; INSERT INTO a VALUES (-1); PRAGMA "
                  "query_only=1;")
                  .has_value());
  EXPECT_EQ(query("PRAGMA query_only"), "0");
  EXPECT_FALSE(run("INSERT INTO a VALUES (-2)").has_value());
  EXPECT_FALSE(run("PRAGMA ignore_check_constraints=ON; INSERT INTO nowhere VALUES (1)").has_value());
  EXPECT_EQ(query("PRAGMA ignore_check_constraints"), "0");
}

TEST_F(RunScript, ReachesForNoOtherFile) {
  for (const std::string_view statement :
       {"ATTACH 'other.db' AS other", "attach database ':memory:' as o", "DETACH o", "VACUUM INTO 'copy.db'",
        "VACUUM main INTO 'copy.db'"}) {
    const auto refused = run("CREATE TABLE a (x);\n/* a */ " + std::string(statement) + ";");
    ASSERT_FALSE(refused.has_value()) << statement;
    EXPECT_EQ(refused.error().details.back(), "Statement at line 2: " + std::string(statement));
    EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), "0");
  }
}

TEST_F(RunScript, BeforeCallsItOffAndTheRecordIsPartOfIt) {
  Surroundings called_off;
  called_off.before = [] { return Result<bool>(false); };
  const auto off = dialect_.run_script(*connection_, "CREATE TABLE a (x);", called_off);
  ASSERT_TRUE(off.has_value());
  EXPECT_FALSE(*off);
  Surroundings unrecordable;
  unrecordable.record = [] {
    return std::vector<sql::Command>{{.text = "INSERT INTO nothing VALUES ($1)", .parameters = {"x"}}};
  };
  const auto failed = dialect_.run_script(*connection_, "CREATE TABLE a (x);", unrecordable);
  EXPECT_FALSE(failed.has_value());
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), "0");
}

TEST(ScriptPlan, LeavesPlainScriptsAsTheyAre) {
  constexpr std::string_view kScript =
      "-- CreateTable\nCREATE TABLE \"a; b\" (x); -- PRAGMA foreign_keys=OFF\n";
  const sqlite::ScriptPlan plan = sqlite::plan_script(kScript);
  EXPECT_EQ(plan.body, kScript);
  EXPECT_FALSE(plan.switches_foreign_keys_off);
  EXPECT_TRUE(plan.after.empty());
}

TEST(ScriptPlan, ReadsNamesInEveryQuote) {
  const sqlite::ScriptPlan plan = sqlite::plan_script(
      "drop table if exists main.[old one]; DROP TRIGGER `t``x`; ALTER TABLE \"n\" RENAME TO 'OLD ONE';"
      "pragma Foreign_Keys(no)");
  EXPECT_EQ(plan.dropped_tables, std::vector<std::string>{"old one"});
  EXPECT_EQ(plan.dropped_triggers, std::vector<std::string>{"t`x"});
  EXPECT_EQ(plan.rebuilt_tables, std::vector<std::string>{"OLD ONE"});
  EXPECT_TRUE(plan.switches_foreign_keys_off);
}

}  // namespace
}  // namespace strata::dialect
