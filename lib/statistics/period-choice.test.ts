import { describe, expect, it } from "vitest";
import { choosePeriod, percentWords, periodParts, periodWords } from "@/lib/statistics/period-choice";

const TODAY = "2026-11-26";

describe("period of an address", () => {
  it("is this year up to today when nothing is said", () => {
    expect(choosePeriod({}, TODAY)).toEqual({ period: { from: "2026-01-01", to: TODAY, asOf: TODAY }, refusals: [] });
    expect(choosePeriod({ tu: "", den: " ", chot: undefined }, TODAY).refusals).toEqual([]);
  });
  it("is what is said, the figures as of today unless said", () => {
    const pilot = { from: "2023-01-01", to: "2023-12-31", asOf: "2023-12-31" };
    expect(choosePeriod({ tu: pilot.from, den: pilot.to, chot: pilot.asOf }, TODAY).period).toEqual(pilot);
    expect(choosePeriod({ tu: ["2026-03-01", "x"] }, TODAY).period).toEqual({ from: "2026-03-01", to: TODAY, asOf: TODAY });
    expect(periodWords(pilot)).toBe("từ 01/01/2023 đến 31/12/2023, số liệu chốt hết ngày 31/12/2023");
  });
  it("is judged against the extension only when asked, and the address keeps it", () => {
    expect(choosePeriod({}, TODAY).period).not.toHaveProperty("basis");
    const chosen = choosePeriod({ "can-cu": "hen-lai" }, TODAY).period;
    expect(chosen.basis).toBe("EXTENSION");
    expect(choosePeriod(periodParts(chosen), TODAY).period).toEqual(chosen);
    expect(choosePeriod({ "can-cu": "zzz" }, TODAY).period).not.toHaveProperty("basis");
  });
  it("says at the field what cannot be used, and shows this year meanwhile", () => {
    const turned = choosePeriod({ tu: "2026-05-01", den: "2026-04-01" }, TODAY);
    expect(turned.refusals).toEqual([{ field: "den", words: "Ngày kết thúc phải từ ngày bắt đầu trở đi." }]);
    expect(turned.period.from).toBe("2026-01-01");
    expect(choosePeriod({ tu: "31/12/2023" }, TODAY).refusals[0]?.field).toBe("tu");
  });
});

describe("percentages", () => {
  it("have two decimals and a comma, and none of nothing", () => {
    expect(percentWords(1647, 1668)).toBe("98,74 %");
    expect(percentWords(1, 1)).toBe("100,00 %");
    expect(percentWords(0, 0)).toBe("–");
  });
});
