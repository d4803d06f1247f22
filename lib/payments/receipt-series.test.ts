import { expect, test } from "vitest";
import { cashDifference, seriesSymbol, serialText, splitFees } from "@/lib/payments/receipt-series";
import { dong } from "@/lib/platform/money";

test("a series is one kind of money of one office in one year", () => {
  expect(seriesSymbol("FEE", 2026, "430001")).toBe("BL26-430001");
  expect(new Set([seriesSymbol("FEE", 2026, "1"), seriesSymbol("POSTAGE", 2026, "1"), seriesSymbol("SERVICE", 2026, "1"), seriesSymbol("FEE", 2027, "1")]).size).toBe(4);
  expect([serialText(12), serialText(12_345_678)]).toEqual(["0000012", "12345678"]);
});

test("phí and lệ phí apart, by the law's own word", () => {
  const lines = [{ name: "Phí thẩm định", amount: dong(650_000) }, { name: "Lệ phí cấp thẻ", amount: dong(20_000) }, { name: "lệ phí khác".normalize("NFD"), amount: dong(5_000) }];
  expect(splitFees(lines)).toEqual({ fee: 650_000, levy: 25_000 });
});

test("a difference without a reason is told in đồng, one with a reason passes", () => {
  expect(cashDifference("FEE", dong(650_000), dong(650_000), "")).toBeNull();
  expect(cashDifference("FEE", dong(650_000), dong(640_000), "")).toContain("thiếu 10.000 đ");
  expect(cashDifference("POSTAGE", dong(0), dong(500), "")).toContain("thừa 500 đ");
  expect(cashDifference("FEE", dong(650_000), dong(640_000), "Thối nhầm")).toBeNull();
});
