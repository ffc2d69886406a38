-- AlterEnum
ALTER TYPE "Mood" ADD VALUE 'it''s glad';
ALTER TYPE "Mood"DROP VALUE 'it''s loud';
