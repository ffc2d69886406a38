-- AlterTable
ALTER TABLE "Tag" DROP CONSTRAINT "pk_tag",
ADD CONSTRAINT "Tag_pkey" PRIMARY KEY ("name");
