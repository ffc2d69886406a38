// The shadow on a real server: it is there while it is used, and nobody else's database is touched.
#include <gtest/gtest.h>
#include <string>

#include "database.h"

namespace strata::test {
namespace {

class ShadowOnPostgres : public PostgresTest {
 protected:
  Result<std::unique_ptr<sql::Connection>> open(bool is_set_aside) {
    dialect::ConnectOptions options;
    options.url = url_;
    options.is_set_aside = is_set_aside;
    return dialect_.open_shadow(options);
  }
  std::string ask(std::string_view question) {
    const auto connection = connect();
    const auto rows = connection->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  std::string count_scratch_databases() {
    return ask("SELECT count(*) FROM pg_database WHERE datname ~ '^strata_shadow_'");
  }
};

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
  ASSERT_TRUE(connect()->execute("CREATE DATABASE " + old).has_value());
  ASSERT_TRUE(open(false).has_value());
  EXPECT_EQ(ask("SELECT count(*) FROM pg_database WHERE datname = '" + old + "'"), "0");
}

TEST_F(ShadowOnPostgres, EmptiesTheDatabaseThatIsSetAsideForIt) {
  for (int run = 0; run < 2; ++run) {
    const auto shadow = open(true);
    ASSERT_TRUE(shadow.has_value()) << shadow.error().message;
    EXPECT_TRUE((*shadow)->execute("CREATE TABLE t (a int)").has_value());
  }
}

TEST_F(ShadowOnPostgres, LeavesADatabaseAloneThatHoldsSomethingElse) {
  ASSERT_TRUE(connect()->execute("CREATE TABLE precious (a int)").has_value());
  const auto shadow = open(true);
  ASSERT_FALSE(shadow.has_value());
  EXPECT_EQ(shadow.error().code, ErrorCode::shadow_not_created);
  EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'precious'"), "1");
}

}  // namespace
}  // namespace strata::test
