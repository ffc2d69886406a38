-- AlterEnum
BEGIN;
CREATE TYPE "Plan_new" AS ENUM ('free', 'pro');
ALTER TABLE "Stays" ALTER COLUMN "plan" DROP DEFAULT;
ALTER TABLE "Drops" ALTER COLUMN "plan" DROP DEFAULT;
ALTER TABLE "Goes" ALTER COLUMN "plan" TYPE TEXT USING ("plan"::TEXT);
ALTER TABLE "Drops" ALTER COLUMN "last" TYPE TEXT USING ("last"::TEXT);
ALTER TABLE "Drops" ALTER COLUMN "plan" TYPE TEXT USING ("plan"::TEXT);
ALTER TABLE "Stays" ALTER COLUMN "plan" TYPE "Plan_new" USING ("plan"::text::"Plan_new");
ALTER TABLE "Stays" ALTER COLUMN "list" TYPE "Plan_new"[] USING ("list"::text::"Plan_new"[]);
ALTER TYPE "Plan" RENAME TO "Plan_old";
ALTER TYPE "Plan_new" RENAME TO "Plan";
DROP TYPE "Plan_old";
ALTER TABLE "Stays" ALTER COLUMN "plan" SET DEFAULT 'free';
COMMIT;

-- AlterTable
ALTER TABLE "Drops" DROP COLUMN "last",
DROP COLUMN "plan",
ADD COLUMN     "other" "Plan" NOT NULL DEFAULT 'pro';

-- AlterTable
ALTER TABLE "Becomes" DROP COLUMN "plan",
ADD COLUMN     "plan" "Plan" NOT NULL DEFAULT 'free';

-- DropTable
DROP TABLE "Goes";

-- CreateTable
CREATE TABLE "Comes" (
    "id" INTEGER NOT NULL,
    "plan" "Plan" NOT NULL,

    CONSTRAINT "Comes_pkey" PRIMARY KEY ("id")
);
