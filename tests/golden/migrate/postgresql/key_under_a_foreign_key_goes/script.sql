-- DropForeignKey
ALTER TABLE "Child" DROP CONSTRAINT "Child_parentId_fkey";

-- DropForeignKey
ALTER TABLE "Other" DROP CONSTRAINT "Other_code_fkey";

-- DropIndex
DROP INDEX "Parent_code_key";

-- AlterTable
ALTER TABLE "Parent" DROP CONSTRAINT "Parent_pkey",
ADD CONSTRAINT "Parent_pkey" PRIMARY KEY ("code");

-- CreateIndex
CREATE UNIQUE INDEX "Parent_id_key" ON "Parent"("id");

-- AddForeignKey
ALTER TABLE "Child" ADD CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Other" ADD CONSTRAINT "Other_code_fkey" FOREIGN KEY ("code") REFERENCES "Parent"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
