-- CreateIndex
CREATE UNIQUE INDEX "third" ON "Post"("views");
