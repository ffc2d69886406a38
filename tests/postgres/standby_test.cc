// A hot standby can be read: what only asks works, and what would write says why it cannot.
#include <gtest/gtest.h>
#include <memory>

#include "dialect/registry.h"
#include "project.h"
#include "support/postgres_server.h"

namespace strata::test {
namespace {

TEST(StandbyOfPostgres, IsReadAndNotWritten) {
  auto started = PostgresServer::start({});
  if (!started) GTEST_SKIP() << started.error().message;
  PostgresServer& server = **started;
  const std::string url = server.fresh_database();
  const Project project(url, "model t {\n  id Int @id\n}\n");
  project.write_migration("1_first", "CREATE TABLE \"t\" (\"id\" INTEGER NOT NULL PRIMARY KEY);");
  ASSERT_EQ(project.run({"migrate", "deploy"}).exit_code, 0);
  ASSERT_TRUE(server.become_standby().has_value());

  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"migrate", "status"},
        {"migrate", "deploy"},
        {"db", "push"},
        {"db", "pull", "--print"},
        {"migrate", "diff", "--from-url", url, "--to-schema", "prisma/schema.prisma", "--exit-code"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }

  project.write_migration("2_second", "CREATE TABLE \"u\" (\"id\" INTEGER NOT NULL PRIMARY KEY);");
  const Finished status = project.run({"migrate", "status"});
  EXPECT_NE(status.output.find("pending      2_second"), std::string::npos) << status.output;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"migrate", "deploy"},
        {"migrate", "dev", "--name", "x"},
        {"migrate", "reset", "--force"},
        {"migrate", "resolve", "--applied", "2_second"},
        {"db", "execute", "--file", "prisma/migrations/2_second/migration.sql"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 1) << finished.output;
    EXPECT_NE(finished.output.find("Connect to the primary server"), std::string::npos) << finished.output;
  }
}

}  // namespace
}  // namespace strata::test
