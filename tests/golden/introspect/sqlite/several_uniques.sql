CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY DEFAULT 7,
    "email" TEXT NOT NULL,
    "name" TEXT UNIQUE,
    "nick" TEXT
);
CREATE UNIQUE INDEX "by_email" ON "User"("email");
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");
CREATE UNIQUE INDEX "down" ON "User"("nick" DESC);
CREATE UNIQUE INDEX "up" ON "User"("nick");
CREATE INDEX "a" ON "User"("nick");
CREATE INDEX "b" ON "User"("nick");
