import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { APP_ROLE, databaseOf, JOBS_ROLE, loginOf, type DatabaseUrls } from "@/lib/platform/database-urls";

const MIGRATIONS = path.resolve(import.meta.dirname, "..", "prisma", "migrations");
// One migration at a time per database; the number is only a name for the lock.
const LOCK = 2_026_112_101;

type Migration = Readonly<{ name: string; sql: string; checksum: string }>;

/** The migrations on disk in Prisma's format (`<time>_<name>/migration.sql`), oldest first. */
export function migrationsOnDisk(folder = MIGRATIONS): readonly Migration[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database at `urls.owner` to the schema of this source tree: the web's and the worker's roles (with the passwords
 * of `urls.app` and `urls.jobs`), Prisma's migrations (which hold the grants on our tables) and the queues. Does nothing twice.
 * The owner needs no superuser rights, only CREATEROLE when the roles are missing.
 * @returns the names of the migrations applied now.
 * @throws when a role exists with another password, an applied migration was edited or is unknown here, or one fails (it is then rolled back and marked failed).
 */
export async function migrateDatabase(urls: DatabaseUrls, log: (line: string) => void = () => undefined): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    for (const [role, url] of [[APP_ROLE, urls.app], [JOBS_ROLE, urls.jobs]] as const) await ensureRole(client, role, url);
    await client.query(`grant connect on database ${client.escapeIdentifier(databaseOf(urls.owner))} to ${APP_ROLE}, ${JOBS_ROLE}`);
    await client.query(`grant usage on schema public to ${APP_ROLE}, ${JOBS_ROLE}`);
    const pending = await pendingMigrations(client);
    if (pending.length > 0) await applyMigrations(urls.owner);
    for (const { name } of pending) log(`Đã áp dụng ${name}`);
    const { installQueues } = await import("@/lib/platform/queue");
    await installQueues(urls.owner, (sql) => client.query(sql));
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: string, url: string) {
  const login = loginOf(url);
  if (login.role !== role) throw new Error(`Địa chỉ của vai trò ${role} lại đăng nhập bằng "${login.role}".`);
  const found = await client.query<{ unsafe: boolean }>("select rolsuper or rolbypassrls as unsafe from pg_roles where rolname = $1", [role]);
  if (found.rows[0]?.unsafe) throw new Error(`Vai trò ${role} là superuser hoặc BYPASSRLS: bảo vệ theo hàng sẽ vô hiệu.`);
  if (found.rowCount === 0) {
    try {
      await client.query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${client.escapeLiteral(login.password)}`);
    } catch (error) {
      // Another database of the same cluster is being migrated at this moment.
      if (!(error instanceof pg.DatabaseError) || !["42710", "23505"].includes(error.code ?? "")) throw error;
    }
  } else if (await isWrongPassword(url)) {
    // Others may be using the role with the password it has: changing it is its owner's decision.
    throw new Error(`Vai trò ${role} đã có trên máy chủ này với mật khẩu khác. Đặt DATABASE_APP_URL, DATABASE_JOBS_URL đúng mật khẩu, hoặc đổi bằng ALTER ROLE.`);
  }
}

async function isWrongPassword(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === "28P01";
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function pendingMigrations(client: pg.Client): Promise<readonly Migration[]> {
  const known = await client.query<{ present: boolean }>("select to_regclass('public._prisma_migrations') is not null as present");
  const applied = known.rows[0]?.present
    ? (await client.query<{ name: string; checksum: string }>(
        "select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
      )).rows
    : [];
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const here = migrationsOnDisk();
  const edited = here.filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum);
  if (edited.length > 0) throw new Error(`Migration đã áp dụng lại bị sửa: ${edited.map(({ name }) => name).join(", ")}. Viết migration mới.`);
  const names = new Set(here.map(({ name }) => name));
  const unknown = applied.filter(({ name }) => !names.has(name));
  if (unknown.length > 0) throw new Error(`Cơ sở dữ liệu mới hơn mã nguồn: không có ${unknown.map(({ name }) => name).join(", ")}.`);
  return here.filter(({ name }) => !checksums.has(name));
}

async function applyMigrations(ownerUrl: string) {
  const { openSchemaEngine } = await import("@/scripts/prisma-engine");
  const { engine, close } = await openSchemaEngine(ownerUrl);
  try {
    const lockfile = path.join(MIGRATIONS, "migration_lock.toml");
    await engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS,
        lockfile: { path: "migration_lock.toml", content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, "utf8") : null },
        shadowDbInitScript: "",
        migrationDirectories: migrationsOnDisk().map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
  } finally {
    await close();
  }
}
