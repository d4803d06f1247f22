import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "@/lib/access/with-actor";
import { confirmCalendarDay, removeCalendarDay, setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { setWorkingHours } from "@/lib/deadlines/commands/change-working-hours";
import { publishCalendar } from "@/lib/deadlines/commands/publish-calendar";
import { discardCalendarDraft, openCalendarYear, startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import { listCalendarVersions, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { followDossierEvent } from "@/lib/dossiers/jobs";
import { recomputeDue, recomputeOperation } from "@/lib/dossiers/jobs/recompute-due";
import { calendarEffects, countCalendarEffects, recomputeProgress } from "@/lib/dossiers/queries/calendar-effects";
import type { Administrator } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { formatDay, vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { newId, type OperationId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import type { Result } from "@/lib/platform/result";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { type MadeDossier, seededDatabase, useDatabase, useStorage, World } from "@/tests/factories";
import { copyDatabase, type TestDatabase } from "@/tests/setup/database";

/** Monday before the new holiday: a swap was proposed and not decided (docs/decisions/005). */
const UNDECIDED = "2026-11-23";
const storage = useStorage();
let seeded: TestDatabase;
let database: TestDatabase;
let world: World;
let days = 0;
let today = "";

beforeAll(async () => {
  seeded = await seededDatabase();
});
beforeEach(async () => {
  database = await copyDatabase(seeded.urls);
  await useDatabase(database);
  world = await World.open(database);
  // Each test has a day of its own: versions are named by the day, and a process keeps published calendars by name.
  today = `2026-12-${String(++days).padStart(2, "0")}`;
  setClock(() => vietnamMoment(today, "09:00"));
});
afterEach(async () => {
  setClock();
  await world.close();
  await closeQueue();
  await closeDatabase();
  await database.drop();
});
afterAll(async () => {
  await seeded.drop();
  storage.remove();
});

const operation = () => newId<"operation">();

/** What it answered. @throws the refusal's words */
function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value;
}
const reasonOf = (result: Result<unknown>) => (result.ok ? "it went well" : result.refusals[0].reason);

async function draftOf(keeper: Administrator): Promise<string> {
  return done(await startCalendarDraft(keeper, { operationId: operation(), note: "Thông báo hoán đổi ngày làm việc" })).version;
}

/** A draft in which the undecided Monday is decided. */
async function decidedDraft(keeper: Administrator, decision: "WORKED" | "OFF"): Promise<string> {
  const version = await draftOf(keeper);
  done(await confirmCalendarDay(keeper, { operationId: operation(), version, scope: "VN", day: UNDECIDED, decision }));
  return version;
}

const publish = (keeper: Administrator, version: string, operationId: OperationId = operation()) => publishCalendar(keeper, { operationId, version });

type Dates = { status: string; original_due_at: Date; due_at: Date; due_provisional: boolean; calendar_version: string; version: number };
async function datesOf({ id }: MadeDossier): Promise<Dates> {
  const { rows: [row] } = await world.owner.query<Dates>("select status, original_due_at, due_at, due_provisional, calendar_version, version from dossier where id = $1", [id]);
  if (!row) throw new Error(`No dossier ${id}`);
  return row;
}
async function recomputations(): Promise<{ dossier_id: string; id: string; actor_kind: string; payload: Record<string, unknown> }[]> {
  return (await world.owner.query("select id, dossier_id, actor_kind, payload from dossier_event where event = 'RECOMPUTE_DUE' order by dossier_id")).rows;
}
async function jobsOf(queue: string): Promise<number> {
  return Number((await world.owner.query("select count(*) as n from pgboss.job where name = $1", [queue])).rows[0].n);
}
const broken = async () => brokenOf(await verifyData(database.urls.owner)).map(([name, { first }]) => `${name}: ${first?.words ?? ""}`);

/** Received fifteen days before the undecided Monday, so that their term (calendar days) ends on it; and some that it does not concern. */
async function openDossiers() {
  const begunAt = vietnamMoment("2026-11-08", "08:00");
  return {
    withAgency: await world.dossier("WITH_AGENCY", { begunAt }),
    processing: await world.dossier("PROCESSING", { begunAt }),
    supplement: await world.dossier("SUPPLEMENT", { begunAt }),
    resolved: await world.dossier("RESOLVED", { begunAt }),
    submitted: await world.dossier("SUBMITTED", { begunAt }),
    draft: await world.dossier("DRAFT", { begunAt }),
  };
}

describe("a day off more", () => {
  test("moves the open dossiers whose term crosses it, keeps what receipts promised, and tells it", async () => {
    const { administrator } = world.cast;
    const made = await openDossiers();
    const [before, resolvedBefore] = [await datesOf(made.processing), await datesOf(made.resolved)];
    expect(before.due_provisional).toBe(true);
    const version = await decidedDraft(administrator, "OFF");
    const notices = await jobsOf("dossier-event");
    expect(done(await publish(administrator, version)).version).toBe(version);
    expect(await jobsOf("calendar-published")).toBe(1);
    expect(await recomputeProgress(administrator, version)).toEqual({ open: 3, left: 3 });

    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 3, moved: 3, uncounted: 0, unfinished: 0 });
    const after = await datesOf(made.processing);
    expect(after).toMatchObject({ calendar_version: version, due_provisional: false, original_due_at: before.original_due_at, status: "PROCESSING", version: before.version + 1 });
    // Tuesday is the new holiday, so the end moves on to Wednesday.
    expect([vietnamDay(before.due_at), vietnamDay(after.due_at)]).toEqual([UNDECIDED, "2026-11-25"]);
    expect((await recomputations()).find(({ dossier_id }) => dossier_id === made.processing.id)).toMatchObject({
      actor_kind: "SYSTEM", payload: { calendarVersion: version, dueBefore: before.due_at.toISOString(), dueAt: after.due_at.toISOString(), dueProvisional: false },
    });
    expect(await datesOf(made.resolved)).toEqual(resolvedBefore);
    expect((await datesOf(made.submitted)).calendar_version).toBeNull();
    expect(await jobsOf("dossier-event")).toBe(notices + 3);
    expect(await recomputeProgress(administrator, version)).toEqual({ open: 3, left: 0 });
    expect(await broken()).toEqual([]);
    const { rows } = await world.owner.query("select event, actor_kind, payload from audit_event where stream = 'calendar' order by seq");
    expect(rows.map(({ event }) => event)).toEqual(["CALENDAR_DRAFTED", "CALENDAR_CHANGED", "CALENDAR_PUBLISHED", "CALENDAR_APPLIED"]);
    expect(rows[3]).toMatchObject({ actor_kind: "SYSTEM", payload: { version, recomputed: 3, moved: 3 } });
    expect(rows[2].payload.changed).toEqual([{ before: expect.stringContaining("PROVISIONAL"), after: expect.stringContaining(`VN ${UNDECIDED} SWAPPED_OFF OFFICIAL`) }]);
  });

  test("is shown before it is applied: the preview is what the worker then does", async () => {
    const { administrator, otherAdministrator } = world.cast;
    const made = await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    const page = await calendarEffects(administrator, version, null);
    const counts = await countCalendarEffects(administrator, version);
    expect(counts).toMatchObject({ open: 3, moved: 3, later: 3, earlier: 0, uncounted: 0, agencies: [{ open: 3, moved: 3 }] });
    expect(page.next).toBeNull();
    expect(await countCalendarEffects(otherAdministrator, version)).toMatchObject({ open: 0, moved: 0 });
    expect((await recomputations())).toEqual([]);
    done(await publish(administrator, version));
    await recomputeDue({ version });
    expect(page.rows).toHaveLength(3);
    for (const row of page.rows) expect((await datesOf({ ...made.processing, id: row.id as MadeDossier["id"] })).due_at).toEqual(row.newDueAt);
    expect(page.rows.map(({ days }) => days > 0)).toEqual([true, true, true]);
  });

  test("pages of fifty go over every dossier once, the next due first", async () => {
    const { administrator } = world.cast;
    for (let i = 0; i < 53; i++) await world.dossier("WITH_AGENCY", { begunAt: vietnamMoment(i % 2 ? "2026-11-07" : "2026-11-08", "08:00") });
    const version = await decidedDraft(administrator, "OFF");
    const first = await calendarEffects(administrator, version, null);
    const second = await calendarEffects(administrator, version, first.next);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null]);
    expect(new Set(ids).size).toBe(53);
    const dues = [...first.rows, ...second.rows].map(({ dueAt }) => dueAt.getTime());
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
  });
});

describe("a confirmed working day", () => {
  test("moves no date, takes the doubt away, and sends nobody a notice", async () => {
    const { administrator } = world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const version = await decidedDraft(administrator, "WORKED");
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ open: 3, moved: 0 });
    done(await publish(administrator, version));
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 3, moved: 0 });
    expect(await datesOf(processing)).toMatchObject({ due_at: before.due_at, original_due_at: before.original_due_at, due_provisional: false, calendar_version: version });
    for (const { id, dossier_id } of await recomputations()) {
      await followDossierEvent({ dossierId: dossier_id, eventId: id });
      expect((await world.owner.query("select 1 from notification where fact_key like $1", [`${id}%`])).rowCount).toBe(0);
    }
    expect(await broken()).toEqual([]);
  });

  test("is refused when it is official already", async () => {
    const { administrator } = world.cast;
    const version = await decidedDraft(administrator, "WORKED");
    const again = await confirmCalendarDay(administrator, { operationId: operation(), version, scope: "VN", day: UNDECIDED, decision: "OFF" });
    expect(reasonOf(again)).toBe("NOT_PROVISIONAL");
  });
});

describe("again and again", () => {
  test("a replayed publication publishes once, a replayed job moves nothing twice", async () => {
    const { administrator } = world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    const operationId = operation();
    const first = await publish(administrator, version, operationId);
    expect(await publish(administrator, version, operationId)).toEqual(first);
    expect(reasonOf(await publish(administrator, version))).toBe("CALENDAR_PUBLISHED");
    expect(await jobsOf("calendar-published")).toBe(1);
    await recomputeDue({ version });
    const events = await recomputations();
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 0, moved: 0 });
    expect(await recomputations()).toEqual(events);
    expect(await broken()).toEqual([]);
  });

  test("two workers at once move each dossier once", async () => {
    const { administrator } = world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    done(await publish(administrator, version));
    const runs = await Promise.all([recomputeDue({ version }), recomputeDue({ version })]);
    expect(runs.reduce((sum, run) => sum + run.recomputed, 0)).toBe(3);
    expect(await recomputations()).toHaveLength(3);
    expect(await broken()).toEqual([]);
  });

  test("a run cut off in the middle is finished by the next", async () => {
    const { administrator } = world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    done(await publish(administrator, version));
    expect(await recomputeDue({ version }, 1)).toMatchObject({ recomputed: 1 });
    expect(await recomputeProgress(administrator, version)).toEqual({ open: 3, left: 2 });
    expect(await broken()).toEqual([]);
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 2 });
    expect(await recomputations()).toHaveLength(3);
    expect(await broken()).toEqual([]);
  });

  test("a job of a calendar that another has followed leaves all to the newer one", async () => {
    const { administrator } = world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const first = await decidedDraft(administrator, "OFF");
    done(await publish(administrator, first));
    const second = await draftOf(administrator);
    done(await removeCalendarDay(administrator, { operationId: operation(), version: second, scope: "VN", day: UNDECIDED }));
    done(await publish(administrator, second));
    expect(await recomputeDue({ version: first })).toMatchObject({ recomputed: 0 });
    expect(await recomputeDue({ version: second })).toMatchObject({ recomputed: 3, moved: 0 });
    expect((await datesOf(processing)).due_at).toEqual(before.due_at);
    expect(await broken()).toEqual([]);
  });

  test("the operation of a recomputation is the same whoever computes it, and another for another calendar", () => {
    const id = newId();
    expect(recomputeOperation("VN-1", id)).toBe(recomputeOperation("VN-1", id));
    expect(recomputeOperation("VN-2", id)).not.toBe(recomputeOperation("VN-1", id));
  });
});

describe("an agency's own closure", () => {
  test("moves its dossiers alone; a national one beside it holds for all", async () => {
    const { administrator, official } = world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const { rows: [other] } = await world.owner.query<{ id: string }>("select id from agency where province_code = '37' and id <> $1 and effective_to is null limit 1", [official.agencyId]);
    const version = await draftOf(administrator);
    const storm = { version, day: UNDECIDED, kind: "CLOSURE", status: "OFFICIAL", name: "Đóng cửa do bão số 14" } as const;
    done(await setCalendarDay(administrator, { ...storm, operationId: operation(), scope: other?.id ?? "" }));
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ moved: 0 });
    done(await setCalendarDay(administrator, { ...storm, operationId: operation(), scope: official.agencyId }));
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ moved: 3, later: 3 });
    done(await publish(administrator, version));
    await recomputeDue({ version });
    expect((await datesOf(processing)).due_at > before.due_at).toBe(true);
    expect(await broken()).toEqual([]);
  });

  test("hours of an agency move the minute at which its day ends", async () => {
    const { administrator, official } = world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const version = await draftOf(administrator);
    done(await setWorkingHours(administrator, {
      operationId: operation(), version, scope: official.agencyId, from: "2026-11-01", to: null, morningFrom: 450, morningTo: 690, afternoonFrom: 780, afternoonTo: 990,
    }));
    done(await publish(administrator, version));
    await recomputeDue({ version });
    const after = await datesOf(processing);
    expect(vietnamDay(after.due_at)).toBe(vietnamDay(before.due_at));
    expect(before.due_at.getTime() - after.due_at.getTime()).toBe(30 * 60_000);
    expect(await broken()).toEqual([]);
  });
});

describe("whose rows they are", () => {
  test("another province's draft is not found, and its scopes are not to be changed", async () => {
    const { administrator, otherAdministrator } = world.cast;
    const version = await draftOf(administrator);
    expect(await readCalendarVersion(otherAdministrator, version)).toBeNull();
    expect((await listCalendarVersions(otherAdministrator)).map((row) => row.version)).not.toContain(version);
    const row = { operationId: operation(), version, scope: "VN", day: "2026-12-07", kind: "CLOSURE", status: "OFFICIAL", name: "Thử" } as const;
    expect(reasonOf(await setCalendarDay(otherAdministrator, row))).toBe("CALENDAR_NOT_FOUND");
    expect(reasonOf(await publish(otherAdministrator, version))).toBe("CALENDAR_NOT_FOUND");
    expect(reasonOf(await discardCalendarDraft(otherAdministrator, { operationId: operation(), version }))).toBe("CALENDAR_NOT_FOUND");
    const refused = await setCalendarDay(administrator, { ...row, operationId: operation(), scope: otherAdministrator.provinceCode });
    expect(refused).toMatchObject({ ok: false, refusals: [{ reason: "FOREIGN_SCOPE", field: "scope" }] });
    const { rows: [foreign] } = await world.owner.query<{ id: string }>("select id from agency where province_code <> '37' limit 1");
    if (foreign) expect(reasonOf(await setCalendarDay(administrator, { ...row, operationId: operation(), scope: foreign.id }))).toBe("FOREIGN_SCOPE");
    expect(await readCalendarVersion(administrator, version)).toMatchObject({ state: "DRAFT", difference: { days: [], hours: [], coveredTo: null } });
  });

  test("the database alone keeps others out, and a published calendar for ever", async () => {
    const { administrator, otherAdministrator, clerk } = world.cast;
    const other = await draftOf(otherAdministrator);
    done(await setCalendarDay(otherAdministrator, { operationId: operation(), version: other, scope: "38", day: "2026-12-07", kind: "CLOSURE", status: "OFFICIAL", name: "Lễ hội của tỉnh" }));
    done(await publish(otherAdministrator, other));
    const version = await draftOf(administrator);
    const tried = (who: typeof administrator | typeof clerk, sql: string) => withActor(who, (tx) => tx.$executeRawUnsafe(sql)).catch((error: unknown) => (String(error).includes("row-level security") ? "refused" : String(error)));
    const add = (into: string, scope: string) => `insert into calendar_day (version, scope, day, kind, status, name) values ('${into}', '${scope}', '2026-12-08', 'CLOSURE', 'OFFICIAL', 'thử')`;
    expect(await tried(administrator, add(version, "38"))).toBe("refused");
    expect(await tried(administrator, add(other, "37"))).toBe("refused");
    expect(await tried(clerk, add(version, "VN"))).toBe("refused");
    expect(await tried(administrator, `delete from calendar_day where version = '${version}' and scope = '38'`)).toBe(0);
    expect(await tried(administrator, `update calendar_day set name = 'khác' where version = '${version}' and scope = '38'`)).toBe(0);
    expect(await tried(administrator, `delete from calendar_version where version = '${other}'`)).toBe(0);
    expect(await tried(administrator, `update calendar_version set note = 'khác' where version = '${other}'`)).toBe(0);
    expect(await tried(administrator, add(version, "37"))).toBe(1);
    // A draft that has lost another province's row cannot be published at all.
    await world.owner.query("delete from calendar_day where version = $1 and scope = '38'", [version]);
    expect(await tried(administrator, `update calendar_version set published_at = now() where version = '${version}'`)).toBe("refused");
  });

  test("two administrators publish at once: one wins, the other reads who and when", async () => {
    const { administrator, otherAdministrator } = world.cast;
    const [mine, theirs] = [await decidedDraft(administrator, "OFF"), await decidedDraft(otherAdministrator, "WORKED")];
    expect(mine).not.toBe(theirs);
    const results = await Promise.all([publish(administrator, mine), publish(otherAdministrator, theirs)]);
    const loser = results.find(({ ok }) => !ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results[0]?.ok ? administrator : otherAdministrator;
    expect(loser && !loser.ok && loser.refusals[0]).toMatchObject({ reason: "SOMEBODY_FASTER", words: expect.stringContaining(`${winner.name} đã công bố lịch`) });
    expect(loser && !loser.ok && loser.refusals[0].words).toContain(`lúc 09:00 ngày ${formatDay(today)}`);
    expect(await jobsOf("calendar-published")).toBe(1);
    const list = await listCalendarVersions(winner === administrator ? otherAdministrator : administrator);
    expect(list.map(({ state }) => state)).toEqual(["DRAFT", "IN_FORCE", "FORMER"]);
    expect(await readCalendarVersion(winner === administrator ? otherAdministrator : administrator, winner === administrator ? theirs : mine)).toMatchObject({ overtaken: true });
  });

  test("a province has one draft; discarding it makes room", async () => {
    const { administrator } = world.cast;
    const version = await draftOf(administrator);
    const second = await startCalendarDraft(administrator, { operationId: operation(), note: "Thêm một bản" });
    expect(second).toMatchObject({ ok: false, refusals: [{ reason: "DRAFT_EXISTS", words: expect.stringContaining(version) }] });
    done(await discardCalendarDraft(administrator, { operationId: operation(), version }));
    expect((await world.owner.query("select 1 from calendar_day where version = $1", [version])).rowCount).toBe(0);
    expect(reasonOf(await publish(administrator, version))).toBe("CALENDAR_NOT_FOUND");
    await draftOf(administrator);
    expect(await broken()).toEqual([]);
  });
});

describe("what does not fit", () => {
  test("a day both off and worked is refused at its field, and nothing of it stays", async () => {
    const { administrator } = world.cast;
    const version = await draftOf(administrator);
    const worked = await setCalendarDay(administrator, { operationId: operation(), version, scope: "37", day: "2026-11-24", kind: "WORKED", status: "OFFICIAL", name: "Làm việc ngày lễ" });
    expect(worked).toMatchObject({ ok: false, refusals: [{ reason: "CALENDAR_CONFLICT", field: "day" }] });
    const outside = await setCalendarDay(administrator, { operationId: operation(), version, scope: "37", day: "2031-01-01", kind: "HOLIDAY", status: "OFFICIAL", name: "Tết Dương lịch" });
    expect(outside).toMatchObject({ ok: false, refusals: [{ reason: "CALENDAR_INVALID_DAY", field: "day" }] });
    expect(reasonOf(await publish(administrator, version))).toBe("NO_DIFFERENCE");
  });

  test("one more year is opened, and then its days can be entered", async () => {
    const { administrator } = world.cast;
    const version = await draftOf(administrator);
    done(await openCalendarYear(administrator, { operationId: operation(), version }));
    done(await setCalendarDay(administrator, { operationId: operation(), version, scope: "VN", day: "2028-01-03", kind: "COMPENSATORY", status: "PROVISIONAL", name: "Nghỉ bù Tết Dương lịch" }));
    done(await publish(administrator, version));
    expect(await readCalendarVersion(administrator, version)).toMatchObject({ state: "IN_FORCE", difference: { coveredTo: { before: "2027-12-31", after: "2028-12-31" } } });
    expect(await broken()).toEqual([]);
  });
});
