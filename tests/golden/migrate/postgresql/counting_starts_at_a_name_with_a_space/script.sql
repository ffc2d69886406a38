-- AlterTable
CREATE SEQUENCE "our visits_id_seq";
ALTER TABLE "our visits" ALTER COLUMN "id" SET DEFAULT nextval('"our visits_id_seq"');
ALTER SEQUENCE "our visits_id_seq" OWNED BY "our visits"."id";
