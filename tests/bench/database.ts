import path from "node:path";
import pg from "pg";
import { now } from "@/lib/platform/clock";
import { type DatabaseUrls, inDatabase } from "@/lib/platform/database-urls";
import { sha256 } from "@/lib/platform/hash";
import { dataFolder, storageUrl } from "@/scripts/demo/data-folder";
import { migrateDatabase, migrationsOnDisk } from "@/scripts/migrations";
import { loadDossiers, loaderOf } from "@/tests/bench/load";

/** Raised when the loaded data changes in kind, so that older databases are made anew. */
const LOAD_VERSION = 2;

/** The database of a measurement, seen by its logins. `loadSeconds` is null when it was there already. */
export type BenchDatabase = Readonly<{ urls: DatabaseUrls; loadSeconds: number | null }>;

function markOf(dossiers: number): string {
  const schema = sha256(migrationsOnDisk().map(({ checksum }) => checksum).join());
  return JSON.stringify({ dossiers, load: LOAD_VERSION, schema: schema.slice(0, 16) });
}

async function onServer<T>(urls: DatabaseUrls, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inDatabase(urls.owner, "postgres") });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** True when the database is there and was loaded to its end by this schema; what is left of another is dropped. */
async function isLoaded(urls: DatabaseUrls, name: string, mark: string): Promise<boolean> {
  return onServer(urls, async (admin) => {
    const { rows } = await admin.query<{ mark: string | null }>("select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1", [name]);
    if (rows[0]?.mark === mark) return true;
    await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`);
    await admin.query(`create database ${admin.escapeIdentifier(name)} template template0`);
    return false;
  });
}

async function load(urls: DatabaseUrls, dossiers: number, log: (line: string) => void): Promise<void> {
  const { seedFoundation } = await import("@/prisma/seed/seed");
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off");
    const places = await seedFoundation(client);
    log("Dữ liệu nền: xong");
    // The rows come from our own rules: looking up each one's parents again would take most of the time. Only a superuser may say so.
    const { rows: [role] } = await client.query<{ superuser: boolean }>("select rolsuper as superuser from pg_roles where rolname = current_user");
    if (role?.superuser === true) await client.query("set session_replication_role = replica");
    const loader = await loaderOf(client, places, now());
    await loadDossiers(client, loader, dossiers, (loaded) => loaded % 20_000 === 0 && loaded > 0 && log(`  ${loaded} hồ sơ`));
    await client.query("set session_replication_role = default").catch(() => undefined);
    await client.query("vacuum (analyze)");
    await client.query("checkpoint").catch(() => undefined);
  } finally {
    await client.end();
  }
}

/**
 * The measured database `mcbc_bench_<n>` on the same server as `server`, never the demo's own: made, migrated and loaded when it is
 * not there. Points DATABASE_* and STORAGE_URL of this process to it.
 */
export async function openBenchDatabase(server: DatabaseUrls, dossiers: number, log: (line: string) => void): Promise<BenchDatabase> {
  const name = `mcbc_bench_${dossiers}`;
  const urls: DatabaseUrls = { owner: inDatabase(server.owner, name), app: inDatabase(server.app, name), jobs: inDatabase(server.jobs, name) };
  process.env.DATABASE_URL = urls.owner;
  process.env.DATABASE_APP_URL = urls.app;
  process.env.DATABASE_JOBS_URL = urls.jobs;
  process.env.STORAGE_URL = storageUrl(path.join(dataFolder(), "bench"));
  const mark = markOf(dossiers);
  if (await isLoaded(urls, name, mark)) return { urls, loadSeconds: null };
  const started = performance.now();
  log(`Tạo cơ sở dữ liệu ${name} và nạp ${dossiers} hồ sơ`);
  await migrateDatabase(urls);
  await load(urls, dossiers, log);
  await onServer(urls, (admin) => admin.query(`comment on database ${admin.escapeIdentifier(name)} is ${admin.escapeLiteral(mark)}`));
  return { urls, loadSeconds: (performance.now() - started) / 1000 };
}
