-- RedefineTables
CREATE TABLE "log"."_prisma_new_Note" (
    "id" STRING NOT NULL,
    "text" STRING NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);
INSERT INTO "log"."_prisma_new_Note" ("id","text") SELECT "id","text" FROM "log"."Note";
DROP TABLE "log"."Note" CASCADE;
ALTER TABLE "log"."_prisma_new_Note" RENAME TO "Note";
