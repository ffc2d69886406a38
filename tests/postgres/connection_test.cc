#include <array>

#include "postgres/database.h"

namespace strata::test {
namespace {

class PostgresConnection : public PostgresTest {};

TEST_F(PostgresConnection, GivesNumbersAsNumbersAndNullAsNull) {
  const auto database = connect();
  const auto rows = database->query("SELECT 1, 2.5::float8, 'x', NULL, true, 1.50::numeric");
  ASSERT_TRUE(rows);
  const std::vector<sql::Value> expected = {
      std::int64_t{1}, 2.5, std::string("x"), sql::Null{}, std::int64_t{1}, std::string("1.50")};
  EXPECT_EQ(rows->rows.at(0), expected);
}

TEST_F(PostgresConnection, TakesParameters) {
  const auto database = connect();
  const std::array<sql::Value, 3> parameters = {std::int64_t{7}, std::string("it's \\ \"x\""), sql::Null{}};
  const auto rows = database->query("SELECT $1::int, $2::text, $3::text", parameters);
  ASSERT_TRUE(rows);
  EXPECT_EQ(sql::to_integer(rows->rows[0][0]), 7);
  EXPECT_EQ(sql::to_text(rows->rows[0][1]), "it's \\ \"x\"");
  EXPECT_TRUE(sql::is_null(rows->rows[0][2]));
}

TEST_F(PostgresConnection, RunsAScriptAllOrNothing) {
  const auto database = connect();
  const auto done = database->execute("CREATE TABLE a (x int);\nSELECT 1;\n  SELECT ü FROM nothing;\n");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::sql_failed);
  EXPECT_EQ(done.error().database_code, "42P01");
  const std::vector<std::string> expected = {"PostgreSQL says: relation \"nothing\" does not exist",
                                             "Place: line 3, column 17",
                                             "Statement at line 3: SELECT ü FROM nothing"};
  EXPECT_EQ(done.error().details, expected);
  EXPECT_FALSE(database->query("SELECT * FROM a"));
}

TEST_F(PostgresConnection, FindsTheStatementOfAnErrorWithoutPosition) {
  const auto database = connect();
  const auto done = database->execute(
      "CREATE TABLE a (x int PRIMARY KEY);\nINSERT INTO a VALUES (1);\n"
      "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().details.back(), "Statement at line 3: INSERT INTO a VALUES (1)");
}

TEST_F(PostgresConnection, KnowsItsTransaction) {
  const auto database = connect();
  EXPECT_FALSE(database->in_transaction());
  ASSERT_TRUE(database->begin());
  EXPECT_TRUE(database->in_transaction());
  EXPECT_FALSE(database->execute("SELECT nonsense"));
  EXPECT_TRUE(database->in_transaction());
  database->rollback();
  EXPECT_FALSE(database->in_transaction());
}

TEST_F(PostgresConnection, TellsALostConnectionFromAFailedStatement) {
  const auto database = connect();
  const auto done = database->execute("SELECT pg_terminate_backend(pg_backend_pid())");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::connection_closed);
  EXPECT_FALSE(database->in_transaction());
  const auto again = database->execute("SELECT 1");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::connection_closed);
}

TEST_F(PostgresConnection, PassesNoticesOn) {
  std::vector<std::string> notices;
  const auto database =
      connect({.url = url_, .on_notice = [&](std::string_view text) { notices.emplace_back(text); }});
  ASSERT_TRUE(database->execute("DROP TABLE IF EXISTS nothing; DO $$ BEGIN RAISE WARNING 'careful'; END $$"));
  const std::vector<std::string> expected = {"NOTICE: table \"nothing\" does not exist, skipping",
                                             "WARNING: careful"};
  EXPECT_EQ(notices, expected);
}

TEST_F(PostgresConnection, RefusesCopyInBothDirections) {
  const auto database = connect();
  ASSERT_TRUE(database->execute("CREATE TABLE a (x int)"));
  EXPECT_FALSE(database->execute("COPY a FROM STDIN"));
  EXPECT_TRUE(database->execute("COPY a TO STDOUT"));
  EXPECT_TRUE(database->execute("SELECT 1"));
}

TEST_F(PostgresConnection, RefusesNulBytes) {
  const auto database = connect();
  EXPECT_FALSE(database->execute(std::string_view("SELECT 1\0; DROP TABLE a", 23)));
  const std::array<sql::Value, 1> parameters = {std::string("a\0b", 3)};
  EXPECT_FALSE(database->query("SELECT $1::text", parameters));
}

TEST_F(PostgresConnection, SpeaksUtf8WithADatabaseOfAnotherEncoding) {
  const auto admin = connect();
  const std::string name = server_->unused_name();
  ASSERT_TRUE(admin->execute("CREATE DATABASE " + name +
                             " ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"));
  const auto database = connect({.url = server_->url(name)});
  ASSERT_TRUE(database->execute("CREATE TABLE \"Größe\" (\"é\" int)"));
  const auto rows = database->query("SELECT relname FROM pg_class WHERE relname LIKE 'Gr%'");
  ASSERT_TRUE(rows);
  EXPECT_EQ(sql::to_text(rows->rows.at(0).at(0)), "Größe");
}

TEST_F(PostgresConnection, CreatesDatabaseAndNamespaceOnlyWhenAskedTo) {
  const std::string url = server_->url(server_->unused_name(), "&schema=we%22ird");
  const auto missing = dialect_.connect({.url = url});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::database_missing);
  ASSERT_NE(connect({.url = url, .create_if_missing = true}), nullptr);
  const auto database = connect({.url = url});
  const auto rows = database->query("SELECT current_schema()");
  ASSERT_TRUE(rows);
  EXPECT_EQ(sql::to_text(rows->rows.at(0).at(0)), "we\"ird");
}

TEST_F(PostgresConnection, TellsWhyItCannotConnect) {
  const auto error_of = [&](const std::string& url) {
    const auto connection = dialect_.connect({.url = url});
    return connection ? Error{} : connection.error();
  };
  const Error closed = error_of("postgresql://me:secret@127.0.0.1:1/db");
  EXPECT_EQ(closed.code, ErrorCode::server_unreachable);
  EXPECT_EQ(closed.message.find("secret"), std::string::npos);
  for (const std::string& line : closed.details) EXPECT_EQ(line.find("secret"), std::string::npos);

  const std::string unknown = "postgresql://stranger@/postgres?host=" + server_->folder().string();
  EXPECT_EQ(error_of(unknown).code, ErrorCode::authentication_failed);

  const auto admin = connect();
  const std::string role = server_->unused_name();
  ASSERT_TRUE(admin->execute("CREATE ROLE " + role + " LOGIN"));
  ASSERT_TRUE(admin->execute("CREATE DATABASE " + role));
  ASSERT_TRUE(admin->execute("REVOKE CONNECT ON DATABASE " + role + " FROM PUBLIC"));
  const std::string revoked = "postgresql://" + role + "@/" + role + "?host=" + server_->folder().string();
  EXPECT_EQ(error_of(revoked).code, ErrorCode::access_denied);
}

}  // namespace
}  // namespace strata::test
