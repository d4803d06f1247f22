import { confirmCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { publishCalendar } from "@/lib/deadlines/commands/publish-calendar";
import { startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import type { Administrator } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { vietnamMoment } from "@/lib/platform/format";
import { newId, type OperationId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import type { Result } from "@/lib/platform/result";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { World } from "@/tests/factories";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import { copyDatabase, type TestDatabase } from "@/tests/setup/database";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

/** Monday before the new holiday: a swap was proposed and not decided (docs/decisions/005). */
export const UNDECIDED = "2026-11-23";

/** What one test stands on; filled anew before each. */
export type CalendarWorld = { world: World; database: TestDatabase; /** the day on which it is nine o'clock */ today: string };

/** Gives each test of the file a database of its own and a day of its own: versions are named by the day, and a process keeps published calendars by name. */
export function eachTestItsOwn(): CalendarWorld {
  const storage = useStorage();
  const at = {} as CalendarWorld;
  let seeded: TestDatabase;
  let days = 0;
  beforeAll(async () => {
    seeded = await seededDatabase();
  });
  beforeEach(async () => {
    at.database = await copyDatabase(seeded.urls);
    await useDatabase(at.database);
    at.world = await World.open(at.database);
    at.today = `2026-12-${String(++days).padStart(2, "0")}`;
    setClock(() => vietnamMoment(at.today, "09:00"));
  });
  afterEach(async () => {
    setClock();
    await at.world.close();
    await closeQueue();
    await closeDatabase();
    await at.database.drop();
  });
  afterAll(async () => {
    await seeded.drop();
    storage.remove();
  });
  return at;
}

export const operation = () => newId<"operation">();

/** What it answered. @throws the refusal's words */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value;
}
export const reasonOf = (result: Result<unknown>) => (result.ok ? "it went well" : result.refusals[0].reason);

export async function draftOf(keeper: Administrator): Promise<string> {
  return done(await startCalendarDraft(keeper, { operationId: operation(), note: "Thông báo hoán đổi ngày làm việc" })).version;
}

/** A draft in which the undecided Monday is decided. */
export async function decidedDraft(keeper: Administrator, decision: "WORKED" | "OFF"): Promise<string> {
  const version = await draftOf(keeper);
  done(await confirmCalendarDay(keeper, { operationId: operation(), version, scope: "VN", day: UNDECIDED, decision }));
  return version;
}

export const publish = (keeper: Administrator, version: string, operationId: OperationId = operation()) => publishCalendar(keeper, { operationId, version });

export async function jobsOf({ world }: CalendarWorld, queue: string): Promise<number> {
  return Number((await world.owner.query("select count(*) as n from pgboss.job where name = $1", [queue])).rows[0].n);
}

/** The promises of the data that do not hold, in words. */
export const broken = async ({ database }: CalendarWorld) => brokenOf(await verifyData(database.urls.owner)).map(([name, { first }]) => `${name}: ${first?.words ?? ""}`);
