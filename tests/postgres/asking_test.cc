// Asking the server how it prints the words of a schema file: whatever they are, nothing happens and nothing
// stays; and who may not ask is not stopped.
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "spelling.h"

namespace strata::test {
namespace {

class AskingPostgres : public SpellingTest {};

// As defaults, and as conditions of an index on `n`.
constexpr std::array kHostile = {
    "1); DROP TABLE victim; --",
    "1; DROP TABLE victim",
    "1, x int DEFAULT 2",
    "1) PRIMARY KEY, y int DEFAULT (2",
    "1) REFERENCES victim (a",
    "1)) INHERITS (victim",
    "1 FROM victim",
    "1 AS one",
    "1 UNION SELECT 2",
    "1 /*",
    "1 */ + 2 /*",
    "1 --",
    "1\\n); COMMIT; DROP TABLE victim; --",
    "1; COMMIT; CREATE TABLE left_behind ()",
    "$$1); COMMIT; DROP TABLE victim; --$$",
    "E'\\\\'); COMMIT; DROP TABLE victim; --'",
    "'\\\\'); COMMIT; DROP TABLE victim; --'",
    "U&'\\\\0027); DROP TABLE victim; --' = ''",
    "\"); DROP TABLE victim; --\"",
    "$1",
    "(SELECT count(*) FROM victim)",
    "nextval('counter')",
    "setval('counter', 100)",
    "alarm() > 0",
    "pg_sleep(60) IS NULL",
    "pg_terminate_backend(pg_backend_pid())",
    "set_config('search_path', 'elsewhere', false)",
    "lo_create(4711)",
    "'[1,5]'::int4range = '[1,6)'",
};

TEST_F(AskingPostgres, HostileWordsDoNothing) {
  must(
      "CREATE TABLE victim (a int PRIMARY KEY); CREATE SEQUENCE counter; "
      "CREATE FUNCTION alarm() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT setval('counter', 100)::int "
      "$$");
  std::string columns;
  std::string indexes;
  std::string fields;
  std::string conditions;
  for (std::size_t i = 0; i < kHostile.size(); ++i) {
    columns += fmt::format(", d{} text DEFAULT md5('{}')", i, i);
    indexes += fmt::format("; CREATE INDEX p{0} ON t (id) WHERE n < {0}", i);
    fields +=
        fmt::format("  d{} String? @default(dbgenerated(\"{}\"))\n", i, replaced(kHostile[i], "\"", "\\\""));
    conditions += fmt::format("  @@index([id], map: \"p{}\", where: raw(\"{}\"))\n", i,
                              replaced(kHostile[i], "\"", "\\\""));
  }
  must("CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, n int, r int4range DEFAULT '[1,5]'" + columns +
       ")" + indexes);
  const Project project(
      url_, kGenerator +
                std::string("model victim {\n  a Int @id\n}\n\nmodel t {\n  id Int @id\n  n Int?\n"
                            "  r Unsupported(\"int4range\")? @default(dbgenerated(\"'[1,5]'\"))\n") +
                fields + conditions + "}\n");
  const std::string before = ask("SELECT md5(string_agg(c::text, ' ' ORDER BY c.oid)) FROM pg_class c");
  const Finished compared = compare(project, url_);
  EXPECT_EQ(compared.exit_code, 0) << compared.output;
  for (std::size_t i = 0; i < kHostile.size(); ++i) {
    EXPECT_TRUE(compared.output.contains(fmt::format("\"d{}\" SET DEFAULT", i))) << kHostile[i];
    EXPECT_TRUE(compared.output.contains(fmt::format("DROP INDEX \"p{}\"", i))) << kHostile[i];
  }
  EXPECT_FALSE(compared.output.contains("\"r\" SET DEFAULT")) << compared.output;
  EXPECT_EQ(ask("SELECT md5(string_agg(c::text, ' ' ORDER BY c.oid)) FROM pg_class c"), before);
  EXPECT_EQ(ask("SELECT is_called FROM counter"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^pg_(toast_)?temp_'"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM pg_largeobject_metadata"), "0");
}

// A shadow database may be no more than a transaction.
TEST_F(AskingPostgres, IsDoneInsideOfATransactionToo) {
  const auto database = connect();
  ASSERT_TRUE(database->execute("BEGIN; CREATE TABLE t (id int, r int4range DEFAULT '[1,5]', s int4range)"));
  auto found = dialect_.introspect(*database);
  ASSERT_TRUE(found.has_value());
  schema::Schema file = *found;
  for (schema::Column& column : file.tables.back().columns) {
    if (column.name == "r") column.default_value = schema::ExpressionDefault{.sql = "'[1,5]'"};
  }
  ASSERT_NE(found->tables, file.tables);
  EXPECT_TRUE(dialect_.settle_spelling(*database, *found, file).has_value());
  EXPECT_EQ(found->tables, file.tables);
  EXPECT_TRUE(database->in_transaction());
  EXPECT_TRUE(database->query("SELECT s FROM t").has_value());
  EXPECT_EQ(sql::to_text(database->query("SHOW statement_timeout")->rows[0][0]), "0");
}

// Nobody is told of it: what cannot be asked stays a difference.
TEST_F(AskingPostgres, WhoMayNotAskIsNotStopped) {
  constexpr const char* kModel =
      "model t {\n  id Int @id\n  r Unsupported(\"int4range\")? @default(dbgenerated(\"'[1,5]'\"))\n}\n";
  must("CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, r int4range DEFAULT '[1,5]')");
  const std::string role = server_->unused_name();
  must(fmt::format("CREATE ROLE {} LOGIN", role));
  std::string url = url_;
  url.replace(url.find("postgres@"), 8, role);
  const Project project(url, kModel);
  EXPECT_EQ(compare(project, url).output, "-- This is an empty migration.\n");
  const char* const kOpen = "-- AlterTable\nALTER TABLE \"t\" ALTER COLUMN \"r\" SET DEFAULT '[1,5]';\n";
  must(fmt::format("ALTER ROLE {} SET default_transaction_read_only = on", role));
  EXPECT_EQ(compare(project, url).output, kOpen);
  must(fmt::format("ALTER ROLE {} RESET ALL", role));
  const std::string database = ask("SELECT current_database()");
  must(fmt::format("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC", database));
  EXPECT_EQ(compare(project, url).output, kOpen);
  must(fmt::format("GRANT TEMPORARY ON DATABASE {} TO {}", database, role));
  EXPECT_EQ(compare(project, url).output, "-- This is an empty migration.\n");
}

}  // namespace
}  // namespace strata::test
