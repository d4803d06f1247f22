import { afterEach, describe, expect, test } from "vitest";
import { calendarFromRows } from "@/lib/deadlines/calendar";
import { vietnamIso } from "@/lib/deadlines/days";
import { type DueInput, dueAt } from "@/lib/deadlines/due";
import type { TermUnit } from "@/lib/deadlines/terms";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
const days = (value: number) => ({ value, unit: "WORKING_DAY" });

/** Due instant in Vietnamese time, or the reason of the refusal. */
function due(start: string, term: DueInput["term"], more: Partial<DueInput> = {}): string {
  const answer = dueAt({ calendar, start, term, ...more });
  return answer.ok ? vietnamIso(answer.value.due).slice(0, 16) : answer.refusals[0].reason;
}

function answered(input: Omit<DueInput, "calendar">) {
  const answer = dueAt({ calendar, ...input });
  if (!answer.ok) throw new Error(answer.refusals[0].words);
  return answer.value;
}

describe("working days, the vectors of the domain", () => {
  test.each([
    ["2026-02-12", 3, "2026-02-24", "Tết"],
    ["2026-02-13", 5, "2026-02-27", "Tết"],
    ["2026-04-24", 2, "2026-04-29", "Giỗ Tổ on Sunday, Monday off"],
    ["2026-04-29", 1, "2026-05-04", "30/4 and 1/5"],
    ["2026-01-09", 1, "2026-01-10", "worked Saturday"],
    ["2026-08-21", 1, "2026-08-22", "worked Saturday"],
    ["2026-08-28", 1, "2026-09-03", "swap and National Day"],
    ["2026-11-20", 3, "2026-11-26", "24/11"],
    ["2026-11-23", 1, "2026-11-25", "24/11"],
    ["2026-01-31", 10, "2026-02-13", "start on a day off"],
    ["2025-04-25", 3, "2025-04-29", "Saturday 26/4 worked"],
    ["2024-04-26", 5, "2024-05-07", "swap 29/4, Saturday 4/5 worked"],
    ["2018-12-28", 3, "2019-01-04", "31/12/2018 swapped off"],
    ["2019-01-04", 1, "2019-01-05", "worked Saturday 5/1/2019"],
    ["2023-01-19", 1, "2023-01-27", "Tết 2023"],
    ["2023-08-31", 2, "2023-09-06", "National Day 2023 with its compensatory day"],
  ])("%s + %i → %s (%s)", (start, count, expected) => {
    expect(due(`${start}T08:10:00+07:00`, days(count))).toBe(`${expected}T17:00`);
    expect(due(start, days(count))).toBe(`${expected}T17:00`);
  });
});

describe("calendar days and months", () => {
  test.each([
    ["2026-02-06", 10, "2026-02-23"],
    ["2026-04-16", 10, "2026-04-28"],
    ["2026-08-21", 10, "2026-09-03"],
    ["2026-11-14", 10, "2026-11-25"],
    ["2026-04-20", 15, "2026-05-05"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-01-03", 7, "2026-01-10"],
  ])("%s + %i days → %s", (start, value, expected) => {
    expect(due(`${start}T16:59:00+07:00`, { value, unit: "DAY" })).toBe(`${expected}T17:00`);
  });

  test.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2023-12-29", 2, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-12-31", 2, "2026-03-02"],
    ["2026-07-24", 4, "2026-11-25"],
    ["2023-11-30", 3, "2024-02-29"],
  ])("%s + %i months → %s", (start, value, expected) => {
    expect(due(`${start}T08:00:00+07:00`, { value, unit: "MONTH" })).toBe(`${expected}T17:00`);
  });
});

describe("hours", () => {
  test.each<[string, number, TermUnit, string, string]>([
    ["2026-11-19T08:10", 2, "WORKING_HOUR", "2026-11-19T10:10", "within the morning"],
    ["2026-11-19T10:30", 4, "WORKING_HOUR", "2026-11-19T16:00", "over lunch"],
    ["2026-11-19T13:00", 8, "WORKING_HOUR", "2026-11-20T11:30", "ends with the session, not at the next opening"],
    ["2026-11-19T12:15", 1, "WORKING_HOUR", "2026-11-19T14:00", "received at lunch"],
    ["2026-11-19T16:30", 1, "WORKING_HOUR", "2026-11-20T08:00", "over night"],
    ["2026-11-20T16:00", 9.5, "WORKING_HOUR", "2026-11-25T08:00", "over a weekend and 24/11"],
    ["2026-08-21T16:30", 1, "WORKING_HOUR", "2026-08-22T08:00", "worked Saturday"],
    ["2026-11-21T09:00", 1, "WORKING_HOUR", "2026-11-23T08:30", "received on a day off: opening of the next working day"],
    ["2026-11-19T20:00", 1, "WORKING_HOUR", "2026-11-20T08:30", "received in the evening"],
    ["2026-11-19T06:00", 1, "WORKING_HOUR", "2026-11-19T08:30", "received before the opening"],
    ["2026-11-19T08:00", 0.5, "WORKING_DAY", "2026-11-19T13:30", "half a day is four working hours"],
    ["2026-11-19T08:00", 0.5, "DAY", "2026-11-19T13:30", "0,5 ngày"],
    ["2026-11-19T07:30", 1.5, "WORKING_DAY", "2026-11-20T11:30", "one and a half days are twelve working hours"],
    ["2026-11-19T08:00", 0.25, "WORKING_DAY", "2026-11-19T10:00", "0,25 ngày"],
    ["2026-11-19T07:30", 3, "HALF_DAY", "2026-11-20T11:30", "three half days"],
    ["2026-11-19T09:15", 24, "HOUR", "2026-11-20T09:15", "clock hours run through the night"],
    ["2026-11-19T20:00", 24, "HOUR", "2026-11-23T17:00", "from the opening; the last day is off"],
    ["2026-11-19T08:00", 0.1, "WORKING_HOUR", "2026-11-19T08:06", "six minutes"],
  ])("%s + %f %s → %s (%s)", (start, value, unit, expected) => {
    expect(due(`${start}:00+07:00`, { value, unit })).toBe(expected);
  });

  test("the hours of the season in which the minutes are worked count", () => {
    const rows = {
      version: "mùa",
      covered: [{ from: "2026-01-01", to: "2026-12-31" }],
      days: [],
      hours: [{ from: "2026-04-16", to: "2026-10-15", morning: [420, 690], afternoon: [810, 1020] }] as const,
    };
    const season = calendarFromRows(rows);
    if (!season.ok) throw new Error(season.refusals[0].words);
    const start = { calendar: season.value, term: { value: 2, unit: "WORKING_HOUR" } };
    const spring = dueAt({ ...start, start: "2026-04-15T16:00:00+07:00" });
    const autumn = dueAt({ ...start, start: "2026-10-15T16:00:00+07:00" });
    expect([spring, autumn].map((answer) => answer.ok && vietnamIso(answer.value.due).slice(0, 16))).toEqual([
      "2026-04-16T08:00",
      "2026-10-16T08:30",
    ]);
  });
});

describe("reception late in the day", () => {
  test("without a cut-off the day of receipt is not counted, whatever its hour", () => {
    expect(due("2026-11-19T23:59:00+07:00", days(1))).toBe("2026-11-20T17:00");
  });

  test.each([
    ["2026-11-19T15:00", "2026-11-20T17:00"],
    ["2026-11-19T15:01", "2026-11-23T17:00"],
    ["2026-11-21T09:00", "2026-11-25T17:00"],
  ])("with a cut-off at 15:00, %s + 1 → %s", (start, expected) => {
    expect(due(`${start}:00+07:00`, days(1), { cutoffMinute: 900 })).toBe(expected);
  });

  test("a cut-off never makes a later reception due earlier", () => {
    let last = "";
    for (let hour = 0; hour < 24 * 9; hour++) {
      const start = vietnamIso(new Date(Date.UTC(2026, 10, 18, hour)));
      const next = due(start, days(2), { cutoffMinute: 900 });
      expect(next >= last).toBe(true);
      last = next;
    }
  });

  test.each([
    ["2026-11-19T15:00", "2026-11-19T17:00"],
    ["2026-11-19T15:01", "2026-11-20T17:00"],
    ["2026-11-20T16:00", "2026-11-23T17:00"],
    ["2026-11-22T09:00", "2026-11-23T17:00"],
    ["2026-11-19T05:00", "2026-11-19T17:00"],
  ])("a same-day procedure received %s is due %s", (start, expected) => {
    expect(due(`${start}:00+07:00`, null, { sameDay: true })).toBe(expected);
  });
});

describe("waiting for a supplement", () => {
  const start = "2026-03-02T08:00:00+07:00";
  const wait = (effect: "RESET" | "PAUSE" | "NONE", from: string, until: string | null) => ({ interruptions: [{ effect, from, until }] });

  test("RESET counts anew from the day the full supplement arrives", () => {
    expect(due(start, days(5), wait("RESET", "2026-03-04T10:00", "2026-03-11T09:00"))).toBe("2026-03-18T17:00");
  });
  test("NONE changes nothing", () => {
    expect(due(start, days(5), wait("NONE", "2026-03-04T10:00", "2026-03-11T09:00"))).toBe("2026-03-09T17:00");
  });
  test.each([
    ["2026-03-04T10:00", "2026-03-11T09:00", "2026-03-16T17:00", "five working days waited"],
    ["2026-03-04T10:00", "2026-03-04T16:00", "2026-03-09T17:00", "asked and answered on one day"],
    ["2026-03-04T10:00", "2026-03-07T09:00", "2026-03-11T17:00", "arrived on a Saturday: Thursday and Friday waited"],
    ["2026-03-09T16:00", "2026-03-14T09:00", "2026-03-16T17:00", "asked on the last day, arrived on a day off"],
    ["2026-03-09T23:00", "2026-03-12T09:00", "2026-03-12T17:00", "asked in the last hour of the last day"],
    ["2026-03-10T08:00", "2026-03-12T09:00", "2026-03-09T17:00", "asked after the term had run out"],
    ["2026-02-20T08:00", "2026-03-02T07:59", "2026-03-09T17:00", "before the clock started"],
  ])("PAUSE %s – %s → %s (%s)", (from, until, expected) => {
    expect(due(start, days(5), wait("PAUSE", from, until))).toBe(expected);
  });
  test("PAUSE in calendar days and in months leaves out the days waited", () => {
    const more = wait("PAUSE", "2026-03-04T10:00", "2026-03-11T09:00");
    expect(due(start, { value: 10, unit: "DAY" }, more)).toBe("2026-03-19T17:00");
    expect(due(start, { value: 1, unit: "MONTH" }, more)).toBe("2026-04-09T17:00");
  });
  test("PAUSE in working hours leaves out the working minutes waited", () => {
    const term = { value: 8, unit: "WORKING_HOUR" };
    expect(due(start, term, wait("PAUSE", "2026-03-02T10:00", "2026-03-03T14:00"))).toBe("2026-03-04T10:30");
    expect(due(start, term, wait("PAUSE", "2026-03-03T08:00", "2026-03-03T12:00"))).toBe("2026-03-03T13:00");
    expect(due(start, term, wait("PAUSE", "2026-03-03T08:01", "2026-03-03T12:00"))).toBe("2026-03-03T08:00");
  });
  test("overlapping pauses are left out once", () => {
    const interruptions = [
      { effect: "PAUSE", from: "2026-03-05T10:00", until: "2026-03-09T10:00" },
      { effect: "PAUSE", from: "2026-03-04T10:00", until: "2026-03-06T10:00" },
    ] as const;
    expect(due(start, days(5), { interruptions })).toBe("2026-03-12T17:00");
  });
  test("a pending supplement keeps the date and says that it will move; NONE and a late PAUSE do not", () => {
    const pending = (effect: "RESET" | "PAUSE" | "NONE", from: string) =>
      answered({ start, term: days(5), ...wait(effect, from, null) });
    expect(pending("PAUSE", "2026-03-04T10:00")).toMatchObject({ dueDay: "2026-03-09", suspended: true });
    expect(pending("RESET", "2026-03-04T10:00")).toMatchObject({ dueDay: "2026-03-09", suspended: true });
    expect(pending("NONE", "2026-03-04T10:00").suspended).toBe(false);
    expect(pending("PAUSE", "2026-03-10T10:00").suspended).toBe(false);
  });
});

describe("extension", () => {
  const base = { start: "2026-03-02T08:00:00+07:00", term: days(5) };
  const extension = { decidedAt: "2026-03-06T09:00", newDueDay: "2026-03-20" };

  test("sets the new day and keeps the original one", () => {
    const extended = answered({ ...base, extension });
    expect(extended).toMatchObject({ dueDay: "2026-03-20", original: { dueDay: "2026-03-09" } });
  });
  test("a pause after it moves both", () => {
    const interruptions = [{ effect: "PAUSE", from: "2026-03-06T10:00", until: "2026-03-12T10:00" }] as const;
    expect(answered({ ...base, extension, interruptions })).toMatchObject({
      dueDay: "2026-03-26",
      original: { dueDay: "2026-03-13" },
    });
  });
  test("counting anew from zero drops it", () => {
    const interruptions = [{ effect: "RESET", from: "2026-03-06T10:00", until: "2026-03-12T10:00" }] as const;
    expect(answered({ ...base, extension, interruptions })).toMatchObject({ dueDay: "2026-03-19", original: null });
  });
  test("a new day that is off moves on; one that has passed is refused", () => {
    expect(answered({ ...base, extension: { ...extension, newDueDay: "2026-03-21" } }).dueDay).toBe("2026-03-23");
    expect(due(base.start, base.term, { extension: { ...extension, newDueDay: "2026-03-05" } })).toBe("TERM_IN_PAST");
    expect(due(base.start, base.term, { extension: { ...extension, newDueDay: "2026-02-30" } })).toBe("INVALID_EXTENSION");
    expect(due(base.start, base.term, { extension: { ...extension, newDueDay: "2031-01-02" } })).toBe("CALENDAR_HOLE");
  });
});

describe("refused with words, never a wrong date", () => {
  test.each<[string, DueInput["term"], Partial<DueInput>, string]>([
    ["2026-03-02", null, {}, "NO_LIMIT"],
    ["2026-03-02", { value: null, unit: "DAY" }, {}, "NO_LIMIT"],
    ["2026-03-02", { value: 0, unit: "DAY" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: -3, unit: "WORKING_DAY" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: NaN, unit: "DAY" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: Infinity, unit: "HOUR" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: 1e300, unit: "MONTH" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: 1.5, unit: "MONTH" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: 2.5, unit: "DAY" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: 1.001, unit: "WORKING_DAY" }, {}, "INVALID_LIMIT"],
    ["2026-03-02", { value: 3, unit: "TUAN" }, {}, "UNKNOWN_UNIT"],
    ["2026-03-02", { value: 3, unit: null }, {}, "UNKNOWN_UNIT"],
    ["2026-02-30", days(3), {}, "INVALID_START"],
    ["hôm qua", days(3), {}, "INVALID_START"],
    ["2026-03-02T25:00", days(3), {}, "INVALID_START"],
    ["2021-03-02", days(3), {}, "CALENDAR_HOLE"],
    ["2019-01-04", days(2), {}, "CALENDAR_HOLE"],
    ["2019-01-04T16:30", { value: 9, unit: "WORKING_HOUR" }, {}, "CALENDAR_HOLE"],
    ["2018-12-20", { value: 60, unit: "MONTH" }, {}, "CALENDAR_HOLE"],
    ["2027-12-20", { value: 99_999, unit: "HOUR" }, {}, "CALENDAR_HOLE"],
    ["2027-12-20", { value: 99_999, unit: "WORKING_HOUR" }, {}, "CALENDAR_HOLE"],
    ["2027-12-31", days(1), {}, "CALENDAR_HOLE"],
    ["2026-03-02", days(3), { cutoffMinute: 1440 }, "INVALID_CUTOFF"],
    ["2026-03-02", days(3), { interruptions: [{ effect: "PAUSE", from: "2026-03-04", until: "2026-03-03" }] }, "INVALID_INTERRUPTION"],
    ["2026-03-02", days(3), { interruptions: [{ effect: "RESET", from: "?", until: null }] }, "INVALID_INTERRUPTION"],
  ])("%s %o %o → %s", (start, term, more, reason) => {
    expect(due(start, term, more)).toBe(reason);
    const answer = dueAt({ calendar, start, term, ...more });
    expect(answer.ok ? "" : answer.refusals[0].words).toMatch(/\.$/);
  });
  test("a Date that is none", () => {
    const answer = dueAt({ calendar, start: new Date("never"), term: days(1) });
    expect(answer.ok ? "" : answer.refusals[0].reason).toBe("INVALID_START");
  });
});

test("a term that crosses a day not yet fixed is provisional, its neighbours are not", () => {
  const provisional = (start: string, count: number) => answered({ start, term: days(count) }).provisional;
  expect(provisional("2026-11-16", 4)).toBe(false);
  expect(provisional("2026-11-20", 3)).toBe(true);
  expect(provisional("2026-11-25", 20)).toBe(false);
  expect(provisional("2027-01-28", 10)).toBe(true);
});

describe("whatever the time zone of the process", () => {
  const before = process.env["TZ"];
  afterEach(() => {
    process.env["TZ"] = before;
  });
  test.each([
    ["Pacific/Kiritimati", -840],
    ["America/Los_Angeles", 480],
    ["Asia/Ho_Chi_Minh", -420],
    ["Asia/Kathmandu", -345],
  ])("%s", (zone, offset) => {
    process.env["TZ"] = zone;
    expect(new Date("2026-02-12T00:00:00Z").getTimezoneOffset()).toBe(offset);
    expect(due("2026-02-12T08:10:00", days(3))).toBe("2026-02-24T17:00");
    expect(due("2026-02-11T17:30:00Z", days(3))).toBe("2026-02-24T17:00");
    expect(due("2026-02-11T16:30:00Z", days(3))).toBe("2026-02-23T17:00");
    expect(due("2024-01-31", { value: 1, unit: "MONTH" })).toBe("2024-02-29T17:00");
    expect(due("2025-12-31T17:00:00Z", { value: 1, unit: "WORKING_HOUR" })).toBe("2026-01-05T08:30");
  });
});
