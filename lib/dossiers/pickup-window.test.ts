import { expect, test } from "vitest";
import { pickupDays, pickupWindow } from "@/lib/dossiers/pickup-window";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

test("working days from tomorrow: never today, a weekend or a day off", () => {
  const days = pickupDays(vietnamCalendar(), "2026-08-28");
  // Friday; Monday 31 August 2026 is off by swap, 1 and 2 September are the National Day.
  expect(days.slice(0, 3)).toEqual(["2026-09-03", "2026-09-04", "2026-09-07"]);
  expect(days).toHaveLength(8);
});

test("beyond the published calendar no day is offered", () => {
  expect(pickupDays(vietnamCalendar(), "2090-01-01")).toEqual([]);
});

test("windows are Vietnam's hours", () => {
  const { from, to } = pickupWindow("2026-11-25", "AFTERNOON");
  expect([from.toISOString(), to.toISOString()]).toEqual(["2026-11-25T06:30:00.000Z", "2026-11-25T10:00:00.000Z"]);
});
