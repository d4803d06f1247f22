import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockGroup, dayWords, workingTimeOf } from "@/lib/statistics/working-time";

/** Minutes of single dossiers as the database groups them. */
function grouped(minutes: readonly number[]): ClockGroup[] {
  const byTenth = Map.groupBy(minutes, (used) => Math.floor(used / 48));
  return [...byTenth].map(([tenths, used]) => ({ agencyId: "a", party: "AGENCY" as const, tenths, dossiers: used.length, minutes: used.reduce((sum, one) => sum + one, 0) }));
}

describe("working days per party", () => {
  it("is nothing of nothing", () => {
    expect(workingTimeOf([])).toEqual({ dossiers: 0, POST: { average: null, median: null }, COUNTER: { average: null, median: null }, AGENCY: { average: null, median: null }, CITIZEN: { average: null, median: null } });
    expect([dayWords(null), dayWords(0), dayWords(2.5)]).toEqual(["–", "0 ngày", "2,5 ngày"]);
  });

  it("gives mean and median of known dossiers", () => {
    expect(workingTimeOf(grouped([480, 960, 4800]))).toMatchObject({ dossiers: 3, AGENCY: { average: 4.3, median: 2 } });
  });

  it("agrees with sorting all of them", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 }), (minutes) => {
      const sorted = minutes.toSorted((a, b) => a - b);
      const middle = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
      const { dossiers, AGENCY } = workingTimeOf(grouped(minutes));
      expect(dossiers).toBe(minutes.length);
      expect(AGENCY.median).toBe(Math.floor(middle / 48) / 10);
      expect(AGENCY.average).toBeCloseTo(minutes.reduce((sum, one) => sum + one, 0) / minutes.length / 480, 0.9);
    }));
  });
});
