import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dong, dongInWords, formatDong, parseDong, sumDong } from "@/lib/platform/money";

describe("đồng", () => {
  it("is whole", () => {
    expect(() => dong(0.5)).toThrow(RangeError);
    expect(() => dong(Number.NaN)).toThrow(RangeError);
    expect(() => dong(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(sumDong([dong(53_000), dong(9_700)])).toBe(62_700);
    expect(sumDong([])).toBe(0);
    expect(Object.is(dong(-0), 0)).toBe(true);
  });

  it("is written with dots", () => {
    expect(formatDong(dong(0))).toBe("0 đ");
    expect(formatDong(dong(999))).toBe("999 đ");
    expect(formatDong(dong(26_000))).toBe("26.000 đ");
    expect(formatDong(dong(189_247_828))).toBe("189.247.828 đ");
    expect(formatDong(dong(-26_000))).toBe("-26.000 đ");
  });

  it("is read as people type it", () => {
    for (const text of ["26000", "26.000", "26,000", "26 000", " 26.000 đ", "26.000đ", "26.000 VNĐ", "26.000 đồng"]) {
      expect(parseDong(text)).toEqual({ ok: true, value: 26_000 });
    }
    for (const text of ["", "-5", "26.00", "2.6000", "26,5", "1.000,000", "hai nghìn", "9".repeat(16)]) {
      expect(parseDong(text, "fee")).toMatchObject({ ok: false, refusals: [{ reason: "NOT_AN_AMOUNT", field: "fee" }] });
    }
  });

  it("comes back from what was written", () => {
    fc.assert(fc.property(fc.nat({ max: 999_999_999_999_999 }), (amount) => {
      expect(parseDong(formatDong(dong(amount)))).toEqual({ ok: true, value: amount });
    }));
  });
});

describe("amounts in words", () => {
  it.each([
    [0, "Không đồng"],
    [5, "Năm đồng"],
    [10, "Mười đồng"],
    [11, "Mười một đồng"],
    [14, "Mười bốn đồng"],
    [15, "Mười lăm đồng"],
    [20, "Hai mươi đồng"],
    [21, "Hai mươi mốt đồng"],
    [24, "Hai mươi tư đồng"],
    [25, "Hai mươi lăm đồng"],
    [55, "Năm mươi lăm đồng"],
    [100, "Một trăm đồng"],
    [101, "Một trăm linh một đồng"],
    [105, "Một trăm linh năm đồng"],
    [110, "Một trăm mười đồng"],
    [115, "Một trăm mười lăm đồng"],
    [1_000, "Một nghìn đồng"],
    [26_000, "Hai mươi sáu nghìn đồng"],
    [1_015, "Một nghìn không trăm mười lăm đồng"],
    [1_000_005, "Một triệu không trăm linh năm đồng"],
    [1_000_000_000, "Một tỷ đồng"],
    [2_000_500_000, "Hai tỷ năm trăm nghìn đồng"],
    [1_000_005_000, "Một tỷ không trăm linh năm nghìn đồng"],
    [1_005_000_000_021, "Một nghìn không trăm linh năm tỷ không trăm hai mươi mốt đồng"],
    [-8_000, "Âm tám nghìn đồng"],
    [189_247_828, "Một trăm tám mươi chín triệu hai trăm bốn mươi bảy nghìn tám trăm hai mươi tám đồng"],
  ])("%d", (amount, words) => {
    expect(dongInWords(dong(amount))).toBe(words);
  });

  const VALUES: Readonly<Record<string, number>> = {
    không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9,
  };

  /** Reads words back by their grammar, knowing nothing of how they were made. */
  function amountOf(words: string): number {
    const [head, ...tail] = words.split(" tỷ");
    if (tail.length > 0) return amountOf(head ?? "") * 1e9 + amountOf(tail.join(" tỷ").trim());
    let total = 0;
    let group = 0;
    let digit = 0;
    for (const word of words.split(" ").filter((part) => part !== "" && part !== "linh")) {
      if (word === "triệu" || word === "nghìn") {
        total += (group + digit) * (word === "triệu" ? 1e6 : 1e3);
        group = 0;
        digit = 0;
      } else if (word === "trăm" || word === "mươi") {
        group += digit * (word === "trăm" ? 100 : 10);
        digit = 0;
      } else if (word === "mười") group += 10;
      else digit = VALUES[word] ?? Number.NaN;
    }
    return total + group + digit;
  }

  it("can be read back, for every amount", () => {
    fc.assert(fc.property(fc.oneof(fc.nat({ max: 2_000_000 }), fc.maxSafeNat()), (amount) => {
      const words = dongInWords(dong(amount)).toLowerCase().replace(/ đồng$/, "");
      expect(amountOf(words)).toBe(amount);
    }), { numRuns: 500 });
  });
});
