-- AlterTable
ALTER TABLE "Thing" ADD COLUMN     "more" INTEGER;
