CREATE TABLE "2 small tables" ("id" INTEGER PRIMARY KEY, "1st" INT, "a b" INT, "a-b" INT, "über" INT, "?" INT, "42" INT);
CREATE UNIQUE INDEX "the index" ON "2 small tables"("a b", "42");
CREATE TABLE "_small_tables" ("id" INTEGER PRIMARY KEY);
CREATE TABLE "small_tables" ("id" INTEGER PRIMARY KEY);
CREATE TABLE "007" ("id" INTEGER PRIMARY KEY);
CREATE TABLE "delete" ("id" INTEGER PRIMARY KEY, "say ""hi""" TEXT);
CREATE TABLE "String" ("id" INTEGER PRIMARY KEY);
CREATE TABLE "refers" ("id" INTEGER PRIMARY KEY, "to it" INT REFERENCES "2 small tables"("id"), "String" INT REFERENCES "String"("id"));
