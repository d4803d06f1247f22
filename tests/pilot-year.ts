import pg from "pg";
import { closeDatabase } from "@/lib/platform/db";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { seedPilotYear } from "@/prisma/seed/pilot-year";
import { storeSampleResult } from "@/prisma/seed/sample-result";
import { seedFoundation } from "@/prisma/seed/seed";
import { useDatabase, useStorage } from "@/tests/seeded-database";
import { freshDatabase, type TestDatabase } from "@/tests/setup/database";

/** The pilot's year (Hà Nam 2023) as the open data asks for it. */
export const PILOT_YEAR = { from: "2023-01-01", to: "2023-12-31", asOf: "2023-12-31" };

export type PilotYear = Readonly<{ database: TestDatabase; owner: pg.Client; close: () => Promise<void> }>;

/** A database with the foundation and the pilot's 1,700 dossiers, and storage of its own. */
export async function openPilotYear(): Promise<PilotYear> {
  const storage = useStorage();
  const database = await freshDatabase();
  await useDatabase(database);
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const places = await seedFoundation(owner);
  await seedPilotYear(owner, places, vietnamCalendar(), (await storeSampleResult(owner)).sha256);
  const close = async (): Promise<void> => {
    await owner.end();
    await closeDatabase();
    await database.drop();
    storage.remove();
  };
  return { database, owner, close };
}
