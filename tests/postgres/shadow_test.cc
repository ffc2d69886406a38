// The shadow on a real server: kept from run to run, never another state than its mark says, and nobody
// else's database is touched.
#include <chrono>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/sha256.h"
#include "database.h"
#include "history.h"
#include "project.h"

namespace strata::test {
namespace {

using dialect::KeptShadow;

class ShadowOnPostgres : public PostgresTest {
 protected:
  [[nodiscard]] dialect::ConnectOptions options(bool is_set_aside) const {
    dialect::ConnectOptions options;
    options.url = url_;
    options.is_set_aside = is_set_aside;
    return options;
  }
  Result<std::unique_ptr<sql::Connection>> open(bool is_set_aside) {
    return dialect_.open_shadow(options(is_set_aside));
  }
  KeptShadow open_kept(const std::vector<Sha256>& chain, bool is_set_aside = false) {
    Result<KeptShadow> kept = dialect_.open_kept_shadow(options(is_set_aside), chain);
    if (kept) return std::move(*kept);
    ADD_FAILURE() << kept.error().message;
    return {};
  }
  // As a replay does it.
  void build(sql::Connection& shadow, std::string_view script, const Sha256& key) {
    dialect::Surroundings surroundings;
    surroundings.record = [&] { return dialect_.mark_kept_shadow(shadow, key); };
    surroundings.record_progress = [&](const dialect::Progress&) {
      return dialect_.mark_kept_shadow(shadow, std::nullopt);
    };
    const Result<bool> run = dialect_.run_script(shadow, script, surroundings);
    if (!run) failure_ = run.error().details.front();
  }
  std::string ask(std::string_view question) {
    const auto connection = connect();
    const auto rows = connection->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  static bool has_table(sql::Connection& connection, const std::string& name) {
    const auto rows = connection.query("SELECT FROM pg_tables WHERE tablename = '" + name + "'");
    return rows && !rows->empty();
  }
  std::string count_scratch_databases() {
    return ask("SELECT count(*) FROM pg_database WHERE datname ~ '^strata_shadow_'");
  }

  const Sha256 one_ = sha256("one"), two_ = sha256("two"), three_ = sha256("three");
  std::string failure_;
};

void make_modest_role(sql::Connection& owner) {
  EXPECT_TRUE(
      owner
          .execute("DO $$ BEGIN CREATE ROLE strata_modest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; "
                   "END $$")
          .has_value());
}

TEST_F(ShadowOnPostgres, IsADatabaseThatGoesWithItsConnection) {
  const std::string before = count_scratch_databases();
  {
    const auto shadow = open(false);
    ASSERT_TRUE(shadow.has_value()) << shadow.error().message;
    EXPECT_TRUE((*shadow)->execute("CREATE TABLE t (a int)").has_value());
    EXPECT_NE(count_scratch_databases(), before);
  }
  EXPECT_EQ(count_scratch_databases(), before);
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 't'"), "0");
}

TEST_F(ShadowOnPostgres, DropsWhatAKilledRunLeft) {
  const std::string old = "strata_shadow_1000000000_0123abcd";
  // By a run that makes a shadow, and by those that make or find a kept one.
  for (int run = 0; run < 3; ++run) {
    ASSERT_TRUE(connect()->execute("CREATE DATABASE " + old).has_value());
    const bool is_open = run == 0 ? open(false).has_value() : open_kept({one_}).connection != nullptr;
    EXPECT_TRUE(is_open);
    EXPECT_EQ(ask("SELECT count(*) FROM pg_database WHERE datname = '" + old + "'"), "0");
  }
}

TEST_F(ShadowOnPostgres, DropsTheKeptShadowOfADatabaseThatIsGone) {
  const std::string gone = "strata_kept_shadow_0123456789abcdef0123456789abcdef_01234567";
  ASSERT_TRUE(connect()->execute("CREATE DATABASE " + gone).has_value());
  ASSERT_NE(open_kept({one_}).connection, nullptr);
  EXPECT_EQ(ask("SELECT count(*) FROM pg_database WHERE datname = '" + gone + "'"), "0");
  EXPECT_NE(ask("SELECT count(*) FROM pg_database WHERE datname ~ '^strata_kept_shadow_'"), "0");
}

TEST_F(ShadowOnPostgres, KeepsWhatFits) {
  for (const bool is_set_aside : {false, true}) {
    KeptShadow first = open_kept({one_, two_}, is_set_aside);
    ASSERT_NE(first.connection, nullptr);
    EXPECT_EQ(first.done, 0U);
    build(*first.connection, "CREATE TABLE t (a int);", one_);
    build(*first.connection, "CREATE INDEX CONCURRENTLY i ON t (a);\nCREATE TABLE u (a int);", two_);
    EXPECT_EQ(failure_, "");
    first.connection.reset();
    const KeptShadow second = open_kept({one_, two_, three_}, is_set_aside);
    ASSERT_NE(second.connection, nullptr);
    EXPECT_EQ(second.done, 2U);
    EXPECT_TRUE(has_table(*second.connection, "u"));
  }
}

TEST_F(ShadowOnPostgres, EmptiesWhatBelongsToAnotherHistory) {
  for (const bool is_set_aside : {false, true}) {
    KeptShadow first = open_kept({one_}, is_set_aside);
    ASSERT_NE(first.connection, nullptr);
    build(*first.connection, "CREATE SCHEMA other; CREATE TABLE other.t (a int); CREATE TABLE u (a int);",
          one_);
    first.connection.reset();
    const KeptShadow second = open_kept({two_, three_}, is_set_aside);
    ASSERT_NE(second.connection, nullptr);
    EXPECT_EQ(second.done, 0U);
    EXPECT_FALSE(has_table(*second.connection, "t"));
    EXPECT_FALSE(has_table(*second.connection, "u"));
  }
}

TEST_F(ShadowOnPostgres, KeepsNothingOfAScriptThatWasInterrupted) {
  KeptShadow first = open_kept({one_});
  ASSERT_NE(first.connection, nullptr);
  build(*first.connection, "CREATE TABLE t (a int);\nVACUUM t;\nSELECT 1 / 0;", one_);
  EXPECT_NE(failure_, "");
  first.connection.reset();
  const KeptShadow second = open_kept({one_});
  ASSERT_NE(second.connection, nullptr);
  EXPECT_EQ(second.done, 0U);
  EXPECT_FALSE(has_table(*second.connection, "t"));
}

TEST_F(ShadowOnPostgres, OneRunAtATimeWorksInTheKeptOne) {
  const KeptShadow first = open_kept({one_});
  ASSERT_NE(first.connection, nullptr);
  EXPECT_EQ(open_kept({one_}).connection, nullptr);
}

TEST_F(ShadowOnPostgres, LeavesADatabaseAloneThatHoldsSomethingElse) {
  ASSERT_TRUE(connect()->execute("CREATE TABLE precious (a int)").has_value());
  const auto shadow = open(true);
  ASSERT_FALSE(shadow.has_value());
  EXPECT_EQ(shadow.error().code, ErrorCode::shadow_not_created);
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'precious'"), "1");
}

TEST_F(ShadowOnPostgres, LeavesALiveDatabaseAloneWhateverItsCommentSays) {
  ASSERT_TRUE(open(true).has_value());
  ASSERT_TRUE(connect()->execute(dialect_.ledger().ddl).has_value());
  EXPECT_FALSE(open(true).has_value());
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = '_prisma_migrations'"), "1");
}

TEST_F(ShadowOnPostgres, NamesTheRightThatIsMissing) {
  make_modest_role(*connect());
  url_.replace(url_.find("postgres@"), 9, "strata_modest@");
  EXPECT_EQ(open_kept({one_}).connection, nullptr);
  const auto shadow = open(false);
  // Nor may it make a namespace.
  ASSERT_FALSE(shadow.has_value());
  EXPECT_NE(shadow.error().next_steps.front().find("CREATEDB"), std::string::npos);
}

// A project whose role may make namespaces, but no databases.
std::string modest(std::string url, sql::Connection& owner) {
  make_modest_role(owner);
  EXPECT_TRUE(
      owner
          .execute("GRANT ALL ON SCHEMA public TO strata_modest; DO $$ BEGIN EXECUTE format('GRANT CREATE ON "
                   "DATABASE %I TO strata_modest', current_database()); END $$")
          .has_value());
  return url.replace(url.find("postgres@"), 9, "strata_modest@");
}

TEST_F(ShadowOnPostgres, IsATransactionThatIsRolledBackForAModestRole) {
  const Project project(modest(url_, *connect()),
                        "model t {\n  id Int @id\n  m mood\n}\n\nenum mood {\n  happy\n}\n");
  project.write_migration("1_first",
                          "CREATE TYPE mood AS ENUM ('happy');\nBEGIN;\nCREATE TABLE t (id int);\nCOMMIT;");
  project.write_migration("2_second", "ALTER TABLE t ADD PRIMARY KEY (id), ADD m mood NOT NULL;");
  for (int run = 0; run < 2; ++run) {
    const Finished finished = project.run({"migrate", "dev"});
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    EXPECT_EQ(ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^strata_shadow_'"), "0");
    EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 't'"), "1");
  }
}

TEST_F(ShadowOnPostgres, IsNoTransactionWhereTheHistoryWouldLeaveIt) {
  for (const std::string script :
       {"CREATE TABLE \"public\".t (a int);", "CREATE INDEX CONCURRENTLY i ON t (a);",
        "SET search_path = other;", "DO $$ BEGIN EXECUTE 'DROP TABLE PUBLIC.precious'; END $$;",
        "CREATE EXTENSION file_fdw;"}) {
    const Project project(modest(url_, *connect()));
    project.write_migration("1_first", script);
    const Finished finished = project.run({"migrate", "dev", "--create-only", "--name", "x"});
    EXPECT_EQ(finished.exit_code, 1) << script;
    EXPECT_NE(finished.output.find("P3014"), std::string::npos) << finished.output;
    EXPECT_NE(finished.output.find("CREATEDB"), std::string::npos) << finished.output;
  }
}

// Some are killed, and one shadow serves them all.
TEST_F(ShadowOnPostgres, RunsAtTheSameTimeAllGiveTheSameAnswer) {
  const Project project(url_);
  const std::string shadow = server_->url(server_->unused_name());
  const std::vector<std::string> diff = {
      "migrate",    "diff",     "--from-migrations",     "prisma/migrations",
      "--to-empty", "--script", "--shadow-database-url", shadow};
  for (int count = 4; count <= 12; count += 4) {
    write_history(project, count);
    std::vector<std::unique_ptr<Process>> runs;
    for (int i = 0; i < 5; ++i) runs.push_back(std::make_unique<Process>(strata(diff), project.folder()));
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    for (int i = 0; i < 2; ++i) runs[static_cast<std::size_t>(i)]->kill();
    std::vector<std::string> answers;
    for (std::size_t i = 2; i < runs.size(); ++i) {
      const Finished finished = runs[i]->wait();
      ASSERT_EQ(finished.exit_code, 0) << finished.output;
      answers.push_back(finished.output.substr(finished.output.find("DROP")));
    }
    const Finished alone =
        project.run({"migrate", "diff", "--from-migrations", "prisma/migrations", "--to-empty", "--script",
                     "--shadow-database-url", server_->url(server_->unused_name())});
    for (const std::string& answer : answers)
      EXPECT_EQ(answer, alone.output.substr(alone.output.find("DROP")));
  }
}

TEST_F(ShadowOnPostgres, WarmAndColdGiveTheSameAnswer) {
  const Project project(url_);
  project.write_migration("1_first", "CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT 'x');");
  project.write_migration("2_second",
                          "CREATE TYPE mood AS ENUM ('happy');\nALTER TYPE mood ADD VALUE 'sad';\n");
  project.write_migration("3_third",
                          "ALTER TABLE t ADD COLUMN m mood DEFAULT 'sad';\nCREATE INDEX i ON t (a);");
  const auto diff = [&] {
    return project.run({"migrate", "diff", "--from-migrations", "prisma/migrations", "--to-empty", "--script",
                        "--shadow-database-url", server_->url("shared_shadow")});
  };
  const Finished cold = diff();
  EXPECT_EQ(cold.exit_code, 0) << cold.output;
  EXPECT_NE(cold.output.find("DROP TABLE \"t\""), std::string::npos) << cold.output;
  EXPECT_EQ(diff().output, cold.output);
  // One more, and one that is edited: the same as from nothing.
  project.write_migration("4_fourth", "CREATE TABLE u (id int PRIMARY KEY);");
  const Finished more = diff();
  EXPECT_NE(more.output.find("DROP TABLE \"u\""), std::string::npos) << more.output;
  project.write_migration("2_second", "CREATE TYPE mood AS ENUM ('happy', 'sad', 'odd');");
  const Finished edited = diff();
  ASSERT_TRUE(connect()->execute("DROP DATABASE shared_shadow").has_value());
  EXPECT_EQ(diff().output, edited.output);
}

}  // namespace
}  // namespace strata::test
