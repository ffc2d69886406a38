-- AlterTable
ALTER TABLE "Post" DROP COLUMN "views";
ALTER TABLE "Post" ADD COLUMN     "views" STRING NOT NULL;

-- CreateIndex
CREATE INDEX "one" ON "Post"("views");

-- CreateIndex
CREATE INDEX "two" ON "Post"("views");

-- CreateIndex
CREATE INDEX "new_name" ON "Post"("views", "likes");
