import { describe, expect, test } from "vitest";
import { type CalendarRows, calendarFromRows, wholeYears } from "@/lib/deadlines/calendar";
import { addWorkingDays, crossesProvisional, isWorkingDay, nextWorkingDay, workingDaysBetween } from "@/lib/deadlines/working-days";
import type { Result } from "@/lib/platform/result";
import { vietnamCalendar, vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
const read = <T>(answer: Result<T>) => (answer.ok ? answer.value : answer.refusals[0].reason);
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Days off on Mon–Fri, as the notices list them year by year. */
const DAYS_OFF: Record<string, string> = {
  2018: "01-01 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31",
  2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
  2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
  2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
  2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
  2027: "01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-02 09-03 11-24",
};

describe("the national rows", () => {
  test.each(Object.entries(DAYS_OFF))("days off of %s that fall on Mon–Fri", (year, expected) => {
    const off = vietnamCalendarRows.days.filter(({ day, kind }) => day.startsWith(year) && kind !== "WORKED");
    const onWeekdays = off.filter(({ day }) => weekday(day) % 6 !== 0).map(({ day }) => day.slice(5));
    expect(onWeekdays.toSorted().join(" ")).toBe(expected);
  });

  test("worked Saturdays", () => {
    const worked = vietnamCalendarRows.days.filter(({ day, kind }) => kind === "WORKED" && weekday(day) === 6);
    expect(worked.map(({ day }) => day)).toEqual(["2019-01-05", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]);
  });

  test("no day twice; every day of 2027 is provisional and nothing before the undecided 23/11/2026 is", () => {
    const days = vietnamCalendarRows.days.map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    const provisional = vietnamCalendarRows.days.filter(({ status }) => status === "PROVISIONAL").map(({ day }) => day);
    expect(provisional).toEqual(days.filter((day) => day >= "2027" || day === "2026-11-23"));
  });

  test.each([
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])("%i has %i working days", (year, count) => {
    expect(read(workingDaysBetween(calendar, `${year}-01-01`, `${year}-12-31`))).toBe(count);
  });
});

describe("questions in days", () => {
  test("weekdays, weekends, holidays, swaps", () => {
    const asked = ["2026-11-23", "2026-11-24", "2026-11-21", "2026-11-22", "2026-08-22", "2026-08-31"];
    expect(asked.map((day) => read(isWorkingDay(calendar, day)))).toEqual([true, false, false, false, true, false]);
  });
  test("adding and counting are each other's inverse", () => {
    for (const count of [1, 2, 5, 20, 200, 1000]) {
      const end = read(addWorkingDays(calendar, "2023-01-19", count));
      expect(read(workingDaysBetween(calendar, "2023-01-19", end))).toBe(count);
      expect(read(workingDaysBetween(calendar, end, "2023-01-19"))).toBe(-count);
    }
  });
  test("the next working day and provisional days on the way", () => {
    expect(read(nextWorkingDay(calendar, "2026-02-13"))).toBe("2026-02-23");
    expect(read(crossesProvisional(calendar, "2026-11-22", "2026-11-23"))).toBe(true);
    expect(read(crossesProvisional(calendar, "2026-11-23", "2026-12-31"))).toBe(false);
  });
  test("outside the covered ranges: a refusal, also where only the way leads through the hole", () => {
    expect(read(isWorkingDay(calendar, "2020-03-03"))).toBe("CALENDAR_HOLE");
    expect(read(isWorkingDay(calendar, "2028-01-03"))).toBe("CALENDAR_HOLE");
    expect(read(addWorkingDays(calendar, "2018-12-28", 300))).toBe("CALENDAR_HOLE");
    expect(read(nextWorkingDay(calendar, "2019-01-05"))).toBe("CALENDAR_HOLE");
    expect(read(addWorkingDays(calendar, "2022-12-30", 3))).toBe("CALENDAR_HOLE");
    expect(read(workingDaysBetween(calendar, "2018-12-28", "2023-02-01"))).toBe("CALENDAR_HOLE");
  });
  test("what is no day or no count", () => {
    expect(read(isWorkingDay(calendar, "2025-02-29"))).toBe("INVALID_DAY");
    expect(read(isWorkingDay(calendar, "24/11/2026"))).toBe("INVALID_DAY");
    expect(read(addWorkingDays(calendar, "2026-03-02", 0))).toBe("INVALID_LIMIT");
    expect(read(addWorkingDays(calendar, "2026-03-02", 1.5))).toBe("INVALID_LIMIT");
  });
});

describe("building from rows", () => {
  const build = (rows: Partial<CalendarRows>) => calendarFromRows({ version: "thử", covered: [wholeYears(2026, 2026)], days: [], ...rows });
  const row = (day: string, kind: CalendarRows["days"][number]["kind"]) => ({ day, kind, status: "OFFICIAL", name: kind }) as const;

  test("a closure by storm beats a worked Saturday and leaves a holiday off", () => {
    const stormy = build({
      days: [row("2026-08-22", "WORKED"), row("2026-08-22", "CLOSURE"), row("2026-09-02", "HOLIDAY"), row("2026-09-02", "CLOSURE"), row("2026-09-08", "CLOSURE")],
    });
    if (!stormy.ok) throw new Error(stormy.refusals[0].words);
    const days = ["2026-08-22", "2026-09-02", "2026-09-08", "2026-09-09"];
    expect(days.map((day) => read(isWorkingDay(stormy.value, day)))).toEqual([false, false, false, true]);
  });

  test.each<[string, Partial<CalendarRows>, string]>([
    ["a day off and worked at once", { days: [row("2026-09-02", "HOLIDAY"), row("2026-09-02", "WORKED")] }, "CALENDAR_CONFLICT"],
    ["a day that does not exist", { days: [row("2026-02-29", "HOLIDAY")] }, "CALENDAR_INVALID_DAY"],
    ["a day outside the ranges", { days: [row("2027-01-01", "HOLIDAY")] }, "CALENDAR_INVALID_DAY"],
    ["no range", { covered: [] }, "CALENDAR_INVALID_RANGE"],
    ["a range backwards", { covered: [{ from: "2026-02-01", to: "2026-01-01" }] }, "CALENDAR_INVALID_RANGE"],
    ["overlapping ranges", { covered: [wholeYears(2025, 2026), wholeYears(2026, 2027)] }, "CALENDAR_INVALID_RANGE"],
    ["hours out of order", { hours: [{ from: "2026-01-01", to: null, morning: [450, 800], afternoon: [780, 1020] }] }, "CALENDAR_INVALID_HOURS"],
    ["an empty afternoon", { hours: [{ from: "2026-01-01", to: null, morning: [450, 690], afternoon: [780, 780] }] }, "CALENDAR_INVALID_HOURS"],
  ])("refuses %s", (_, rows, reason) => {
    expect(read(build(rows))).toBe(reason);
  });
});
