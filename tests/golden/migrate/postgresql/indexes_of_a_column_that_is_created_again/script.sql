-- AlterTable
ALTER TABLE "Post" DROP COLUMN "views",
ADD COLUMN     "views" BYTEA NOT NULL,
DROP COLUMN "likes",
ADD COLUMN     "likes" BYTEA;

-- CreateIndex
CREATE INDEX "one" ON "Post"("views");

-- CreateIndex
CREATE INDEX "two" ON "Post"("views");

-- CreateIndex
CREATE INDEX "new_name" ON "Post"("views", "id");

-- CreateIndex
CREATE INDEX "Post_id_idx" ON "Post"("id") WHERE ("likes" IS NOT NULL);
