import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/health/route";
import { closeDatabase } from "@/lib/platform/db";
import { type AgencyWorld, agencyWorld } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
beforeAll(async () => {
  world = await agencyWorld();
});
afterAll(() => world.close());

test("health is 200 when every part can be used, and 503 naming the part that cannot", async () => {
  const well = await GET();
  expect([well.status, await well.json()]).toEqual([200, { web: true, database: true, queue: true, storage: true }]);

  const { STORAGE_URL, DATABASE_APP_URL } = process.env;
  const file = path.join(world.storageFolder, "a-file");
  fs.writeFileSync(file, "");
  process.env.STORAGE_URL = pathToFileURL(path.join(file, "below")).href;
  const noStorage = await GET();
  expect([noStorage.status, await noStorage.json()]).toEqual([503, { web: true, database: true, queue: true, storage: false }]);
  process.env.STORAGE_URL = STORAGE_URL;

  await closeDatabase();
  process.env.DATABASE_APP_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  const noDatabase = await GET();
  expect([noDatabase.status, await noDatabase.json()]).toEqual([503, { web: true, database: false, queue: false, storage: true }]);
  await closeDatabase();
  process.env.DATABASE_APP_URL = DATABASE_APP_URL;
  expect((await GET()).status).toBe(200);

  await world.owner.query("delete from pgboss.queue where name = 'dossier-event'");
  expect(await (await GET()).json()).toEqual({ web: true, database: true, queue: false, storage: true });
});
