import fs from "node:fs";
import path from "node:path";
import { now } from "@/lib/platform/clock";
import { migrationsOnDisk } from "@/scripts/migrations";
import { openSchemaEngine } from "@/scripts/prisma-engine";
import { withDatabase } from "@/scripts/with-database";

/**
 * `npm run db:diff`: the SQL that would bring the migrations to what `prisma/models` says, for the next migration.sql.
 * `npm run db:diff -- --name add-seal` writes it to `prisma/migrations/<time>_add_seal/`. Exit code 2 with no name when there
 * is a difference, so that CI can ask "is a migration missing?". What Prisma cannot express (policies, triggers, functions)
 * is written by hand in a migration and does not show here.
 */
const root = path.resolve(import.meta.dirname, "..");
const baseDir = path.join(root, "prisma", "migrations");

function schemaFiles(): { path: string; content: string }[] {
  const models = fs.readdirSync(path.join(root, "prisma", "models")).map((name) => path.join("prisma", "models", name));
  return ["prisma/schema.prisma", ...models].map((file) => ({ path: file, content: fs.readFileSync(path.join(root, file), "utf8") }));
}

const script = await withDatabase(async (urls) => {
  const files = schemaFiles();
  const { engine, close } = await openSchemaEngine(urls.owner, files.map((file): [string, string] => [file.path, file.content]));
  try {
    const directories = migrationsOnDisk().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    }));
    const difference = await engine.diff({
      from: {
        tag: "migrations",
        baseDir,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
        // The migrations grant rights to roles that any database of this server already has.
        shadowDbInitScript: "",
        migrationDirectories: directories,
      },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return difference.stdout ?? "";
  } finally {
    await close();
  }
});

const empty = script.trim() === "" || script.includes("This is an empty migration");
const nameAt = process.argv.indexOf("--name");
if (empty) {
  process.stdout.write("Migration và prisma/models khớp nhau.\n");
} else if (nameAt === -1) {
  process.stdout.write(script);
  process.exitCode = 2;
} else {
  const last = migrationsOnDisk().at(-1)?.name.slice(0, 14) ?? "0";
  const today = now().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const stamp = today > last ? today : String(BigInt(last) + 1n);
  const folder = path.join(baseDir, `${stamp}_${(process.argv[nameAt + 1] ?? "").replaceAll(/[^a-z0-9]+/g, "_")}`);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "migration.sql"), script);
  process.stdout.write(`Đã viết ${path.relative(root, folder)}/migration.sql: đọc lại trước khi áp dụng.\n`);
}
