import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDayKind } from "@/lib/deadlines/calendar";
import type { ScopedDay, ScopedHours } from "@/lib/deadlines/calendar-version";
import { dueAt } from "@/lib/deadlines/due";
import { calendarOfPlace, type CalendarPlace, placeKey, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import type { TermUnit } from "@/lib/deadlines/terms";
import { isWorkingDay } from "@/lib/deadlines/working-days";
import { vietnamIso } from "@/lib/deadlines/days";

const AGENCY = "018f0000-0000-7000-8000-000000000001";
const HERE: CalendarPlace = { provinceCode: "37", agencyId: AGENCY };
const IN_PROVINCE: CalendarPlace = { provinceCode: "37", agencyId: null };
const ELSEWHERE: CalendarPlace = { provinceCode: "38", agencyId: null };

const off = (scope: string, day: string, kind: CalendarDayKind = "HOLIDAY"): ScopedDay => ({ scope, day, kind, status: "OFFICIAL", name: "thử" });
const hours = (scope: string, from: string, to: string | null, morning: readonly [number, number], afternoon: readonly [number, number]): ScopedHours => ({ scope, from, to, morning, afternoon });

function calendarAt(place: CalendarPlace, days: readonly ScopedDay[], seasons: readonly ScopedHours[] = []) {
  const built = calendarOfPlace({ version: "thử", covered: [{ from: "2026-01-01", to: "2026-12-31" }], days, hours: seasons }, place);
  if (!built.ok) throw new Error(built.refusals[0].words);
  return built.value;
}
const dueOn = (place: CalendarPlace, days: readonly ScopedDay[], start: string, value: number, unit: TermUnit, seasons: readonly ScopedHours[] = []) => {
  const due = dueAt({ calendar: calendarAt(place, days, seasons), start, term: { value, unit } });
  return due.ok ? vietnamIso(due.value.due).slice(0, 16) : due.refusals[0].reason;
};

describe("whose days off hold where", () => {
  const days = [off("VN", "2026-11-24"), off("37", "2026-11-25", "CLOSURE"), off(AGENCY, "2026-11-26", "CLOSURE")];

  test("the country's for all, the province's in it, the agency's for it alone, all together", () => {
    expect(dueOn(ELSEWHERE, days, "2026-11-23T09:00", 1, "WORKING_DAY")).toBe("2026-11-25T17:00");
    expect(dueOn(IN_PROVINCE, days, "2026-11-23T09:00", 1, "WORKING_DAY")).toBe("2026-11-26T17:00");
    expect(dueOn(HERE, days, "2026-11-23T09:00", 1, "WORKING_DAY")).toBe("2026-11-27T17:00");
  });

  test("a storm closes a Saturday that the country works", () => {
    const worked = [off("VN", "2026-08-22", "WORKED"), off("37", "2026-08-22", "CLOSURE")];
    expect(dueOn(ELSEWHERE, worked, "2026-08-21T09:00", 1, "WORKING_DAY")).toBe("2026-08-22T17:00");
    expect(dueOn(HERE, worked, "2026-08-21T09:00", 1, "WORKING_DAY")).toBe("2026-08-24T17:00");
  });

  test("one scope's day off that another works is refused, not ranked", () => {
    const both = [off("VN", "2026-11-24"), off(AGENCY, "2026-11-24", "WORKED")];
    const built = calendarOfPlace({ version: "thử", covered: [{ from: "2026-01-01", to: "2026-12-31" }], days: both, hours: [] }, HERE);
    expect(built).toMatchObject({ ok: false, refusals: [{ reason: "CALENDAR_CONFLICT" }] });
    expect(calendarOfPlace({ version: "thử", covered: [{ from: "2026-01-01", to: "2026-12-31" }], days: both, hours: [] }, IN_PROVINCE).ok).toBe(true);
  });
});

describe("whose hours hold when", () => {
  const summer = hours("37", "2026-04-16", "2026-10-15", [420, 690], [810, 1020]);
  const own = hours(AGENCY, "2026-01-01", null, [450, 690], [780, 990]);

  test("the province's in its season, the usual ones outside it", () => {
    expect(dueOn(IN_PROVINCE, [], "2026-06-01T09:00", 1, "WORKING_DAY", [summer])).toBe("2026-06-02T17:00");
    // Seven to half past eleven: the half hour before eight counts in summer alone.
    expect(dueOn(IN_PROVINCE, [], "2026-06-01T07:00", 4, "WORKING_HOUR", [summer])).toBe("2026-06-01T11:00");
    expect(dueOn(IN_PROVINCE, [], "2026-11-02T07:00", 4, "WORKING_HOUR", [summer])).toBe("2026-11-02T11:30");
  });

  test("the agency's own replace those of its province, in every season", () => {
    expect(dueOn(HERE, [], "2026-06-01T09:00", 1, "WORKING_DAY", [summer, own])).toBe("2026-06-02T16:30");
    expect(dueOn(HERE, [], "2026-06-01T07:00", 4, "WORKING_HOUR", [summer, own])).toBe("2026-06-01T11:30");
  });

  test("half a day is four working hours, whatever the agency's half days last", () => {
    expect(dueOn(HERE, [], "2026-06-01T07:30", 1, "HALF_DAY", [own])).toBe("2026-06-01T11:30");
    expect(dueOn(HERE, [], "2026-06-01T13:00", 1, "HALF_DAY", [own])).toBe("2026-06-02T08:00");
    // Closed on the next morning: what is left goes over the closure.
    expect(dueOn(HERE, [off(AGENCY, "2026-06-02", "CLOSURE")], "2026-06-01T13:00", 1, "HALF_DAY", [own])).toBe("2026-06-03T08:00");
  });
});

test("places without rows of their own share one calendar", () => {
  const calendar: ScopedCalendar = { version: "V", covered: [], days: [off("37", "2026-11-25")], hours: [] };
  expect(placeKey(calendar, HERE)).toBe(placeKey(calendar, IN_PROVINCE));
  expect(placeKey(calendar, ELSEWHERE)).not.toBe(placeKey(calendar, IN_PROVINCE));
  expect(placeKey({ ...calendar, hours: [hours(AGENCY, "2026-01-01", null, [450, 690], [780, 990])] }, HERE)).not.toBe(placeKey(calendar, HERE));
});

/* A second, slow reading: it asks every row of every scope for each day, and lives minute after minute. */
const FIRST = Date.parse("2026-01-01") / 86_400_000;
const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

function worksAt(days: readonly ScopedDay[], scopes: readonly string[], day: string): boolean {
  const rows = days.filter((row) => row.day === day && scopes.includes(row.scope));
  if (rows.some(({ kind }) => kind !== "WORKED")) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return rows.length > 0 || (weekday >= 1 && weekday <= 5);
}

function sessionsAt(seasons: readonly ScopedHours[], scopes: readonly string[], day: string): readonly (readonly [number, number])[] {
  const narrowest = [...scopes].reverse().find((scope) => seasons.some((row) => row.scope === scope));
  let found: ScopedHours | undefined;
  for (const row of seasons) {
    if (row.scope !== narrowest || row.from > day || (row.to !== null && row.to < day)) continue;
    if (!found || row.from > found.from) found = row;
  }
  return found ? [found.morning, found.afternoon] : [[450, 690], [780, 1020]];
}

const scopeOf = fc.constantFrom("VN", "37", AGENCY, "38");
const dayIn = fc.integer({ min: 0, max: 330 }).map((on) => dayOf(FIRST + on));
/** One kind a day, so that scopes never contradict each other. */
const someDays = fc.uniqueArray(fc.record({ scope: scopeOf, day: dayIn, kind: fc.constantFrom<CalendarDayKind>("HOLIDAY", "SWAPPED_OFF", "CLOSURE", "WORKED") }), { selector: ({ day }) => day, maxLength: 80 })
  .map((rows): ScopedDay[] => rows.map((row) => ({ ...row, status: "OFFICIAL", name: "thử" })));
const someHours = fc.uniqueArray(
  fc.record({ scope: scopeOf, from: dayIn, lasts: fc.option(fc.integer({ min: 0, max: 200 })), open: fc.integer({ min: 390, max: 480 }), close: fc.integer({ min: 960, max: 1050 }) }),
  { selector: ({ scope, from }) => `${scope} ${from}`, maxLength: 6 },
).map((rows): ScopedHours[] => rows.map(({ scope, from, lasts, open, close }) => ({
  scope, from, to: lasts === null ? null : dayOf(Date.parse(from) / 86_400_000 + lasts), morning: [open, 690], afternoon: [780, close],
})));

test("2,000 random calendars agree with the slow reading, at every kind of place", { timeout: 300_000 }, () => {
  const place = fc.constantFrom(HERE, IN_PROVINCE, ELSEWHERE, { provinceCode: "39", agencyId: null });
  let answered = 0;
  fc.assert(fc.property(someDays, someHours, place, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 25 }), fc.boolean(), (days, seasons, at, on, clock, count, inHours) => {
    const scopes = ["VN", at.provinceCode, ...(at.agencyId === null ? [] : [at.agencyId])];
    const calendar = calendarAt(at, days, seasons);
    const start = FIRST + on;
    for (const day of [dayOf(start), ...days.map((row) => row.day)]) expect(isWorkingDay(calendar, day)).toEqual({ ok: true, value: worksAt(days, scopes, day) });
    let expected = "CALENDAR_HOLE";
    if (inHours) {
      let left = count * 60;
      for (let day = start; day < FIRST + 365 && left > 0; day++) {
        if (!worksAt(days, scopes, dayOf(day))) continue;
        for (const [open, close] of sessionsAt(seasons, scopes, dayOf(day))) {
          for (let minute = open; minute < close && left > 0; minute++) {
            if (day === start && minute < clock) continue;
            left--;
            if (left === 0) expected = `${dayOf(day)}T${String(Math.floor((minute + 1) / 60)).padStart(2, "0")}:${String((minute + 1) % 60).padStart(2, "0")}`;
          }
        }
      }
    } else {
      let left = count;
      for (let day = start + 1; day < FIRST + 365 && left > 0; day++) {
        if (!worksAt(days, scopes, dayOf(day))) continue;
        left--;
        const close = sessionsAt(seasons, scopes, dayOf(day))[1]?.[1] ?? 0;
        if (left === 0) expected = `${dayOf(day)}T${String(Math.floor(close / 60)).padStart(2, "0")}:${String(close % 60).padStart(2, "0")}`;
      }
    }
    const began = `${dayOf(start)}T${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
    const due = dueAt({ calendar, start: began, term: { value: count, unit: inHours ? "WORKING_HOUR" : "WORKING_DAY" } });
    if (due.ok) answered++;
    expect(due.ok ? vietnamIso(due.value.due).slice(0, 16) : due.refusals[0].reason).toBe(expected);
  }), { numRuns: 2_000 });
  expect(answered).toBeGreaterThan(1_500);
});
