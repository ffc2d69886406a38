// A database that Prisma migrated is picked up as it is: every form in which it has written its ledger.
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "history_project.h"
#include "sqlite_file.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

constexpr const char* kLedger = R"(CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);)";

constexpr const char* kScript =
    "CREATE TABLE \"First\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT);\n";

struct Form {
  const char* name;
  const char* started;  // SQL literals
  const char* finished;
};

class PrismaLedger : public testing::TestWithParam<Form> {};

TEST_P(PrismaLedger, IsContinued) {
  const HistoryProject project(0);
  project.add_migration("20240101000001_first", kScript);
  {
    SqliteFile file(project.database());
    ASSERT_TRUE(file.execute(kLedger));
    ASSERT_TRUE(file.execute(kScript));
    ASSERT_TRUE(
        file.execute("INSERT INTO _prisma_migrations VALUES ('7a1c8f6e-0000-4000-8000-000000000001', '" +
                     to_hex(sha256(kScript)) + "', " + GetParam().finished +
                     ", '20240101000001_first', NULL, NULL, " + GetParam().started + ", 1)"));
  }
  const Finished status = run_strata({"migrate", "status"}, project.folder());
  EXPECT_EQ(status.exit_code, 0) << status.output;

  project.add_migration("20240101000002_second", "CREATE TABLE \"Second\" (\"id\" INTEGER PRIMARY KEY);\n");
  const Finished deployed = run_strata({"migrate", "deploy"}, project.folder());
  EXPECT_EQ(deployed.exit_code, 0) << deployed.output;
  SqliteFile file(project.database());
  EXPECT_EQ(
      file.column("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1"),
      (std::vector<std::string>{"20240101000001_first", "20240101000002_second"}));
  EXPECT_EQ(file.number("SELECT count(*) FROM sqlite_schema WHERE name = 'Second'"), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PrismaLedger,
    testing::Values(Form{"milliseconds", "1704067200000", "1704067200123"},
                    Form{"iso", "'2024-01-01T00:00:00.000Z'", "'2024-01-01T00:00:00.123+00:00'"},
                    Form{"sqlite", "'2024-01-01 00:00:00'", "'2024-01-01 00:00:01'"},
                    Form{"rfc2822", "'Mon, 1 Jan 2024 00:00:00 +0000'", "'Mon, 1 Jan 2024 00:00:01 +0000'"}),
    [](const testing::TestParamInfo<Form>& form) { return std::string(form.param.name); });

}  // namespace
}  // namespace strata::integration
