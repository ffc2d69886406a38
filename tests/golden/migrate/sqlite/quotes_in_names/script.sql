-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_say ""hi""" (
    "a""b" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x'y" TEXT NOT NULL DEFAULT '"'
);
INSERT INTO "new_say ""hi""" ("a""b") SELECT "a""b" FROM "say ""hi""";
DROP TABLE "say ""hi""";
ALTER TABLE "new_say ""hi""" RENAME TO "say ""hi""";
CREATE INDEX "in""dex" ON "say ""hi"""("x'y");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
