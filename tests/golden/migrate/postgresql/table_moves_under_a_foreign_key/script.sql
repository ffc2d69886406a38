-- DropForeignKey
ALTER TABLE "one"."Child" DROP CONSTRAINT "Child_toId_fkey";

-- DropTable
DROP TABLE "one"."Parent";

-- CreateTable
CREATE TABLE "two"."Parent" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "one"."Child" ADD CONSTRAINT "Child_toId_fkey" FOREIGN KEY ("toId") REFERENCES "two"."Parent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
