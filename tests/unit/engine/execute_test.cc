#include "project_fixture.h"

namespace strata {
namespace {

using Execute = ProjectFixture;

TEST_F(Execute, RunsAllOrNothing) {
  write_schema("model User {\n  id Int @id\n}\n");
  execute("CREATE TABLE t (a INTEGER)");
  ASSERT_TRUE(
      succeeded(engine().execute({.script = "INSERT INTO t VALUES (1); VACUUM;", .script_name = "stdin"})));
  const auto failed = engine().execute(
      {.script = "INSERT INTO t VALUES (2);\nINSERT INTO nowhere VALUES (3);", .script_name = "a.sql"});
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::sql_failed);
  EXPECT_NE(failed.error().message.find("a.sql"), std::string::npos);
  EXPECT_EQ(query("SELECT count(*) FROM t"), "1");
}

TEST_F(Execute, NeedsNoSchemaWithAUrl) {
  execute("CREATE TABLE t (a INTEGER)");
  const Engine engine({.working_directory = root_, .variables = {}}, {.url = "file:./dev.db"});
  EXPECT_TRUE(succeeded(engine.execute({.script = "INSERT INTO t VALUES (1);", .script_name = "stdin"})));
  EXPECT_EQ(query("SELECT count(*) FROM t"), "1");
}

TEST_F(Execute, TellsAMissingDatabaseAndAForeignUrl) {
  const Engine missing({.working_directory = root_, .variables = {}}, {.url = "file:./none.db"});
  EXPECT_EQ(missing.execute({.script = "SELECT 1", .script_name = "stdin"}).error().code,
            ErrorCode::database_missing);
  const Engine foreign({.working_directory = root_, .variables = {}}, {.url = "mysql://u:secret@h/d"});
  const Error error = foreign.execute({.script = "SELECT 1", .script_name = "stdin"}).error();
  EXPECT_EQ(error.code, ErrorCode::driver_missing);
  EXPECT_EQ(error.message.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace strata
