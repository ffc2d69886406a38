-- RedefineIndex
DROP INDEX "Item_a_idx";
CREATE INDEX "by_a" ON "Item"("a");
