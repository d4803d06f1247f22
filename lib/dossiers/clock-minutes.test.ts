import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockMinutes, type EndedDossier } from "@/lib/dossiers/clock-minutes";
import { vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const CALENDAR = vietnamCalendar();
const DAY = 480;
const at = (day: number, time: string) => vietnamMoment(`2026-12-${String(day).padStart(2, "0")}`, time);

/** Submitted and received on Tuesday the 1st at 08:00 under a term of five working days: due on Tuesday the 8th. */
function dossier(over: Partial<EndedDossier>, ...events: readonly (readonly [string, Date])[]): EndedDossier {
  const all = [["CREATE_DRAFT", at(1, "07:30")], ["SUBMIT", at(1, "07:30")], ["RECEIVE", at(1, "08:00")], ["CLAIM", at(1, "09:00")], ...events] as const;
  return {
    channel: "POST", returnMethod: "POST", clockStartedAt: at(1, "08:00"), dueAt: at(8, "17:00"), processingEndedAt: at(8, "17:00"), returnedAt: null, policy: "NONE",
    events: all.map(([event, occurredAt]) => ({ event, occurredAt })), ...over,
  };
}

describe("minutes of an ended dossier", () => {
  it("are with the agency from reception until it lets the result go; the post's from there to the return", () => {
    const decided = dossier({ processingEndedAt: at(2, "10:00") }, ["GRANT", at(2, "10:00")]);
    const first = clockMinutes(CALENDAR, decided);
    expect(first).toMatchObject({ postMinutes: 30, counterMinutes: 0, citizenMinutes: 0 });
    const way = [...decided.events, { event: "DISPATCH_RESULT", occurredAt: at(2, "11:00") }, { event: "DELIVER_RESULT", occurredAt: at(3, "10:00") }];
    const returned = clockMinutes(CALENDAR, { ...decided, returnedAt: at(3, "10:00"), events: way });
    expect(returned?.agencyMinutes).toBe((first?.agencyMinutes ?? 0) + 60);
    expect(returned?.agencyTermMinutes).toBe(first?.agencyTermMinutes);
    expect(returned?.postMinutes).toBe(30 + DAY - 60);
  });

  it("late by the agency's own time exceeds what the term gave", () => {
    const late = clockMinutes(CALENDAR, dossier({ processingEndedAt: at(9, "09:00") }, ["GRANT", at(9, "09:00")]));
    expect(late?.agencyTermMinutes).toBeGreaterThan(late?.termMinutes ?? Infinity);
  });

  it("under NONE the applicant's days are not the agency's: late, but not by it", () => {
    const waited = dossier({ processingEndedAt: at(10, "09:00") }, ["REQUEST_SUPPLEMENT", at(2, "08:00")], ["ACCEPT_SUPPLEMENT", at(8, "08:00")], ["GRANT", at(10, "09:00")]);
    const used = clockMinutes(CALENDAR, waited);
    expect(used?.citizenMinutes).toBe(4 * DAY);
    expect(used?.agencyTermMinutes).toBeLessThan(used?.termMinutes ?? 0);
  });

  it("under PAUSE what was set aside counts for neither; under RESET the term is the last one", () => {
    const events = [["REQUEST_SUPPLEMENT", at(2, "08:00")], ["ACCEPT_SUPPLEMENT", at(8, "08:00")], ["GRANT", at(10, "09:00")]] as const;
    const paused = clockMinutes(CALENDAR, dossier({ policy: "PAUSE", dueAt: at(14, "17:00"), processingEndedAt: at(10, "09:00") }, ...events));
    const reset = clockMinutes(CALENDAR, dossier({ policy: "RESET", dueAt: at(15, "17:00"), processingEndedAt: at(10, "09:00") }, ...events));
    // The 1st and the 8th to the 14th are the agency's: the day of reception is its own gift.
    expect([paused?.termMinutes, reset?.termMinutes]).toEqual([DAY + 5 * DAY - 30, 6 * DAY - 30]);
    // Half an hour of the 8th had passed, and of the 10th an hour and a half was used.
    expect(reset?.agencyTermMinutes).toBe(DAY - 30 + DAY + 90);
    expect(reset?.agencyMinutes).toBeGreaterThan(reset?.agencyTermMinutes ?? Infinity);
  });

  it("without a due date says nothing of a term; outside the calendar says nothing", () => {
    expect(clockMinutes(CALENDAR, dossier({ dueAt: null }, ["STOP", at(8, "17:00")]))).toMatchObject({ termMinutes: null, agencyTermMinutes: null });
    expect(clockMinutes(CALENDAR, dossier({ processingEndedAt: vietnamMoment("2029-01-01", "09:00") }, ["GRANT", vietnamMoment("2029-01-01", "09:00")]))).toBeNull();
  });

  it("whoever had it all the time exceeds the term exactly when it ends after the due moment", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 * 24 * 60 }), (minutes) => {
      const ended = new Date(at(1, "09:00").getTime() + minutes * 60_000);
      const used = clockMinutes(CALENDAR, dossier({ processingEndedAt: ended }, ["GRANT", ended]));
      const worked = (used?.agencyTermMinutes ?? 0) > (used?.termMinutes ?? Infinity);
      // After the due moment, but outside working time, no further minute has been worked.
      if (ended <= at(8, "17:00")) expect(worked).toBe(false);
      if (ended > at(9, "08:00")) expect(worked).toBe(true);
    }));
  });
});
