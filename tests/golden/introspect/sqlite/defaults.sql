CREATE TABLE "Sample" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "a" INTEGER DEFAULT 7,
  "b" INTEGER DEFAULT '-8',
  "c" INTEGER DEFAULT (1 + 2),
  "d" REAL DEFAULT 1e3,
  "e" DECIMAL DEFAULT .50,
  "f" BOOLEAN DEFAULT 1,
  "g" BOOLEAN DEFAULT FALSE,
  "h" TEXT DEFAULT 'it''s "fine"
on \ two lines',
  "i" TEXT DEFAULT "double",
  "j" TEXT DEFAULT bare,
  "k" TEXT DEFAULT (upper('x')),
  "l" TEXT DEFAULT NULL,
  "m" DATETIME DEFAULT CURRENT_TIMESTAMP,
  "n" DATETIME DEFAULT (datetime('now')),
  "o" DATETIME DEFAULT '2020-02-03 04:05:06 +00:00',
  "p" BLOB DEFAULT '00ff',
  "q" BLOB DEFAULT x'00ff',
  "r" JSONB DEFAULT '{"a":[1,"x"]}',
  "s" JSONB DEFAULT "text",
  "t" SHAPE DEFAULT 'circle'
);
