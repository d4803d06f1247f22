import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { inDatabase, type DatabaseUrls } from "@/lib/platform/database-urls";

/** A database of one test file's own, by its three logins. `drop` ends every session in it and removes it. */
export type TestDatabase = Readonly<{ urls: DatabaseUrls; drop: () => Promise<void> }>;

/**
 * A copy of the migrated, empty template: about 0.1 s. Call it in `beforeAll` and `drop()` it in `afterAll`:
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await freshDatabase(); });
 *     afterAll(() => database.drop());
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = inject("templateDatabase");
  return copyDatabase(template);
}

/**
 * Copies any test database, for instance one that a `beforeAll` has seeded. Nobody may be connected to `source` meanwhile:
 * end its pools first.
 */
export async function copyDatabase(source: DatabaseUrls): Promise<TestDatabase> {
  const name = `mcbc_test_${randomBytes(6).toString("hex")}`;
  const original = decodeURIComponent(new URL(source.owner).pathname.slice(1));
  await onServer(source, async (admin) => {
    // A session that is just ending still counts as a user of the template for a moment (55006 object_in_use).
    for (let attempt = 1; ; attempt++) {
      try {
        await admin.query(`create database "${name}" template "${original}"`);
        break;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== "55006" || attempt === 20) throw error;
        await sleep(100);
      }
    }
    // Rights on a database are not copied with it.
    await admin.query(`grant connect on database "${name}" to mcbc_app, mcbc_jobs`);
  });
  const urls = { owner: inDatabase(source.owner, name), app: inDatabase(source.app, name), jobs: inDatabase(source.jobs, name) };
  return { urls, drop: () => onServer(source, async (admin) => void (await admin.query(`drop database if exists "${name}" with (force)`))) };
}

async function onServer(urls: DatabaseUrls, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: inDatabase(urls.owner, "postgres") });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
