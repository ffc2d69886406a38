-- AlterEnum
ALTER TYPE "Mood" ADD VALUE 'it''s loud';

-- AlterTable
ALTER TABLE "the ""note""" ADD COLUMN     "text" TEXT DEFAULT 'it''s';
