-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Doc" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "same" JSONB NOT NULL DEFAULT '{"b":[true],"a":1}',
    "next" JSONB NOT NULL DEFAULT '{"s":"it''s"}',
    "none" JSONB NOT NULL DEFAULT 'null'
);
INSERT INTO "new_Doc" ("id", "next", "same") SELECT "id", "next", "same" FROM "Doc";
DROP TABLE "Doc";
ALTER TABLE "new_Doc" RENAME TO "Doc";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
