import { describe, expect, test } from "vitest";
import { differenceList, type ScanFact } from "@/lib/deliveries/scan-list";

const fact = (dossierId: string | null, over: Partial<ScanFact> = {}): ScanFact => ({
  side: "RECEIVER", method: "SCAN", verdict: dossierId === null ? "UNKNOWN" : "LISTED", code: dossierId === null ? "CP999999995VN" : `CODE-${dossierId}`, dossierId, words: "", at: new Date("2026-11-26T02:00:00Z"), byName: "Trần Thị Thu", ...over,
});
const LINES = ["a", "b", "c"];

describe("expected, scanned, missing, not on the list", () => {
  test("nothing scanned: everything is missing and nothing has begun", () => {
    expect(differenceList(LINES, [], "RECEIVER")).toEqual({ started: false, scanned: new Map(), missing: LINES, extra: [] });
  });

  test("each side has its own list", () => {
    const scans = [fact("a", { side: "GIVER" }), fact("b")];
    expect(differenceList(LINES, scans, "GIVER").missing).toEqual(["b", "c"]);
    expect(differenceList(LINES, scans, "RECEIVER").missing).toEqual(["a", "c"]);
  });

  test("twice is once; a bag counts as its content; by hand alone nothing has begun", () => {
    const list = differenceList(LINES, [fact("a"), fact("a"), fact("b", { method: "BAG", code: "BG-1" })], "RECEIVER");
    expect([...list.scanned]).toEqual([["a", "SCAN"], ["b", "BAG"]]);
    expect(list.started).toBe(true);
    expect(differenceList(LINES, [fact("a", { method: "BY_HAND" })], "RECEIVER")).toMatchObject({ started: false, missing: ["b", "c"] });
  });

  test("what is not of the list stands apart until it is taken back", () => {
    const foreign = fact("z", { verdict: "ELSEWHERE", code: "H42-1", words: "của Bưu cục khác" });
    expect(differenceList(LINES, [foreign, fact(null)], "RECEIVER").extra.map(({ code, verdict }) => [code, verdict])).toEqual([["H42-1", "ELSEWHERE"], ["CP999999995VN", "UNKNOWN"]]);
    expect(differenceList(LINES, [foreign, fact("z", { verdict: "TAKEN_BACK", code: "H42-1" })], "RECEIVER")).toMatchObject({ extra: [], started: false });
  });

  test("a line taken back is missing again, and may be scanned again", () => {
    const back = fact("a", { verdict: "TAKEN_BACK" });
    expect(differenceList(LINES, [fact("a"), back], "RECEIVER").missing).toEqual(LINES);
    expect(differenceList(LINES, [fact("a"), back, fact("a")], "RECEIVER").missing).toEqual(["b", "c"]);
  });

  test("in any order of 2,000 random scans: scanned and missing are the list, and share nothing", () => {
    let seed = 42;
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 100; round += 1) {
      const scans = Array.from({ length: 20 }, () => fact(["a", "b", "c", "z", null][random(5)] ?? null, { verdict: (["LISTED", "TAKEN_BACK", "ADDED"] as const)[random(3)] ?? "LISTED" }));
      const list = differenceList(LINES, scans, "RECEIVER");
      expect([...list.scanned.keys(), ...list.missing].sort()).toEqual(LINES);
      for (const line of LINES) {
        const last = scans.findLast(({ dossierId }) => dossierId === line);
        expect(list.scanned.has(line)).toBe(last !== undefined && last.verdict !== "TAKEN_BACK");
      }
    }
  });
});
