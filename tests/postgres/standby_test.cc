// A hot standby can be read: what only asks works, and what would write says why it cannot.
#include <gtest/gtest.h>
#include <memory>

#include "dialect/registry.h"
#include "project.h"
#include "support/postgres_server.h"

namespace strata::test {
namespace {

std::string models_with_range(const std::string& words) {
  return "model t {\n  id Int @id\n  r Unsupported(\"int4range\")? @default(dbgenerated(\"" + words +
         "\"))\n}\n";
}

TEST(StandbyOfPostgres, IsReadAndNotWritten) {
  auto started = PostgresServer::start({});
  if (!started) GTEST_SKIP() << started.error().message;
  PostgresServer& server = **started;
  const std::string url = server.fresh_database();
  const Project project(url, models_with_range("'[1,6)'::int4range"));
  project.write_migration("1_first",
                          "CREATE TABLE \"t\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"r\" int4range DEFAULT "
                          "'[1,5]');");
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

  // What only a server that can be written could tell stays a difference.
  const Project other(url, models_with_range("'[1,5]'"));
  const Finished compared = other.run({"migrate", "diff", "--from-url", url, "--to-schema",
                                       "prisma/schema.prisma", "--exit-code", "--script"});
  EXPECT_EQ(compared.exit_code, 2) << compared.output;
  EXPECT_EQ(compared.output, "-- AlterTable\nALTER TABLE \"t\" ALTER COLUMN \"r\" SET DEFAULT '[1,5]';\n");

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
