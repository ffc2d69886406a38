-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Doc" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL DEFAULT (ABS(-5)),
    "b" INTEGER NOT NULL DEFAULT 5,
    "c" TEXT DEFAULT (lower('X'))
);
INSERT INTO "new_Doc" ("a", "b", "id") SELECT "a", "b", "id" FROM "Doc";
DROP TABLE "Doc";
ALTER TABLE "new_Doc" RENAME TO "Doc";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
