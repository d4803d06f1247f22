import { confirmCalendarDay, removeCalendarDay, setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { setWorkingHours } from "@/lib/deadlines/commands/change-working-hours";
import { followDossierEvent } from "@/lib/dossiers/jobs";
import { recomputeDue, recomputeOperation } from "@/lib/dossiers/jobs/recompute-due";
import { calendarEffects, countCalendarEffects, recomputeProgress } from "@/lib/dossiers/queries/calendar-effects";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import type { MadeDossier } from "@/tests/factories";
import { broken, decidedDraft, done, draftOf, eachTestItsOwn, jobsOf, operation, publish, reasonOf, UNDECIDED } from "@/tests/integration/deadlines/calendar-world";
import { describe, expect, test } from "vitest";

const at = eachTestItsOwn();

type Dates = { status: string; original_due_at: Date; due_at: Date; due_provisional: boolean; calendar_version: string; version: number };
async function datesOf({ id }: MadeDossier): Promise<Dates> {
  const { rows: [row] } = await at.world.owner.query<Dates>("select status, original_due_at, due_at, due_provisional, calendar_version, version from dossier where id = $1", [id]);
  if (!row) throw new Error(`No dossier ${id}`);
  return row;
}
async function recomputations(): Promise<{ dossier_id: string; id: string; actor_kind: string; payload: Record<string, unknown> }[]> {
  return (await at.world.owner.query("select id, dossier_id, actor_kind, payload from dossier_event where event = 'RECOMPUTE_DUE' order by dossier_id")).rows;
}

/** Received fifteen days before the undecided Monday, so that their term (calendar days) ends on it; and some that it does not concern. */
async function openDossiers() {
  const begunAt = vietnamMoment("2026-11-08", "08:00");
  return {
    withAgency: await at.world.dossier("WITH_AGENCY", { begunAt }),
    processing: await at.world.dossier("PROCESSING", { begunAt }),
    supplement: await at.world.dossier("SUPPLEMENT", { begunAt }),
    resolved: await at.world.dossier("RESOLVED", { begunAt }),
    submitted: await at.world.dossier("SUBMITTED", { begunAt }),
    draft: await at.world.dossier("DRAFT", { begunAt }),
  };
}

describe("a day off more", () => {
  test("moves the open dossiers whose term crosses it, keeps what receipts promised, and tells it", async () => {
    const { administrator } = at.world.cast;
    const made = await openDossiers();
    const [before, resolvedBefore] = [await datesOf(made.processing), await datesOf(made.resolved)];
    expect(before.due_provisional).toBe(true);
    const version = await decidedDraft(administrator, "OFF");
    const notices = await jobsOf(at, "dossier-event");
    expect(done(await publish(administrator, version)).version).toBe(version);
    expect(await jobsOf(at, "calendar-published")).toBe(1);
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
    expect(await jobsOf(at, "dossier-event")).toBe(notices + 3);
    expect(await recomputeProgress(administrator, version)).toEqual({ open: 3, left: 0 });
    expect(await broken(at)).toEqual([]);
    const { rows } = await at.world.owner.query("select event, actor_kind, payload from audit_event where stream = 'calendar' order by seq");
    expect(rows.map(({ event }) => event)).toEqual(["CALENDAR_DRAFTED", "CALENDAR_CHANGED", "CALENDAR_PUBLISHED", "CALENDAR_APPLIED"]);
    expect(rows[3]).toMatchObject({ actor_kind: "SYSTEM", payload: { version, recomputed: 3, moved: 3 } });
    expect(rows[2].payload.changed).toEqual([{ before: expect.stringContaining("PROVISIONAL"), after: expect.stringContaining(`VN ${UNDECIDED} SWAPPED_OFF OFFICIAL`) }]);
  });

  test("is shown before it is applied: the preview is what the worker then does", async () => {
    const { administrator, otherAdministrator } = at.world.cast;
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
    const { administrator } = at.world.cast;
    for (let i = 0; i < 53; i++) await at.world.dossier("WITH_AGENCY", { begunAt: vietnamMoment(i % 2 ? "2026-11-07" : "2026-11-08", "08:00") });
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
    const { administrator } = at.world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const version = await decidedDraft(administrator, "WORKED");
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ open: 3, moved: 0 });
    done(await publish(administrator, version));
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 3, moved: 0 });
    expect(await datesOf(processing)).toMatchObject({ due_at: before.due_at, original_due_at: before.original_due_at, due_provisional: false, calendar_version: version });
    for (const { id, dossier_id } of await recomputations()) {
      await followDossierEvent({ dossierId: dossier_id, eventId: id });
      expect((await at.world.owner.query("select 1 from notification where fact_key like $1", [`${id}%`])).rowCount).toBe(0);
    }
    expect(await broken(at)).toEqual([]);
  });

  test("is refused when it is official already", async () => {
    const { administrator } = at.world.cast;
    const version = await decidedDraft(administrator, "WORKED");
    const again = await confirmCalendarDay(administrator, { operationId: operation(), version, scope: "VN", day: UNDECIDED, decision: "OFF" });
    expect(reasonOf(again)).toBe("NOT_PROVISIONAL");
  });
});

describe("again and again", () => {
  test("a replayed publication publishes once, a replayed job moves nothing twice", async () => {
    const { administrator } = at.world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    const operationId = operation();
    const first = await publish(administrator, version, operationId);
    expect(await publish(administrator, version, operationId)).toEqual(first);
    expect(reasonOf(await publish(administrator, version))).toBe("CALENDAR_PUBLISHED");
    expect(await jobsOf(at, "calendar-published")).toBe(1);
    await recomputeDue({ version });
    const events = await recomputations();
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 0, moved: 0 });
    expect(await recomputations()).toEqual(events);
    expect(await broken(at)).toEqual([]);
  });

  test("two workers at once move each dossier once", async () => {
    const { administrator } = at.world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    done(await publish(administrator, version));
    const runs = await Promise.all([recomputeDue({ version }), recomputeDue({ version })]);
    expect(runs.reduce((sum, run) => sum + run.recomputed, 0)).toBe(3);
    expect(await recomputations()).toHaveLength(3);
    expect(await broken(at)).toEqual([]);
  });

  test("a run cut off in the middle is finished by the next", async () => {
    const { administrator } = at.world.cast;
    await openDossiers();
    const version = await decidedDraft(administrator, "OFF");
    done(await publish(administrator, version));
    expect(await recomputeDue({ version }, 1)).toMatchObject({ recomputed: 1 });
    expect(await recomputeProgress(administrator, version)).toEqual({ open: 3, left: 2 });
    expect(await broken(at)).toEqual([]);
    expect(await recomputeDue({ version })).toMatchObject({ recomputed: 2 });
    expect(await recomputations()).toHaveLength(3);
    expect(await broken(at)).toEqual([]);
  });

  test("a job of a calendar that another has followed leaves all to the newer one", async () => {
    const { administrator } = at.world.cast;
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
    expect(await broken(at)).toEqual([]);
  });

  test("the operation of a recomputation is the same whoever computes it, and another for another calendar", () => {
    const id = newId();
    expect(recomputeOperation("VN-1", id)).toBe(recomputeOperation("VN-1", id));
    expect(recomputeOperation("VN-2", id)).not.toBe(recomputeOperation("VN-1", id));
  });
});

describe("an agency's own closure", () => {
  test("moves its dossiers alone; a national one beside it holds for all", async () => {
    const { administrator, official } = at.world.cast;
    const { processing } = await openDossiers();
    const before = await datesOf(processing);
    const { rows: [other] } = await at.world.owner.query<{ id: string }>("select id from agency where province_code = '37' and id <> $1 and effective_to is null limit 1", [official.agencyId]);
    const version = await draftOf(administrator);
    const storm = { version, day: UNDECIDED, kind: "CLOSURE", status: "OFFICIAL", name: "Đóng cửa do bão số 14" } as const;
    done(await setCalendarDay(administrator, { ...storm, operationId: operation(), scope: other?.id ?? "" }));
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ moved: 0 });
    done(await setCalendarDay(administrator, { ...storm, operationId: operation(), scope: official.agencyId }));
    expect(await countCalendarEffects(administrator, version)).toMatchObject({ moved: 3, later: 3 });
    done(await publish(administrator, version));
    await recomputeDue({ version });
    expect((await datesOf(processing)).due_at > before.due_at).toBe(true);
    expect(await broken(at)).toEqual([]);
  });

  test("hours of an agency move the minute at which its day ends", async () => {
    const { administrator, official } = at.world.cast;
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
    expect(await broken(at)).toEqual([]);
  });
});
