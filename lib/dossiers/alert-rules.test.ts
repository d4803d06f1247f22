import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertsOfDossier, alertsOfUnanswered, tellsNow, type WatchedDossier } from "@/lib/dossiers/alert-rules";
import { factKeyOf } from "@/lib/notifications/staff-alert";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendar, vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

const CALENDAR = vietnamCalendar();
const DAY_MS = 86_400_000;

/** A dossier due on a day, received long ago, its papers where they belong. */
function watched(over: Partial<WatchedDossier> & { due?: string } = {}): WatchedDossier {
  const { due = "2026-12-10", ...rest } = over;
  return {
    id: "d", dueAt: vietnamMoment(due, "17:00"), precision: "DAY", suspended: false, receivedAt: vietnamMoment("2026-10-01", "09:00"), reviewPending: false,
    atCounterSince: null, holderId: "holder", headIds: ["head"], receiverId: "clerk", supervisorIds: ["supervisor"], ...rest,
  };
}

const told = (dossier: WatchedDossier, day: string, time = "08:00") => alertsOfDossier(CALENDAR, dossier, vietnamMoment(day, time)).map(({ kind, staffId }) => `${kind} ${staffId}`);

describe("alerts of the due date", () => {
  it("come three and one working days before, on the day, and after it", () => {
    // 10/12/2026 is a Thursday: three working days before it lies Monday the 7th.
    expect(told(watched(), "2026-12-04")).toEqual([]);
    expect(told(watched(), "2026-12-07")).toEqual(["THREE_DAYS holder"]);
    expect(told(watched(), "2026-12-08")).toEqual(["THREE_DAYS holder"]);
    expect(told(watched(), "2026-12-09")).toEqual(["ONE_DAY holder"]);
    expect(told(watched(), "2026-12-10")).toEqual(["DUE_TODAY holder", "DUE_TODAY head"]);
    expect(told(watched(), "2026-12-11")).toEqual(["OVERDUE holder", "OVERDUE head"]);
  });

  it("go to the head while nobody holds the dossier, and once to a head who holds it himself", () => {
    expect(told(watched({ holderId: null }), "2026-12-09")).toEqual(["ONE_DAY head"]);
    expect(told(watched({ holderId: null, headIds: ["head", "deputy"] }), "2026-12-10")).toEqual(["DUE_TODAY head", "DUE_TODAY deputy"]);
    expect(told(watched({ holderId: "head" }), "2026-12-11")).toEqual(["OVERDUE head"]);
  });

  it("are silent while the dossier waits for the applicant, at night and on days off", () => {
    expect(told(watched({ suspended: true }), "2026-12-11")).toEqual([]);
    expect(told(watched(), "2026-12-10", "06:59")).toEqual([]);
    expect(told(watched(), "2026-12-12")).toEqual([]);
    expect(told(watched(), "2026-12-14")).toEqual(["OVERDUE holder", "OVERDUE head"]);
    // Tết 2026: 17/2 is its first day.
    expect(told(watched({ due: "2026-02-13" }), "2026-02-18")).toEqual([]);
  });

  it("of a term in hours say overdue from the minute on", () => {
    const hours = watched({ precision: "MINUTE", dueAt: vietnamMoment("2026-12-10", "10:30") });
    expect(told(hours, "2026-12-10", "10:30")).toEqual(["DUE_TODAY holder", "DUE_TODAY head"]);
    expect(told(hours, "2026-12-10", "10:31")).toEqual(["OVERDUE holder", "OVERDUE head"]);
  });
});

describe("alerts of the checking and of the papers", () => {
  // Received on Monday the 7th: the second working day is Wednesday, the last Thursday.
  const fresh = watched({ due: "2026-12-31", receivedAt: vietnamMoment("2026-12-07", "09:00"), reviewPending: true });

  it("warn on days 2 and 3 of the three in which an incomplete dossier must go back", () => {
    expect(told(fresh, "2026-12-08")).toEqual([]);
    expect(told(fresh, "2026-12-09")).toEqual(["SUPPLEMENT_RETURN holder"]);
    expect(told({ ...fresh, holderId: null }, "2026-12-10")).toEqual(["SUPPLEMENT_RETURN head"]);
    expect(told(fresh, "2026-12-11")).toEqual([]);
    expect(told({ ...fresh, reviewPending: false }, "2026-12-09")).toEqual([]);
    expect(new Set(["09", "10"].flatMap((day) => alertsOfDossier(CALENDAR, fresh, vietnamMoment(`2026-12-${day}`, "09:00")).map(factKeyOf))).size).toBe(1);
  });

  it("name papers left at the counter after the working day, or after the opening when received past 15:00", () => {
    const late = (since: string, time: string) => watched({ due: "2026-12-31", atCounterSince: vietnamMoment(since, time) });
    expect(told(late("2026-12-07", "14:00"), "2026-12-07", "16:30")).toEqual([]);
    expect(told(late("2026-12-07", "14:00"), "2026-12-07", "17:30")).toEqual(["TRANSFER_LATE clerk", "TRANSFER_LATE supervisor"]);
    expect(told(late("2026-12-07", "15:01"), "2026-12-07", "17:30")).toEqual([]);
    expect(told(late("2026-12-07", "15:01"), "2026-12-08", "09:00")).toEqual(["TRANSFER_LATE clerk", "TRANSFER_LATE supervisor"]);
    // Friday after 15:00: Monday's opening.
    expect(told(late("2026-12-04", "16:00"), "2026-12-05")).toEqual([]);
    expect(told(late("2026-12-04", "16:00"), "2026-12-07", "09:00")).toHaveLength(2);
  });

  it("of an unanswered opinion go to who asked and who is asked, once each", () => {
    const opinion = { id: "o", dueAt: vietnamMoment("2026-12-09", "17:00"), toldIds: ["asker", "head", "asker"] };
    expect(alertsOfUnanswered(CALENDAR, "OPINION_LATE", opinion, vietnamMoment("2026-12-09", "16:59"))).toEqual([]);
    expect(alertsOfUnanswered(CALENDAR, "OPINION_LATE", opinion, vietnamMoment("2026-12-10", "08:00")).map(factKeyOf)).toEqual(["OPINION_LATE:o:2026-12-09:asker", "OPINION_LATE:o:2026-12-09:head"]);
  });
});

/** Slow second reading: counts the working days by walking over a plain set of days. */
const OFF = new Set(vietnamCalendarRows.days.filter(({ kind }) => kind !== "WORKED").map(({ day }) => day));
const WORKED = new Set(vietnamCalendarRows.days.filter(({ kind }) => kind === "WORKED").map(({ day }) => day));
const worksOn = (day: string) => WORKED.has(day) || (!OFF.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
function expectedKind(due: string, at: Date): string | null {
  const today = vietnamDay(at);
  if (!worksOn(today) || at < vietnamMoment(today, "07:00")) return null;
  if (today > due) return "OVERDUE";
  let left = 0;
  for (let day = today; day < due; ) {
    day = vietnamDay(new Date(vietnamMoment(day, "12:00").getTime() + DAY_MS));
    if (worksOn(day)) left += 1;
  }
  return left === 0 ? "DUE_TODAY" : left === 1 ? "ONE_DAY" : left <= 3 ? "THREE_DAYS" : null;
}

describe("over any sequence of passes", () => {
  const start = vietnamMoment("2026-01-05", "00:00").getTime();
  const dueDay = fc.integer({ min: 0, max: 80 }).map((days) => vietnamDay(new Date(start + days * DAY_MS))).filter(worksOn);
  const hour = fc.integer({ min: 0, max: 24 * 90 });
  const step = fc.record({ hour, moved: fc.option(dueDay, { freq: 6, nil: null }), twice: fc.boolean() });

  it("tells what the slow reading tells, and never the same fact twice: two workers, restarts, due dates that move", () => {
    fc.assert(fc.property(dueDay, fc.array(step, { maxLength: 60 }), (first, steps) => {
      const kept = new Set<string>();
      const expected = new Set<string>();
      const mails: string[] = [];
      let due = first;
      for (const { hour: at, moved, twice } of [...steps].sort((a, b) => a.hour - b.hour)) {
        if (moved !== null) due = moved;
        const moment = new Date(start + at * 3_600_000);
        const kind = expectedKind(due, moment);
        for (const person of kind === null ? [] : kind === "DUE_TODAY" || kind === "OVERDUE" ? ["holder", "head"] : ["holder"]) expected.add(`${kind}:d:${due}:${person}`);
        // Each worker starts from nothing but the table of kept facts.
        for (let worker = 0; worker < (twice ? 2 : 1); worker += 1) {
          for (const key of alertsOfDossier(CALENDAR, watched({ due }), moment).map(factKeyOf)) {
            if (!kept.has(key)) mails.push(key);
            kept.add(key);
          }
        }
      }
      expect(new Set(mails).size).toBe(mails.length);
      expect([...kept].sort()).toEqual([...expected].sort());
    }), { numRuns: 400 });
  });

  it("keeps quiet exactly when it should", () => {
    fc.assert(fc.property(hour, (at) => {
      const moment = new Date(start + at * 3_600_000);
      const day = vietnamDay(moment);
      expect(tellsNow(CALENDAR, moment)).toBe(worksOn(day) && moment >= vietnamMoment(day, "07:00"));
    }));
  });
});
