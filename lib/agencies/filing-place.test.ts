import { expect, test } from "vitest";
import { counterReceives, countersInOrder, goesByPost, inForce } from "@/lib/agencies/filing-place";

test("a span holds on both its ends and without an end for ever", () => {
  expect(inForce({ from: "2026-01-01", to: "2026-12-31" }, "2026-01-01")).toBe(true);
  expect(inForce({ from: "2026-01-01", to: "2026-12-31" }, "2026-12-31")).toBe(true);
  expect(inForce({ from: "2026-01-01", to: "2026-12-31" }, "2027-01-01")).toBe(false);
  expect(inForce({ from: "2026-01-01", to: null }, "2099-01-01")).toBe(true);
  expect(inForce({ from: "2026-01-01", to: null }, "2025-12-31")).toBe(false);
});

test("the agency's list wins over the national channels, both ways", () => {
  expect(goesByPost({ byPost: false }, true)).toBe(false);
  expect(goesByPost({ byPost: true }, false)).toBe(true);
  expect(goesByPost(null, true)).toBe(true);
  expect(goesByPost(null, false)).toBe(false);
});

test("the counter receives what a contract in force gives it, and nothing else", () => {
  const year = { from: "2026-01-01", to: "2026-12-31" };
  const whole = { agencyId: "a", tasks: ["RECEIVE" as const], procedureCodes: [], inForce: year };
  const named = { agencyId: "b", tasks: ["RECEIVE" as const], procedureCodes: ["1.000001"], inForce: year };
  const ask = (agencyId: string, procedureCode: string, byPost = true, day = "2026-06-01") =>
    counterReceives([whole, named], { agencyId, procedureCode, byPost, day });
  expect(ask("a", "9.999999")).toBe(true);
  expect(ask("a", "9.999999", false)).toBe(false);
  expect(ask("b", "1.000001", false)).toBe(true);
  expect(ask("b", "1.000002")).toBe(false);
  expect(ask("a", "9.999999", true, "2027-01-01")).toBe(false);
  expect(counterReceives([{ ...whole, tasks: ["GUIDE"] }], { agencyId: "a", procedureCode: "1.000001", byPost: true, day: "2026-06-01" })).toBe(false);
});

test("a commune's agency gets the counter of its commune first", () => {
  const counters = [
    { id: "1", name: "Quầy cơ sở Phủ Lý", communeName: "Phường Phủ Lý" },
    { id: "2", name: "Quầy A của tỉnh", communeName: "Phường Hoa Lư" },
  ];
  expect(countersInOrder(counters, { name: "UBND phường Phủ Lý", level: "COMMUNE" }).map(({ id }) => id)).toEqual(["1", "2"]);
  expect(countersInOrder(counters, { name: "Sở Phủ Lý", level: "PROVINCE" }).map(({ id }) => id)).toEqual(["2", "1"]);
});
