import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantDossier } from "@/lib/dossiers/commands/decide-dossier";
import { claimDossier } from "@/lib/dossiers/commands/hold-dossier";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { closeDatabase } from "@/lib/platform/db";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres";
import { newId, type OperationId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import type { Result } from "@/lib/platform/result";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { migrateDatabase } from "@/scripts/migrations";
import { type MadeDossier, World } from "@/tests/factories";
import { answerAll, fillDraft } from "@/tests/matrix/prepared-dossier";
import { digestOf, resultFile } from "@/tests/matrix/targets";
import { seededDatabase, seedFoundationInto, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

const storage = useStorage();
let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await seededDatabase();
  await useDatabase(database);
  world = await World.open(database);
});
afterAll(async () => {
  await closeQueue();
  await closeDatabase();
  await world.close();
  await database.drop();
  storage.remove();
});

type Act = Readonly<{
  what: string;
  event: string;
  /** Every table that the act writes, as it writes them. */
  tables: readonly string[];
  prepare: (here: World) => Promise<MadeDossier>;
  press: (here: World, made: MadeDossier, operationId: OperationId) => Promise<Result<unknown>>;
}>;

const ACTS: readonly Act[] = [
  {
    what: "a submission", event: "SUBMIT", tables: ["dossier", "dossier_event", "pgboss.job", "charge", "operation"],
    prepare: async (here) => {
      const made = await here.dossier("DRAFT");
      await fillDraft(here, made);
      return made;
    },
    press: (here, made, operationId) => submitDossier(here.cast.citizen, { operationId, dossierId: made.id, expectedVersion: made.version, declared: "on" }),
  },
  {
    what: "a reception", event: "RECEIVE", tables: ["dossier_number_counter", "dossier", "dossier_event", "pgboss.job", "stored_file", "issued_form", "operation"],
    prepare: async (here) => {
      const made = await here.dossier("AT_COUNTER");
      await answerAll(here, made);
      return made;
    },
    press: (here, made, operationId) => receiveDossier(here.cast.clerk, { operationId, dossierId: made.id, expectedVersion: made.version, lines: [] }),
  },
  {
    what: "a decision", event: "GRANT", tables: ["dossier", "dossier_event", "pgboss.job", "paper", "operation"],
    prepare: async (here) => {
      const made = await here.dossier("PROCESSING");
      await resultFile(here, made);
      return made;
    },
    press: (here, made, operationId) => grantDossier(here.cast.official, { operationId, dossierId: made.id, expectedVersion: made.version, result: "Thẻ số 1 ngày 26/11/2026", copies: 1 }),
  },
];

const CASES = ACTS.flatMap((act) => act.tables.map((table) => ({ ...act, table })));

/** From now on the connection that writes to the table is cut off in the middle of its statement. */
async function cutAt(table: string): Promise<void> {
  await world.owner.query(`
    create function cut_off() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    grant execute on function cut_off() to mcbc_app`);
  await world.owner.query(`create trigger cut_off before insert or update on ${table} for each row execute function cut_off()`);
}

async function mend(): Promise<void> {
  await world.owner.query("drop function cut_off() cascade");
}

const jobsOf = async (owner: pg.Client, made: MadeDossier) => (await owner.query("select 1 from pgboss.job where data->>'dossierId' = $1", [made.id])).rowCount;
const eventsOf = async (owner: pg.Client, made: MadeDossier, event: string) => (await owner.query("select 1 from dossier_event where dossier_id = $1 and event = $2", [made.id, event])).rowCount;

describe("the connection is cut in the middle of", () => {
  test.each(CASES)("$what, while it writes $table: nothing is half done, and pressing again does it once", async ({ event, table, prepare, press }) => {
    const made = await prepare(world);
    const operationId = newId<"operation">();
    await cutAt(table);
    const before = await digestOf(world);
    const jobs = await jobsOf(world.owner, made);
    try {
      await expect(press(world, made, operationId)).rejects.toThrow();
    } finally {
      await mend();
    }
    expect(await digestOf(world)).toBe(before);
    expect(await jobsOf(world.owner, made)).toBe(jobs);

    const again = await press(world, made, operationId);
    expect(again.ok, JSON.stringify(again)).toBe(true);
    const replay = await press(world, made, operationId);
    expect(JSON.stringify(replay)).toBe(JSON.stringify(again));
    expect(await eventsOf(world.owner, made, event)).toBe(1);
    expect(await jobsOf(world.owner, made)).toBe((jobs ?? 0) + 1);
  });

  test("after all that, every promise of the data holds", async () => {
    expect(brokenOf(await verifyData(database.urls.owner))).toEqual([]);
  });
});

test("an answer that was lost after the commit is given again, byte for byte", async () => {
  const made = await world.dossier("WITH_AGENCY");
  const input = { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version };
  const first = await claimDossier(world.cast.official, input);
  // The browser never saw it: it sends the same form again, twice at once.
  const [second, third] = await Promise.all([claimDossier(world.cast.official, input), claimDossier(world.cast.official, input)]);
  expect(first.ok).toBe(true);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(JSON.stringify(third)).toBe(JSON.stringify(first));
  expect(await eventsOf(world.owner, made, "CLAIM")).toBe(1);
});

test("the whole server stops in the middle of a submission and comes back: the citizen simply presses again", async () => {
  await closeQueue();
  await closeDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-fault-"));
  fs.chmodSync(dataDir, 0o711);
  const options = { dataDir, passwords: { owner: "owner", app: "app", jobs: "jobs" }, durable: true };
  let server = await startEmbeddedPostgres(options);
  try {
    await migrateDatabase(server.urls);
    await seedFoundationInto(server.urls);
    const own: TestDatabase = { urls: server.urls, drop: async () => undefined };
    await useDatabase(own);
    let here = await World.open(own);
    const [submission] = ACTS;
    if (!submission) throw new Error("No act");
    const made = await submission.prepare(here);
    await here.owner.query("create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(20); return new; end $$; create trigger linger before insert on charge for each row execute function linger()");
    const before = await digestOf(here);
    const operationId = newId<"operation">();
    const pressed = submission.press(here, made, operationId).then(() => "done", () => "failed");
    await untilWaiting(server.urls.owner);
    await here.close().catch(() => undefined);
    await server.stop();
    expect(await pressed).toBe("failed");
    // While the server is away, pressing fails at once and says so; it does not hang.
    const began = performance.now();
    await expect(submission.press(here, made, operationId)).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(15_000);

    server = await startEmbeddedPostgres({ ...options, port: server.port });
    here = await World.open(own);
    expect(await digestOf(here)).toBe(before);
    await here.owner.query("drop function linger() cascade");
    const again = await submission.press(here, made, operationId);
    expect(again.ok, JSON.stringify(again)).toBe(true);
    expect(await eventsOf(here.owner, made, "SUBMIT")).toBe(1);
    expect(await jobsOf(here.owner, made)).toBe(1);
    expect(brokenOf(await verifyData(server.urls.owner))).toEqual([]);
    await here.close();
  } finally {
    await closeQueue();
    await closeDatabase();
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
    await useDatabase(database);
  }
});

/** Until the submission stands in its trigger. */
async function untilWaiting(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  for (let turn = 0; turn < 100; turn++) {
    const { rowCount } = await client.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'");
    if (rowCount === 1) break;
    await sleep(100);
  }
  await client.end();
}
