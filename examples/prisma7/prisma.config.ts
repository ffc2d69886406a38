import "dotenv/config";
import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "db",
  migrations: { path: "db/migrations", seed: "strata db execute --file seed.sql" },
  datasource: { url: process.env.DATABASE_URL ?? "file:./dev.db" },
});
