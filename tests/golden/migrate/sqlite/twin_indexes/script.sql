-- DropIndex
DROP INDEX "c_one";

-- DropIndex
DROP INDEX "d_two";

-- CreateIndex
CREATE INDEX "b_again" ON "A"("b");

-- CreateIndex
CREATE UNIQUE INDEX "a_again" ON "A"("a");

-- RedefineIndex
DROP INDEX "d_one";
CREATE INDEX "d_three" ON "A"("d");
