#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "dialect/sqlite/connection.h"

namespace strata::dialect::sqlite {
namespace {

namespace fs = std::filesystem;

class SqliteConnection : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] Location at(const std::string& name) const {
    return {.path = (folder_ / name).string(), .written = name};
  }
  [[nodiscard]] std::unique_ptr<Connection> open(const std::string& name) const {
    auto opened = Connection::open(at(name), {.create_if_missing = true, .busy_timeout_ms = 10});
    EXPECT_TRUE(opened.has_value());
    return std::move(opened).value();
  }
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  // One folder a test: ctest runs them side by side.
  const fs::path folder_ = fs::path(testing::TempDir()) / "strata_sqlite_connection" /
                           testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(SqliteConnection, ReadsEveryKindOfValue) {
  const auto connection = open("a.db");
  const std::vector<sql::Value> parameters = {std::int64_t{7}, 2.5, std::string("x\0y", 3), sql::Null{}};
  const auto rows = connection->query("SELECT ?, ?, ?, ?, x'00ff'", parameters);
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->rows.size(), 1U);
  EXPECT_EQ(rows->rows[0], (std::vector<sql::Value>{std::int64_t{7}, 2.5, std::string("x\0y", 3), sql::Null{},
                                                    std::string("\0\xFF", 2)}));
}

TEST_F(SqliteConnection, RunsScriptsOfManyStatements) {
  const auto connection = open("a.db");
  ASSERT_TRUE(connection->execute("-- first\nCREATE TABLE a(b);\n\nINSERT INTO a VALUES (1), (2);;"));
  EXPECT_EQ(sql::to_integer(connection->query("SELECT count(*) FROM a")->rows[0][0]), 2);
}

TEST_F(SqliteConnection, TakesDoubleQuotedTextForAString) {
  const auto connection = open("a.db");
  ASSERT_TRUE(connection->execute(R"(CREATE TABLE a(b DEFAULT "x"); INSERT INTO a VALUES ("no column");)"));
  EXPECT_EQ(sql::to_text(connection->query("SELECT b FROM a")->rows[0][0]), "no column");
}

TEST_F(SqliteConnection, EnforcesForeignKeys) {
  const auto connection = open("a.db");
  ASSERT_TRUE(connection->execute("CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a REFERENCES a)"));
  EXPECT_FALSE(connection->execute("INSERT INTO b VALUES (1)"));
}

TEST_F(SqliteConnection, TellsWhichStatementFailed) {
  const auto connection = open("a.db");
  const auto failed = connection->execute("CREATE TABLE a(b);\n\nDROP TABLE missing;\nSELECT 1");
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::sql_failed);
  EXPECT_EQ(failed.error().database_code, "1");
  ASSERT_EQ(failed.error().details.size(), 2U);
  EXPECT_EQ(failed.error().details[1].substr(0, 20), "Statement at line 3:");
}

TEST_F(SqliteConnection, RefusesAScriptWithNul) {
  const auto connection = open("a.db");
  EXPECT_FALSE(connection->execute(std::string_view("SELECT 1;\0DROP TABLE a", 22)));
}

TEST_F(SqliteConnection, CreatesParentFoldersOnlyWhenAsked) {
  const auto missing = Connection::open(at("x/y/a.db"), {});
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::database_missing);
  EXPECT_FALSE(fs::exists(folder_ / "x"));
  EXPECT_TRUE(Connection::open(at("x/y/a.db"), {.create_if_missing = true}).has_value());
  EXPECT_TRUE(fs::exists(folder_ / "x/y/a.db"));
}

TEST_F(SqliteConnection, RefusesWhatIsNoDatabase) {
  write("text.db", std::string(4096, 'x'));
  const auto text = Connection::open(at("text.db"), {});
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().code, ErrorCode::file_unreadable);
  const auto folder = Connection::open({.path = folder_.string(), .written = "."}, {});
  ASSERT_FALSE(folder.has_value());
  EXPECT_EQ(folder.error().code, ErrorCode::url_malformed);
}

TEST_F(SqliteConnection, SaysThatAnotherProgramHoldsTheLock) {
  const auto first = open("a.db");
  const auto second = open("a.db");
  ASSERT_TRUE(first->begin());
  EXPECT_TRUE(first->in_transaction());
  const auto refused = second->begin();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::busy);
  ASSERT_TRUE(first->commit());
  EXPECT_TRUE(second->begin());
  second->rollback();
  EXPECT_FALSE(second->in_transaction());
}

TEST_F(SqliteConnection, CarriesAnImageFromOneDatabaseToAnother) {
  const auto first = open(std::string(kMemoryPath));
  ASSERT_TRUE(first->execute("CREATE TABLE a(b); INSERT INTO a VALUES (5)"));
  const auto image = first->save_image();
  ASSERT_TRUE(image.has_value());
  auto second = Connection::open({.path = ":memory:", .written = ":memory:"}, {});
  ASSERT_TRUE(second.has_value());
  ASSERT_TRUE((*second)->load_image(*image));
  EXPECT_EQ(sql::to_integer((*second)->query("SELECT b FROM a")->rows[0][0]), 5);
  EXPECT_TRUE((*second)->execute("INSERT INTO a VALUES (6)"));
  EXPECT_FALSE((*second)->load_image(std::string(4096, 'x')));
}

}  // namespace
}  // namespace strata::dialect::sqlite
