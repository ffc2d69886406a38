-- CreateTable
CREATE TABLE "Author" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'editor''s',
    "karma" REAL NOT NULL DEFAULT 0.50,
    "balance" DECIMAL NOT NULL DEFAULT 1000,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "joined" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "born" DATETIME NOT NULL DEFAULT '1990-05-01 12:00:00.250 +00:00',
    "portrait" BLOB NOT NULL DEFAULT '68656c6c6f',
    "followers" BIGINT NOT NULL DEFAULT -7,
    "token" TEXT NOT NULL,
    "shape" geometry
);

-- CreateTable
CREATE TABLE "books" (
    "isbn" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL DEFAULT 'it''s',
    "author_id" INTEGER,
    CONSTRAINT "books_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "Author" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "group" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "id" TEXT NOT NULL PRIMARY KEY
);

-- CreateTable
CREATE TABLE "Page" (
    "book" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT,

    PRIMARY KEY ("book", "number")
);

-- CreateTable
CREATE TABLE "_BookToTag" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,
    CONSTRAINT "_BookToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "books" ("isbn") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_BookToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Author_email_key" ON "Author"("email");

-- CreateIndex
CREATE INDEX "by_role" ON "Author"("role", "karma" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Tag_name_key" ON "Tag"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_id_key" ON "Tag"("id");

-- CreateIndex
CREATE UNIQUE INDEX "_BookToTag_AB_unique" ON "_BookToTag"("A", "B");

-- CreateIndex
CREATE INDEX "_BookToTag_B_index" ON "_BookToTag"("B");
