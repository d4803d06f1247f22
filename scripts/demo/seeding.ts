import pg from "pg";
import { DATABASE_NAME, databaseOf, inDatabase, type DatabaseUrls } from "@/lib/platform/database-urls";

/**
 * Where the demo's data stand, kept with the database itself as a setting of it (no table of ours is needed, and it goes when
 * the database goes).
 */
export type SeedState = "none" | "seeding" | "seeded";

const SETTING = "mcbc.demo";

export async function seedState(urls: DatabaseUrls): Promise<SeedState> {
  const value = await ask(urls.owner, `select current_setting('${SETTING}', true) as answer`);
  return value === "seeding" || value === "seeded" ? value : "none";
}

export async function markSeed(urls: DatabaseUrls, state: Exclude<SeedState, "none">): Promise<void> {
  await ask(urls.owner, `alter database "${databaseOf(urls.owner)}" set ${SETTING} = '${state}'`);
}

/** True when people or dossiers are in the database: it is somebody's, and demo data do not belong in it. */
export async function holdsPeople(urls: DatabaseUrls): Promise<boolean> {
  for (const table of ["person", "staff", "dossier"]) {
    const present = await ask(urls.owner, `select to_regclass('public.${table}') is not null as answer`);
    if (present === true && (await ask(urls.owner, `select exists (select from ${table}) as answer`)) === true) return true;
  }
  return false;
}

/** Throws the embedded server's database away and makes an empty one: an interrupted seed cannot be continued. */
export async function emptyEmbeddedDatabase(urls: DatabaseUrls): Promise<void> {
  const admin = inDatabase(urls.owner, "postgres");
  await ask(admin, `drop database ${DATABASE_NAME} with (force)`);
  await ask(admin, `create database ${DATABASE_NAME}`);
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<{ answer: unknown }>(sql);
    return result.rows[0]?.answer;
  } finally {
    await client.end();
  }
}
