import { describe, expect, test } from "vitest";
import { calendarFault, chosenYear, differenceOf, hoursWords, isSame, nextVersionName, type ScopedDay, yearsOf } from "@/lib/deadlines/calendar-version";
import type { ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import { vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

const base: ScopedCalendar = { version: "VN-1", covered: vietnamCalendarRows.covered, days: vietnamCalendarRows.days.map((day) => ({ ...day, scope: "VN" })), hours: [] };
const swap = base.days.find(({ day }) => day === "2026-11-23");

test("versions are named by the day, one after the other", () => {
  expect(nextVersionName("2026-11-22", ["VN-2026-11"])).toBe("VN-2026-11-22-1");
  expect(nextVersionName("2026-11-22", ["VN-2026-11", "VN-2026-11-22-1", "VN-2026-11-22-9", "VN-2026-11-21-30"])).toBe("VN-2026-11-22-10");
});

describe("what differs", () => {
  test("nothing between a version and its copy", () => {
    expect(isSame(differenceOf(base, { ...base, version: "VN-2", days: [...base.days].reverse() }))).toBe(true);
  });

  test("a day added, one changed, one taken out, each by its scope", () => {
    const storm: ScopedDay = { scope: "37", day: "2026-11-23", kind: "CLOSURE", status: "OFFICIAL", name: "Bão" };
    const days = [...base.days.filter(({ day }) => day !== "2026-08-31").map((row) => (row === swap ? { ...row, status: "OFFICIAL" as const } : row)), storm];
    const { days: found } = differenceOf(base, { ...base, days });
    expect(found.map(({ before, after }) => [before?.scope, before?.day, before?.status, after?.scope, after?.day, after?.status])).toEqual([
      ["VN", "2026-08-31", "OFFICIAL", undefined, undefined, undefined],
      [undefined, undefined, undefined, "37", "2026-11-23", "OFFICIAL"],
      ["VN", "2026-11-23", "PROVISIONAL", "VN", "2026-11-23", "OFFICIAL"],
    ]);
  });

  test("hours and the last day covered", () => {
    const hours = [{ scope: "37", from: "2027-04-16", to: "2027-10-15", morning: [420, 690], afternoon: [810, 1020] }] as const;
    const covered = base.covered.map((range) => ({ ...range, to: range.to === "2027-12-31" ? "2028-12-31" : range.to }));
    expect(differenceOf(base, { ...base, hours, covered })).toMatchObject({ days: [], hours: [{ before: null, after: hours[0] }], coveredTo: { before: "2027-12-31", after: "2028-12-31" } });
  });
});

describe("what cannot be counted by", () => {
  const clash = (scope: string): ScopedCalendar => ({ ...base, days: [...base.days, { scope, day: "2026-11-24", kind: "WORKED", status: "OFFICIAL", name: "trực" }] });

  test("is found at the province and at the agency that it concerns", () => {
    const agency = "018f0000-0000-7000-8000-000000000001";
    expect(calendarFault(base, new Map())).toBeNull();
    expect(calendarFault(clash("37"), new Map())).toMatchObject({ reason: "CALENDAR_CONFLICT" });
    expect(calendarFault(clash(agency), new Map([[agency, "37"]]))).toMatchObject({ reason: "CALENDAR_CONFLICT" });
  });

  test("is found where only province and agency together contradict each other", () => {
    const agency = "018f0000-0000-7000-8000-000000000001";
    const days: ScopedDay[] = [
      { scope: "37", day: "2026-12-08", kind: "HOLIDAY", status: "OFFICIAL", name: "lễ" }, { scope: agency, day: "2026-12-08", kind: "WORKED", status: "OFFICIAL", name: "trực" },
    ];
    expect(calendarFault({ ...base, days }, new Map([[agency, "38"]]))).toBeNull();
    expect(calendarFault({ ...base, days }, new Map([[agency, "37"]]))).toMatchObject({ reason: "CALENDAR_CONFLICT" });
  });
});

test("years that a calendar answers for, and the one shown", () => {
  const years = yearsOf(base.covered);
  expect(years).toEqual(["2018", "2023", "2024", "2025", "2026", "2027"]);
  expect([chosenYear(years, "2024", "2026-11-22"), chosenYear(years, "2020", "2026-11-22"), chosenYear(years, "", "2031-01-01")]).toEqual(["2024", "2026", "2027"]);
});

test("hours in words", () => {
  expect(hoursWords({ morning: [450, 690], afternoon: [780, 1020] })).toBe("07:30–11:30, 13:00–17:00");
});
