import { describe, expect, it } from "vitest";
import { parseItemCode, s10CheckDigit, s10Code } from "@/lib/deliveries/item-code";

describe("S10 check digit", () => {
  it.each([
    ["12345678", 5], ["47312482", 9], ["00000000", 5], ["00000001", 4], ["99999999", 5], ["10000000", 3], ["00000005", 9],
    ["20260001", 1], ["87654321", 6], ["10000014", 0], ["10000029", 0], ["10000002", 5], ["10000017", 5],
  ] as const)("of %s is %d", (serial, digit) => {
    expect(s10CheckDigit(serial)).toBe(digit);
    expect(parseItemCode(s10Code("EP", serial), "S10_STRICT").ok).toBe(true);
  });
});

describe("item codes", () => {
  it("takes what is typed with spaces and small letters", () => {
    expect(parseItemCode(" ra 123 456 785 gb ", "S10_STRICT")).toEqual({ ok: true, value: "RA123456785GB" });
  });
  it.each([
    ["RA123456784GB", "S10_STRICT", "ITEM_CODE_CHECK_DIGIT"],
    ["RA123456784GB", "FREE", "ITEM_CODE_CHECK_DIGIT"],
    ["", "FREE", "ITEM_CODE_MISSING"],
    ["BCCI2026000123", "S10_STRICT", "ITEM_CODE_SHAPE"],
    ["ABC", "FREE", "ITEM_CODE_SHAPE"],
    ["RÁ123456785VN", "FREE", "ITEM_CODE_SHAPE"],
  ] as const)("refuses %s under %s", (code, policy, reason) => {
    expect(parseItemCode(code, policy, "itemCode")).toMatchObject({ ok: false, refusals: [{ reason, field: "itemCode" }] });
  });
  it("takes the operator's own code under FREE", () => {
    expect(parseItemCode("BCCI2026000123", "FREE")).toEqual({ ok: true, value: "BCCI2026000123" });
  });
  it("finds every single wrong digit but those that the digit 5 hides", () => {
    const hidden = [...Array(9).keys()].flatMap((place) =>
      [...Array(10).keys()].map((digit) => {
        const right = s10Code("EP", "47312482");
        return `${right.slice(0, place + 2)}${digit}${right.slice(place + 3)}`;
      }),
    ).filter((code) => code !== "EP473124829VN" && parseItemCode(code, "S10_STRICT").ok);
    expect(hidden).toEqual([]);
  });
});
