INSERT INTO "User" ("email", "name") VALUES ('ann@example.com', 'Ann'), ('ben@example.com', 'Ben');
INSERT INTO "Post" ("title", "authorId") SELECT 'Hello from ' || "name", "id" FROM "User";
