-- DropIndex
DROP INDEX "one";

-- DropIndex
DROP INDEX "two";

-- CreateIndex
CREATE INDEX "two" ON "Item"("a");

-- CreateIndex
CREATE INDEX "one" ON "Item"("b");
