-- AlterTable
ALTER TABLE "Visit" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "Visit_id_seq";

-- AlterTable
ALTER TABLE "log"."Call" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "log"."Call_id_seq";
