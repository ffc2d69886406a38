// What a role or a database sets for its sessions changes neither what scripts mean nor what is read back.
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

// Each would change how the server reads, writes or finds something.
constexpr std::array kSettings = {
    "search_path = ''",
    "TimeZone = 'Asia/Tokyo'",
    "DateStyle = 'SQL, DMY'",
    "IntervalStyle = 'iso_8601'",
    "extra_float_digits = -15",
    "quote_all_identifiers = on",
    "standard_conforming_strings = off",
    "client_encoding = 'LATIN1'",
    "bytea_output = 'escape'",
    "xmloption = 'document'",
    "array_nulls = off",
    "default_transaction_isolation = 'serializable'",
    "default_transaction_deferrable = on",
    "client_min_messages = 'error'",
};

constexpr const char* kSettingModels = R"psl(model t {
  id Int      @id
  a  DateTime @default("2020-01-02T03:04:05Z") @db.Timestamptz(3)
  b  DateTime @default("2020-01-02T03:04:05Z")
  c  Float    @default(0.1)
  d  Bytes    @default("AP8n")
  e  String   @default("\\'; DROP TABLE \"victim\"; --")
  f  String[] @default(["\\", "ü☃"])
  g  String   @default(dbgenerated("(('1 day'::interval)::text || 'x')"))
}
)psl";

class SettingsOfPostgres : public PostgresTest {
 protected:
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  void set(const std::string& setting) {
    const std::string script = fmt::format(
        "DO $x$ BEGIN EXECUTE format($y$ALTER DATABASE %I SET {}$y$, current_database()); END $x$", setting);
    const auto done = connect()->execute(script);
    ASSERT_TRUE(done.has_value()) << setting << done.error().details.front();
  }
};

TEST_F(SettingsOfPostgres, ChangeNothing) {
  ASSERT_TRUE(connect()->execute("CREATE SCHEMA apart; CREATE TABLE apart.victim (a int)").has_value());
  for (const char* const setting : kSettings) ASSERT_NO_FATAL_FAILURE(set(setting));
  const Project project(url_, kSettingModels);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"migrate", "dev", "--name", "x"},
        {"migrate", "status"},
        {"db", "push"},
        {"migrate", "diff", "--from-url", url_, "--to-schema", "prisma/schema.prisma", "--exit-code"},
        {"db", "pull", "--force"},
        {"migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma",
         "--shadow-database-url", server_->url(server_->unused_name()), "--exit-code"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  // Drift would be told.
  const Finished dev = project.run({"migrate", "dev"});
  EXPECT_EQ(dev.exit_code, 0) << dev.output;
  EXPECT_EQ(ask("SELECT count(*) FROM apart.victim"), "0");
}

// The script's text is UTF-8, whatever it says to psql.
TEST_F(SettingsOfPostgres, DoNotReachTheTextOfLaterParts) {
  const Project project(url_);
  project.write_migration(
      "1_größe",
      "SET client_encoding = 'LATIN1';\nSET standard_conforming_strings = off;\n"
      "CREATE TABLE t (a int);\nVACUUM t;\nCREATE TABLE \"größe\" (a text DEFAULT '\\');");
  const Finished finished = project.run({"migrate", "deploy"});
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'größe'"), "1");
  EXPECT_EQ(ask("SELECT migration_name FROM _prisma_migrations"), "1_größe");
}

// Whose letters are fewer than the script's.
TEST_F(SettingsOfPostgres, LetADatabaseHaveAnotherEncoding) {
  const std::string name = server_->unused_name();
  ASSERT_TRUE(connect()
                  ->execute("CREATE DATABASE " + name +
                            " ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
                  .has_value());
  url_ = server_->url(name);
  const Project project(url_);
  project.write_migration("1_größe", "CREATE TABLE \"größe\" (id int PRIMARY KEY, \"é\" text DEFAULT 'ü');");
  project.write_migration("2_wide", "CREATE TABLE u (a text DEFAULT '☃');");
  const Finished refused = project.run({"migrate", "deploy"});
  EXPECT_EQ(refused.exit_code, 1) << refused.output;
  EXPECT_NE(refused.output.find("has no equivalent in encoding \"LATIN1\""), std::string::npos)
      << refused.output;
  EXPECT_EQ(
      ask("SELECT string_agg(migration_name || (logs LIKE '%LATIN1%')::text, ', ') FROM _prisma_migrations "
          "WHERE logs IS NOT NULL"),
      "2_widetrue");
  project.write_migration("2_wide", "CREATE TABLE u (a text DEFAULT 'ö');");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"migrate", "deploy"},
                                                  {"migrate", "status"},
                                                  {"db", "pull", "--force"},
                                                  {"db", "push"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
}

// A login that always works as the owner of the objects.
TEST_F(SettingsOfPostgres, LetARoleWorkAsAnother) {
  const std::string owner = server_->unused_name();
  const std::string login = server_->unused_name();
  ASSERT_TRUE(
      connect()
          ->execute(fmt::format("CREATE ROLE {0}; CREATE ROLE {1} LOGIN; GRANT {0} TO {1}; ALTER ROLE {1} "
                                "SET role = {0}; GRANT CREATE ON SCHEMA public TO {0}",
                                owner, login))
          .has_value());
  std::string url = url_;
  url.replace(url.find("postgres@"), 8, login);
  const Project project(url);
  project.write_migration(
      "1_first", "SET work_mem = '5MB';\nCREATE TABLE t (a int);\nVACUUM t;\nCREATE TABLE u (a int);");
  project.write_migration("2_second", "ALTER TABLE t ADD b int;");
  const Finished finished = project.run({"migrate", "deploy"});
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_EQ(ask("SELECT string_agg(DISTINCT tableowner, ', ') FROM pg_tables WHERE schemaname = 'public'"),
            owner);
}

}  // namespace
}  // namespace strata::test
