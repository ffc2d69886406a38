-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Gone";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Kept" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER
);
INSERT INTO "new_Kept" ("id", "n") SELECT "id", "n" FROM "Kept";
DROP TABLE "Kept";
ALTER TABLE "new_Kept" RENAME TO "Kept";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
