-- DropForeignKey
ALTER TABLE "Child" DROP CONSTRAINT "Child_kind_fkey";

-- AlterEnum
BEGIN;
CREATE TYPE "Kind_new" AS ENUM ('a', 'b');
ALTER TABLE "Parent" ALTER COLUMN "kind" TYPE "Kind_new" USING ("kind"::text::"Kind_new");
ALTER TABLE "Child" ALTER COLUMN "kind" TYPE "Kind_new" USING ("kind"::text::"Kind_new");
ALTER TYPE "Kind" RENAME TO "Kind_old";
ALTER TYPE "Kind_new" RENAME TO "Kind";
DROP TYPE "Kind_old";
COMMIT;

-- AddForeignKey
ALTER TABLE "Child" ADD CONSTRAINT "Child_kind_fkey" FOREIGN KEY ("kind") REFERENCES "Parent"("kind") ON DELETE RESTRICT ON UPDATE CASCADE;
