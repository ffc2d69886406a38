-- DropIndex
DROP INDEX "Task_name_idx";

-- CreateIndex
CREATE INDEX "Task_name_idx" ON "Task"("name") WHERE "done" = false AND "name" != 'it''s';

-- CreateIndex
CREATE UNIQUE INDEX "Task_done_key" ON "Task"("done") WHERE done;
