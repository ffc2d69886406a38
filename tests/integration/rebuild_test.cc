// A rebuild of a table on which others depend with ON DELETE CASCADE keeps every row of theirs.
#include <gtest/gtest.h>

#include "history_project.h"
#include "sqlite_file.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

constexpr const char* kFirst = R"(
CREATE TABLE "Author" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT);
CREATE TABLE "Post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "authorId" INTEGER NOT NULL,
    CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "Author" VALUES (1, 'Ada'), (2, NULL);
INSERT INTO "Post" VALUES (10, 1), (11, 1), (12, 2);
)";

constexpr const char* kRebuild = R"(
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Author" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL DEFAULT 'nobody');
INSERT INTO "new_Author" ("id", "name") SELECT "id", coalesce("name", 'nobody') AS "name" FROM "Author";
DROP TABLE "Author";
ALTER TABLE "new_Author" RENAME TO "Author";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
)";

TEST(Rebuild, KeepsCascadingChildren) {
  const HistoryProject project(0);
  project.add_migration("20240101000001_first", kFirst);
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 0);
  project.add_migration("20240101000002_rebuild", kRebuild);
  const Finished finished = run_strata({"migrate", "deploy"}, project.folder());
  ASSERT_EQ(finished.exit_code, 0) << finished.output;

  SqliteFile file(project.database());
  EXPECT_EQ(file.column("SELECT id FROM Post ORDER BY id"), (std::vector<std::string>{"10", "11", "12"}));
  EXPECT_EQ(file.column("SELECT name FROM Author ORDER BY id"), (std::vector<std::string>{"Ada", "nobody"}));
  EXPECT_TRUE(file.column("PRAGMA foreign_key_check").empty());
}

TEST(Rebuild, ThatLeavesOrphansIsRefusedAsAWhole) {
  const HistoryProject project(0);
  project.add_migration("20240101000001_first", kFirst);
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 0);
  project.add_migration(
      "20240101000002_orphans",
      "PRAGMA foreign_keys=OFF;\nDELETE FROM \"Author\" WHERE id = 1;\nPRAGMA foreign_keys=ON;\n");
  const Finished finished = run_strata({"migrate", "deploy"}, project.folder());
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
  EXPECT_EQ(SqliteFile(project.database()).number("SELECT count(*) FROM Author"), 2);
}

}  // namespace
}  // namespace strata::integration
