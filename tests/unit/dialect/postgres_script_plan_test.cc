// How scripts are cut into parts: each case is a script and the parts that come of it.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "dialect/postgres/script_plan.h"

namespace strata::dialect::postgres {
namespace {

// One line a part: how it begins, "|", its text with single blanks.
std::string describe(const Result<ScriptPlan>& plan) {
  if (!plan) return "refused: " + plan.error().message;
  std::string text;
  for (const ScriptPart& part : plan->parts) {
    std::string sql;
    for (const char c : trim(part.sql)) {
      if (c != '\n' && c != ' ') {
        sql += c;
      } else if (!sql.ends_with(' ')) {
        sql += ' ';
      }
    }
    text += (part.is_transaction() ? part.begin : "alone") + "@" + std::to_string(part.first_line) + "|" +
            sql + "\n";
  }
  if (!plan->is_understood) text += "not understood\n";
  if (plan->changes_session) text += "changes session\n";
  return text;
}

struct Case {
  std::string name, script, expected;
};

class ScriptPlanTest : public testing::TestWithParam<Case> {};

TEST_P(ScriptPlanTest, CutsIntoParts) {
  EXPECT_EQ(describe(plan_script(GetParam().script, OwnTransactions::fold)), GetParam().expected);
}

const std::vector<Case> kCases = {
    {"empty", "", "BEGIN@1|\n"},
    {"only_comment", "-- nothing", "BEGIN@1|\n"},
    {"plain", "CREATE TABLE a (x int);\nCREATE TABLE b (x int)",
     "BEGIN@1|CREATE TABLE a (x int); CREATE TABLE b (x int)\n"},
    {"concurrent_index_by_itself", "-- CreateIndex\nCREATE INDEX CONCURRENTLY i ON a(x);",
     "alone@1|-- CreateIndex CREATE INDEX CONCURRENTLY i ON a(x);\n"},
    {"concurrent_index_between",
     "SELECT 1;\nCREATE UNIQUE INDEX CONCURRENTLY i ON a(x);\nSELECT 2;\nSELECT 3;",
     "BEGIN@1|SELECT 1;\nalone@1|CREATE UNIQUE INDEX CONCURRENTLY i ON a(x);\nBEGIN@2|SELECT 2; SELECT 3;\n"},
    {"word_in_text", "INSERT INTO a VALUES ('CREATE INDEX CONCURRENTLY; COMMIT; VACUUM');",
     "BEGIN@1|INSERT INTO a VALUES ('CREATE INDEX CONCURRENTLY; COMMIT; VACUUM');\n"},
    {"drop_index", "DROP INDEX CONCURRENTLY IF EXISTS s.i; DROP INDEX j;",
     "alone@1|DROP INDEX CONCURRENTLY IF EXISTS s.i;\nBEGIN@1|DROP INDEX j;\n"},
    {"both_spellings_of_reindex",
     "REINDEX (CONCURRENTLY) INDEX i; REINDEX TABLE CONCURRENTLY t; REINDEX TABLE t;",
     "alone@1|REINDEX (CONCURRENTLY) INDEX i;\nalone@1|REINDEX TABLE CONCURRENTLY t;\nBEGIN@1|REINDEX TABLE "
     "t;\n"},
    {"vacuum_but_not_analyze", "VACUUM a; ANALYZE a;", "alone@1|VACUUM a;\nBEGIN@1|ANALYZE a;\n"},
    {"server_wide", "ALTER SYSTEM SET work_mem = '5MB'; CREATE DATABASE d; CLUSTER;",
     "alone@1|ALTER SYSTEM SET work_mem = '5MB';\nalone@1|CREATE DATABASE d;\nalone@1|CLUSTER;\n"},
    {"detach_partition", "ALTER TABLE p DETACH PARTITION c CONCURRENTLY; ALTER TABLE p DETACH PARTITION d;",
     "alone@1|ALTER TABLE p DETACH PARTITION c CONCURRENTLY;\nBEGIN@1|ALTER TABLE p DETACH PARTITION d;\n"},
    {"refresh_concurrently_may", "REFRESH MATERIALIZED VIEW CONCURRENTLY m;",
     "BEGIN@1|REFRESH MATERIALIZED VIEW CONCURRENTLY m;\n"},
    {"enum_value_added", R"(ALTER TYPE "E" ADD VALUE 'b';)", "BEGIN@1|ALTER TYPE \"E\" ADD VALUE 'b';\n"},
    {"enum_values_added", R"(ALTER TYPE "E" ADD VALUE 'b'; ALTER TYPE "F" ADD VALUE 'b'; SELECT 1)",
     "BEGIN@1|ALTER TYPE \"E\" ADD VALUE 'b'; ALTER TYPE \"F\" ADD VALUE 'b'; SELECT 1\n"},
    {"enum_value_added_and_used", "ALTER TYPE e ADD VALUE 'b'; SELECT 1;\nUPDATE t SET e = 'b';",
     "BEGIN@1|ALTER TYPE e ADD VALUE 'b'; SELECT 1;\nBEGIN@1|UPDATE t SET e = 'b';\n"},
    {"enum_value_used_in_list", "ALTER TYPE e ADD VALUE 'b'; ALTER TABLE t ALTER c SET DEFAULT '{a,b}';",
     "BEGIN@1|ALTER TYPE e ADD VALUE 'b';\nBEGIN@1|ALTER TABLE t ALTER c SET DEFAULT '{a,b}';\n"},
    {"enum_value_of_new_type", "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b'; SELECT 'b'::e;",
     "BEGIN@1|CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b'; SELECT 'b'::e;\n"},
    {"pair_is_folded", "SELECT 1;\nBEGIN;\nCREATE TYPE n AS ENUM ('a');\nCOMMIT;\nSELECT 2;",
     "BEGIN@1|SELECT 1; CREATE TYPE n AS ENUM ('a'); SELECT 2;\n"},
    {"other_words_for_a_pair", "START TRANSACTION; SELECT 1; END; BEGIN WORK; SELECT 2; COMMIT TRANSACTION;",
     "BEGIN@1|SELECT 1; SELECT 2;\n"},
    {"pair_with_isolation_stands_apart",
     "SELECT 1; BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 2; COMMIT; SELECT 3;",
     "BEGIN@1|SELECT 1;\nBEGIN ISOLATION LEVEL SERIALIZABLE@1|SELECT 2;\nBEGIN@1|SELECT 3;\n"},
    {"pair_with_local_setting_stands_apart", "BEGIN; SET LOCAL work_mem = '5MB'; SELECT 2; COMMIT; SELECT 3;",
     "BEGIN@1|SET LOCAL work_mem = '5MB'; SELECT 2;\nBEGIN@1|SELECT 3;\n"},
    {"pair_that_is_undone", "SELECT 1; BEGIN; DELETE FROM t; ROLLBACK; SELECT 2;",
     "BEGIN@1|SELECT 1; SAVEPOINT \"strata_script\"; DELETE FROM t; ROLLBACK TO \"strata_script\"; RELEASE "
     "\"strata_script\"; SELECT 2;\n"},
    {"commit_without_begin", "SELECT 1; COMMIT; SELECT 2;", "BEGIN@1|SELECT 1; SELECT 2;\n"},
    {"begin_without_commit", "SELECT 1;\nBEGIN;\nSELECT 2;",
     "refused: Line 2: BEGIN without COMMIT leaves the transaction open."},
    {"rollback_without_begin", "SELECT 1;\nROLLBACK;",
     "refused: Line 2: ROLLBACK without BEGIN undoes everything before it."},
    {"concurrent_in_pair", "BEGIN;\nCREATE INDEX CONCURRENTLY i ON a(x);\nCOMMIT;",
     "refused: Line 2: this statement cannot run between BEGIN and COMMIT."},
    {"atomic_body", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3;",
     "BEGIN@1|CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3;\n"},
    {"atomic_body_beside_newer_syntax",
     "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL); CREATE FUNCTION f() RETURNS int BEGIN "
     "ATOMIC "
     "SELECT 1; SELECT 2; END; CREATE INDEX CONCURRENTLY i ON t(a);",
     "BEGIN@1|CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL); CREATE FUNCTION f() RETURNS int "
     "BEGIN "
     "ATOMIC SELECT 1; SELECT 2; END;\nalone@1|CREATE INDEX CONCURRENTLY i ON t(a);\nnot understood\n"},
    {"newer_syntax", "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID; SELECT 1;",
     "BEGIN@1|ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID; SELECT 1;\nnot understood\n"},
    {"dollar_quotes", "DO $x$ BEGIN PERFORM 1; END $x$; SELECT $$;COMMIT;$$;",
     "BEGIN@1|DO $x$ BEGIN PERFORM 1; END $x$; SELECT $$;COMMIT;$$;\n"},
    {"do_that_commits", "SELECT 1; DO $$ BEGIN DELETE FROM t; COMMIT; END $$;",
     "BEGIN@1|SELECT 1;\nalone@1|DO $$ BEGIN DELETE FROM t; COMMIT; END $$;\n"},
    {"session_setting", "SET search_path = a; SELECT 1;",
     "BEGIN@1|SET search_path = a; SELECT 1;\nchanges session\n"},
    {"session_setting_by_function", "SELECT pg_catalog.set_config('search_path', '', false);",
     "BEGIN@1|SELECT pg_catalog.set_config('search_path', '', false);\nchanges session\n"},
    {"copy_from_stdin", "SELECT 1;\nCOPY t FROM stdin;\n1\ta\n\\.\n",
     "refused: Line 2: COPY … FROM STDIN reads rows that only psql sends."},
    {"copy_from_file", "COPY t FROM '/f';", "BEGIN@1|COPY t FROM '/f';\n"},
    {"psql_command", "SELECT 1;\n\\connect other\nSELECT 2;",
     "refused: Line 2: lines that begin with a backslash are commands of psql, not SQL."},
    {"two_phase", "BEGIN; SELECT 1; PREPARE TRANSACTION 'x';",
     "refused: Line 1: PREPARE TRANSACTION leaves the transaction behind for somebody else to finish."},
    {"nul_byte", std::string("SELECT 1;\n\0SELECT 2", 19),
     "refused: Line 2: the script has a NUL byte here, and PostgreSQL's texts end at one."},
};

INSTANTIATE_TEST_SUITE_P(All, ScriptPlanTest, testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.name; });

TEST(SeparateScriptPlan, MakesPartsOfPairsAndNewValues) {
  const Result<ScriptPlan> plan = plan_script(
      "SELECT 1; BEGIN; SELECT 2; COMMIT; ALTER TYPE e ADD VALUE 'b'; SELECT 3;", OwnTransactions::separate);
  EXPECT_EQ(describe(plan),
            "BEGIN@1|SELECT 1;\nBEGIN@1|SELECT 2;\nBEGIN@1|ALTER TYPE e ADD VALUE 'b';\nBEGIN@1|SELECT 3;\n");
}

TEST(ScriptPlan, RemembersSettingsOfEarlierParts) {
  const Result<ScriptPlan> plan =
      plan_script("SET lock_timeout = 5; SELECT 1; VACUUM; SELECT 2;", OwnTransactions::fold);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->parts.size(), 3U);
  EXPECT_EQ(plan->parts[0].settings, "");
  EXPECT_EQ(plan->parts[2].settings, "SET lock_timeout = 5;\n");
}

TEST(ScriptPlan, KeepsLinesWhereTheyWere) {
  const Result<ScriptPlan> plan =
      plan_script("BEGIN\n;\nSELECT 1;\nCOMMIT;\nSELECT 2;", OwnTransactions::fold);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->parts[0].sql, "\n\nSELECT 1;\n\nSELECT 2;");
}

}  // namespace
}  // namespace strata::dialect::postgres
