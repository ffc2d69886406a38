-- DropIndex
DROP INDEX "first";

-- DropIndex
DROP INDEX "second";

-- CreateIndex
CREATE INDEX "second" ON "Post"("views");

-- CreateIndex
CREATE INDEX "first" ON "Post"("likes");
