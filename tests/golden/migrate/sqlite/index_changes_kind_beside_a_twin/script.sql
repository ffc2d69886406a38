-- DropIndex
DROP INDEX "wanted";

-- CreateIndex
CREATE UNIQUE INDEX "wanted" ON "A"("n");
