-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL DEFAULT 'nobody',
    "size" TEXT NOT NULL DEFAULT '1'
);
INSERT INTO "new_Parent" ("id", "name", "size") SELECT "id", coalesce("name", 'nobody') AS "name", "size" FROM "Parent";
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
CREATE INDEX "Parent_name_idx" ON "Parent"("name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
