import { describe, expect, test } from "vitest";
import { visitReminder } from "@/lib/dossiers/visit-reminder";

// A visit on the afternoon of 02/12/2026 in Vietnam: 13:30.
const VISIT = new Date("2026-12-02T06:30:00Z");

describe("a visit is told of the day before and on its morning", () => {
  test.each([
    ["2026-11-30T23:59:00Z", null, "06:59 of the day before: too early"],
    ["2026-12-01T00:59:59Z", null, "07:59 of the day before"],
    ["2026-12-01T01:00:00Z", "VISIT_TOMORROW", "08:00 of the day before"],
    ["2026-12-01T16:59:59Z", "VISIT_TOMORROW", "until midnight"],
    ["2026-12-01T17:00:00Z", null, "midnight: its own day, too early"],
    ["2026-12-01T23:00:00Z", "VISIT_TODAY", "06:00 of its own day"],
    ["2026-12-02T06:29:59Z", "VISIT_TODAY", "until it begins"],
    ["2026-12-02T06:30:00Z", null, "it has begun"],
    ["2026-11-29T06:30:00Z", null, "three days before"],
  ] as const)("%s: %s (%s)", (at, kind, _why) => {
    expect(visitReminder(VISIT, new Date(at))).toBe(kind);
  });

  test("at every minute of the last 72 hours at most one is due, in order, and never after the visit", () => {
    const told = Array.from({ length: 72 * 60 + 60 }, (_, minute) => visitReminder(VISIT, new Date(VISIT.getTime() - 72 * 3_600_000 + minute * 60_000)));
    const changes = told.filter((kind, i) => kind !== told[i - 1]);
    expect(changes).toEqual([null, "VISIT_TOMORROW", null, "VISIT_TODAY", null]);
  });
});
