CREATE TABLE "users" ("id" TEXT NOT NULL PRIMARY KEY, "user_email" TEXT NOT NULL, "role" TEXT NOT NULL DEFAULT 'adm', "mood" TEXT, "touched" DATETIME NOT NULL, "secret" TEXT, "boss_id" TEXT REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE, "fresh" INT);
CREATE UNIQUE INDEX "users_user_email_key" ON "users"("user_email");
CREATE UNIQUE INDEX "pair" ON "users"("role", "mood");
CREATE INDEX "users_mood_idx" ON "users"("mood");
CREATE TABLE "Post" ("id" INTEGER PRIMARY KEY, "authorId" TEXT NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE, "editorId" TEXT REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE "_friends" ("A" TEXT NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE, "B" TEXT NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE UNIQUE INDEX "_friends_AB_unique" ON "_friends"("A", "B");
CREATE INDEX "_friends_B_index" ON "_friends"("B");
CREATE TABLE "Added" ("id" INTEGER PRIMARY KEY, "userId" TEXT REFERENCES "users"("id"));
