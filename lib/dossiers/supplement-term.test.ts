import { describe, expect, it } from "vitest";
import { supplementEnd, supplementEnding, supplementOver } from "@/lib/dossiers/supplement-term";
import { formatDateTime, vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const CALENDAR = vietnamCalendar();
const end = (day: string, days: number) => {
  const result = supplementEnd(CALENDAR, vietnamMoment(day, "10:00"), days);
  return result.ok ? formatDateTime(result.value) : result.refusals[0].reason;
};

describe("the applicant's own term", () => {
  it("counts days from the one after the request", () => {
    expect(end("2026-12-01", 10)).toBe("17:00 11/12/2026");
    expect(end("2026-12-01", 30)).toBe("17:00 31/12/2026");
  });
  it("moves on when its last day is off: weekend, Tết", () => {
    expect(end("2026-12-02", 10)).toBe("17:00 14/12/2026");
    // 16/2–20/2/2026 are off for Tết, then a weekend.
    expect(end("2026-02-06", 10)).toBe("17:00 23/02/2026");
  });
  it("is refused outside the calendar", () => {
    expect(end("2027-12-20", 30)).toBe("CALENDAR_HOLE");
  });
  it("lasts its whole last day, and is told of from the morning three days before", () => {
    const until = vietnamMoment("2026-12-11", "17:00");
    expect(supplementOver(until, vietnamMoment("2026-12-11", "23:59"))).toBe(false);
    expect(supplementOver(until, vietnamMoment("2026-12-12", "00:00"))).toBe(true);
    const told = (day: string, time: string) => supplementEnding(until, vietnamMoment(day, time));
    expect([told("2026-12-07", "12:00"), told("2026-12-08", "06:59"), told("2026-12-08", "07:00"), told("2026-12-11", "20:00"), told("2026-12-12", "08:00")]).toEqual([false, false, true, true, false]);
  });
});
