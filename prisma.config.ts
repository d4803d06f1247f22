import path from "node:path";
import { defineConfig } from "prisma/config";

// `npx prisma …` then speaks to our own engine instead of downloading one (docs/decisions/002-runtime-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts", "schema-engine.mjs");

export default defineConfig({
  schema: path.join("prisma"),
  migrations: { path: path.join("prisma", "migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
