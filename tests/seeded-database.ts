import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { seedFoundation } from "@/prisma/seed/seed";
import { freshDatabase, type TestDatabase } from "@/tests/setup/database";

/** Points `lib/platform/db` and storage of this process to a test database; what was connected before is closed. */
export async function useDatabase({ urls }: TestDatabase): Promise<void> {
  await closeQueue();
  await closeDatabase();
  process.env.DATABASE_URL = urls.owner;
  process.env.DATABASE_APP_URL = urls.app;
  process.env.DATABASE_JOBS_URL = urls.jobs;
  process.env.PUBLIC_ORIGIN = "http://127.0.0.1:3000";
  process.env.NEXTAUTH_URL = process.env.PUBLIC_ORIGIN;
}

/** A storage folder of this test file's own. */
export function useStorage(): { folder: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-storage-"));
  process.env.STORAGE_URL = pathToFileURL(folder).href;
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Lays units, catalogue, agencies and people into a migrated database. */
export async function seedFoundationInto(urls: DatabaseUrls): Promise<void> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await seedFoundation(owner);
  } finally {
    await owner.end();
  }
}

/** A database with the foundation in it. Copy it with `copyDatabase` for cases that break it. */
export async function seededDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  await seedFoundationInto(database.urls);
  return database;
}
