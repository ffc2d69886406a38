CREATE TABLE "Reading" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "count" INT,
  "total" BIGINT NOT NULL,
  "ratio" REAL,
  "price" DECIMAL(10, 2),
  "mean" NUMERIC,
  "ok" BOOLEAN NOT NULL,
  "label" VARCHAR(20) NOT NULL,
  "note" TEXT,
  "at" DATETIME NOT NULL,
  "day" DATE,
  "body" JSONB,
  "raw" BLOB,
  "shape" GEOMETRY(2),
  "anything"
);
