// Scripts on a real server: in one transaction with what is recorded, or in parts that a next run goes on
// with.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "database.h"

namespace strata::test {
namespace {

using dialect::Progress;
using dialect::Surroundings;

class RunScriptOnPostgres : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (IsSkipped()) return;
    connection_ = connect();
    ASSERT_NE(connection_, nullptr);
    must("CREATE TABLE t (a int, b int); CREATE TABLE log (entry text); INSERT INTO t VALUES (1, 1), (2, 1)");
    surroundings_.record = [] { return note("recorded"); };
    surroundings_.record_progress = [&](const Progress& progress) {
      progress_ = progress;
      return note((progress.next_begun ? "begun " : "done ") + std::to_string(progress.done.size()));
    };
    surroundings_.on_note = [&](std::string_view text) { notes_.emplace_back(text); };
  }

  static std::vector<sql::Command> note(const std::string& entry) {
    return {{.text = "INSERT INTO public.log VALUES ($1)", .parameters = {entry}}};
  }
  void must(std::string_view script) {
    const auto done = connection_->execute(script);
    ASSERT_TRUE(done.has_value()) << done.error().details.front();
  }
  std::string query(std::string_view sql) {
    const auto rows = connection_->query(sql);
    EXPECT_TRUE(rows.has_value()) << sql << (rows ? "" : rows.error().details.front());
    return !rows || rows->empty() ? "(no row)" : sql::to_text(rows->rows[0][0]);
  }
  std::string log() { return query("SELECT string_agg(entry, ', ') FROM public.log"); }
  std::string run(std::string_view script) {
    const Result<bool> result = dialect_.run_script(*connection_, script, surroundings_);
    if (result) return *result ? "run" : "called off";
    std::string text = result.error().message;
    for (const std::string& line : result.error().details) text += "\n" + line;
    return text;
  }

  std::unique_ptr<sql::Connection> connection_;
  Surroundings surroundings_;
  Progress progress_;
  std::vector<std::string> notes_;
};

TEST_F(RunScriptOnPostgres, CommitsScriptAndRecordTogether) {
  EXPECT_EQ(run("CREATE TABLE u (a int);"), "run");
  EXPECT_EQ(log(), "recorded");
  EXPECT_FALSE(connection_->in_transaction());
}

TEST_F(RunScriptOnPostgres, KeepsNothingOfAFailureAndTellsItsLine) {
  const std::string text = run("CREATE TABLE u (a int);\n\nSELECT nothing FROM t;\nCREATE TABLE v (a int);");
  EXPECT_NE(text.find("nothing"), std::string::npos) << text;
  EXPECT_NE(text.find("line 3"), std::string::npos) << text;
  EXPECT_EQ(log(), "");
  EXPECT_EQ(query("SELECT count(*) FROM pg_class WHERE relname = 'u'"), "0");
  EXPECT_FALSE(connection_->in_transaction());
}

TEST_F(RunScriptOnPostgres, IsCalledOff) {
  surroundings_.before = [] { return Result<bool>(false); };
  EXPECT_EQ(run("CREATE TABLE u (a int);"), "called off");
  EXPECT_EQ(query("SELECT count(*) FROM pg_class WHERE relname = 'u'"), "0");
}

TEST_F(RunScriptOnPostgres, LeavesNoSettingsToTheNextScript) {
  EXPECT_EQ(run("SET search_path = pg_catalog; SET work_mem = '5MB';"), "run");
  EXPECT_EQ(log(), "recorded");
  EXPECT_EQ(query("SELECT current_setting('search_path')"), "public");
  EXPECT_NE(query("SHOW work_mem"), "5MB");
}

TEST_F(RunScriptOnPostgres, UsesANewEnumValueInALaterPart) {
  must("CREATE TYPE e AS ENUM ('x'); CREATE TABLE w (e e)");
  EXPECT_EQ(run("ALTER TYPE e ADD VALUE 'y';\nINSERT INTO w VALUES ('y');"), "run");
  EXPECT_EQ(log(), "done 1, recorded");
}

TEST_F(RunScriptOnPostgres, FindsAHiddenUseOfANewEnumValue) {
  must("CREATE TYPE e AS ENUM ('x'); CREATE TABLE w (e e)");
  EXPECT_EQ(run("ALTER TYPE e ADD VALUE 'y';\nINSERT INTO w SELECT chr(121)::e;"), "run");
  EXPECT_EQ(log(), "done 1, recorded");
}

TEST_F(RunScriptOnPostgres, CommitsWhereTheScriptHadToCommit) {
  must(
      "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY "
      "DEFERRED)");
  EXPECT_EQ(run("BEGIN; INSERT INTO c VALUES (1); INSERT INTO p VALUES (1); COMMIT;\nALTER TABLE c ADD "
                "COLUMN x int;"),
            "run");
  EXPECT_EQ(log(), "done 1, recorded");
}

TEST_F(RunScriptOnPostgres, BuildsAnIndexInAPartOfItsOwn) {
  EXPECT_EQ(run("CREATE TABLE u (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\nCREATE TABLE v (a int);"),
            "run");
  EXPECT_EQ(log(), "done 1, begun 1, done 2, recorded");
}

TEST_F(RunScriptOnPostgres, ClearsAwayTheIndexOfAFailedBuild) {
  const std::string text = run("CREATE UNIQUE INDEX CONCURRENTLY i ON t (b);");
  EXPECT_NE(text.find("could not create unique index"), std::string::npos) << text;
  EXPECT_EQ(query("SELECT count(*) FROM pg_class WHERE relname = 'i'"), "0");
}

TEST_F(RunScriptOnPostgres, ReplacesAnInvalidIndex) {
  const auto failed = connection_->execute("CREATE UNIQUE INDEX CONCURRENTLY i ON t (b)");
  ASSERT_FALSE(failed.has_value());
  ASSERT_EQ(query("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'i'::regclass"), "false");
  must("UPDATE t SET b = a");
  EXPECT_EQ(run("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (b);"), "run");
  EXPECT_EQ(query("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'i'::regclass"), "true");
}

TEST_F(RunScriptOnPostgres, GoesOnAfterAnInterruption) {
  constexpr std::string_view kScript =
      "CREATE TABLE u (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\nDROP INDEX CONCURRENTLY i;\nCREATE "
      "TABLE v (a int);";
  EXPECT_EQ(run(kScript), "run");
  const Progress all = progress_;
  must("DROP TABLE v; DELETE FROM log; CREATE INDEX i ON t (a)");
  // The index was built, and nobody heard of it.
  surroundings_.resumed = {.done = {all.done[0]}, .total = all.total, .next_begun = true};
  EXPECT_EQ(run(kScript), "run");
  EXPECT_EQ(log(), "done 2, begun 2, done 3, recorded");
  EXPECT_EQ(query("SELECT count(*) FROM pg_class WHERE relname = 'i'"), "0");
}

TEST_F(RunScriptOnPostgres, RefusesToGoOnWithAnotherBeginning) {
  surroundings_.resumed = {.done = {"0123456789abcdef"}, .total = 2, .next_begun = false};
  EXPECT_NE(run("CREATE TABLE u (a int); VACUUM t;").find("edited"), std::string::npos);
}

TEST_F(RunScriptOnPostgres, SaysThatNewerSyntaxIsTheServersAffair) {
  const std::string text = run("CREATE TABLE u (a int, NOVELTY);\nSELECT 1;");
  EXPECT_NE(text.find("syntax error"), std::string::npos) << text;
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_EQ(log(), "");
}

TEST_F(RunScriptOnPostgres, TriesAgainWhenALockIsNotFree) {
  const auto other = connect();
  ASSERT_TRUE(other->execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE").has_value());
  surroundings_.limits.lock_timeout_ms = 50;
  surroundings_.on_note = [&](std::string_view text) {
    notes_.emplace_back(text);
    if (notes_.size() == 2) other->rollback();
  };
  EXPECT_EQ(run("ALTER TABLE t ADD COLUMN c int;"), "run");
  EXPECT_EQ(log(), "recorded");
  EXPECT_EQ(notes_.size(), 2U);
}

// A sequence remembers what a transaction that is undone has done.
TEST_F(RunScriptOnPostgres, TriesAgainWhatTheServerTookBack) {
  for (const std::string state : {"40001", "40P01", "55P03"}) {
    notes_.clear();
    must("CREATE SEQUENCE tries_" + state);
    const std::string once = "DO $$ BEGIN IF nextval('tries_" + state + "') < 3 THEN RAISE SQLSTATE '" +
                             state + "'; END IF; END $$;\n";
    EXPECT_EQ(run("CREATE TABLE u" + state + " (a int);\n" + once), "run");
    EXPECT_EQ(notes_.size(), 2U) << state;
  }
  EXPECT_EQ(log(), "recorded, recorded, recorded");
  must("CREATE SEQUENCE failures");
  EXPECT_NE(run("DO $$ BEGIN PERFORM nextval('failures'); RAISE SQLSTATE '22012'; END $$;"), "run");
  EXPECT_EQ(query("SELECT last_value FROM failures"), "1");
}

TEST_F(RunScriptOnPostgres, NamesTheSessionThatBlocks) {
  dialect::ConnectOptions named;
  named.url = url_ + "&application_name=reporting";
  const auto other = connect(named);
  ASSERT_TRUE(other->execute("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE").has_value());
  surroundings_.limits.lock_timeout_ms = 300;
  surroundings_.on_note = [&](std::string_view text) {
    notes_.emplace_back(text);
    if (notes_.size() == 2) other->rollback();
  };
  EXPECT_EQ(run("ALTER TABLE t ADD COLUMN c int;"), "run");
  ASSERT_FALSE(notes_.empty());
  const std::string& note = notes_.front();
  EXPECT_NE(note.find("is held by process "), std::string::npos) << note;
  EXPECT_NE(note.find("(application \"reporting\", idle in transaction, transaction of "), std::string::npos)
      << note;
  EXPECT_NE(note.find("LOCK TABLE t"), std::string::npos) << note;
}

TEST_F(RunScriptOnPostgres, BuildsAnIndexWithoutNameOnce) {
  constexpr std::string_view kScript =
      "CREATE TABLE u (a int);\nCREATE INDEX CONCURRENTLY ON t (a);\nSELECT 1;";
  must("CREATE INDEX ON t (b)");
  Progress begun;
  surroundings_.record_progress = [&](const Progress& progress) {
    if (progress.next_begun) begun = progress;
    return note("progress");
  };
  EXPECT_EQ(run(kScript), "run");
  ASSERT_TRUE(begun.next_begun);
  // The index was built, and nobody heard of it.
  surroundings_.resumed = begun;
  EXPECT_EQ(run(kScript), "run");
  EXPECT_EQ(query("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass"), "2");
}

TEST_F(RunScriptOnPostgres, ClearsAwayTheIndexWithoutNameOfAFailedBuild) {
  must("CREATE INDEX ON t (b)");
  EXPECT_NE(run("CREATE UNIQUE INDEX CONCURRENTLY ON t (b);"), "run");
  EXPECT_EQ(query("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass"), "1");
}

TEST_F(RunScriptOnPostgres, RecordsUnderItsOwnRole) {
  must(
      "DROP ROLE IF EXISTS strata_other; CREATE ROLE strata_other; GRANT ALL ON SCHEMA public TO "
      "strata_other");
  EXPECT_EQ(run("SET ROLE strata_other;\nCREATE TABLE u (a int);\nVACUUM;\nCREATE TABLE v (a int);"), "run");
  EXPECT_EQ(log(), "done 1, begun 1, done 2, recorded");
  EXPECT_EQ(query("SELECT string_agg(tableowner, ', ') FROM pg_tables WHERE tablename IN ('u', 'v')"),
            "strata_other, strata_other");
  EXPECT_EQ(query("SELECT current_user"), "postgres");
}

TEST_F(RunScriptOnPostgres, StopsAtTheStatementTimeout) {
  surroundings_.limits.statement_timeout_ms = 50;
  EXPECT_NE(run("SELECT pg_sleep(10);").find("statement timeout"), std::string::npos);
  EXPECT_EQ(query("SHOW statement_timeout"), "0");
}

TEST_F(RunScriptOnPostgres, KeepsPrismaOutAndIsKeptOutByIt) {
  const auto prisma = connect();
  ASSERT_TRUE(prisma->execute("SELECT pg_advisory_lock(72707369)").has_value());
  const auto refused = dialect_.lock_out_runners(*connection_, {.patience_ms = 200, .on_note = {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::timed_out);
  ASSERT_TRUE(prisma->execute("SELECT pg_advisory_unlock(72707369)").has_value());
  ASSERT_TRUE(dialect_.lock_out_runners(*connection_, {}).has_value());
  const auto rows = prisma->query("SELECT pg_try_advisory_lock(72707369)");
  EXPECT_EQ(sql::to_text(rows->rows[0][0]), "0");
}

TEST_F(RunScriptOnPostgres, OneRunnerKeepsTheOthersOut) {
  const auto other = connect();
  const auto lock = dialect_.lock_out_runners(*connection_, {});
  ASSERT_TRUE(lock.has_value());
  ASSERT_NE(*lock, nullptr);
  std::string note;
  const auto second = dialect_.lock_out_runners(
      *other, {.patience_ms = 200, .on_note = [&](std::string_view text) { note = text; }});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::timed_out);
  EXPECT_NE(note.find("Waiting for another runner: process "), std::string::npos) << note;
  connection_.reset();
  EXPECT_TRUE(dialect_.lock_out_runners(*other, {}).has_value());
}

}  // namespace
}  // namespace strata::test
