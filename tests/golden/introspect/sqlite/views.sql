CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL);
CREATE VIEW "Names" AS SELECT "id", "name" FROM "User";
CREATE VIEW "New view" AS SELECT "name", count(*) AS "how many" FROM "User" GROUP BY 1;
CREATE VIEW "Broken" AS SELECT * FROM "gone";
