import { describe, expect, it } from "vitest";
import { POSTAL_REGIONS, POSTAL_TARIFF } from "@/prisma/seed/data/tariffs/postal-tariff";
import { POSTAGE_GROUPS, POSTAL_ZONES, postageBothWays, postageOf, zoneBetween, type PostageGroup, type PostageLeg } from "@/lib/deliveries/tariff";

const TODAY = "2026-11-21";

function pay(leg: PostageLeg, group: PostageGroup = "ORDINARY"): number | string {
  const postage = postageOf(POSTAL_TARIFF, leg, TODAY, group);
  return postage.ok ? postage.value.amount : postage.refusals[0].reason;
}

describe("postage, vectors of TT 22/2017/TT-BTTTT", () => {
  it.each([
    ["TO_AGENCY", "SAME_DISTRICT", 80, 26_000],
    ["TO_AGENCY", "SAME_PROVINCE", 300, 30_500],
    ["TO_CITIZEN", "REGION_1_TO_3", 700, 62_700],
    ["TO_AGENCY", "SAME_REGION", 1_001, 39_700],
    ["TO_AGENCY", "SAME_REGION", 1_000, 36_100],
    ["TO_AGENCY", "SAME_REGION", 500, 32_500],
    ["TO_AGENCY", "SAME_REGION", 501, 36_100],
    ["TO_AGENCY", "REGION_2_TO_OTHER", 101, 34_000],
    ["TO_CITIZEN", "SAME_DISTRICT", 100, 26_000],
    ["TO_CITIZEN", "SAME_DISTRICT", 101, 27_000],
  ] as const)("%s %s %d g costs %d đ", (direction, zone, grams, amount) => {
    expect(pay({ direction, zone, grams })).toBe(amount);
  });

  it("adds both ways, and halves them for a poor household", () => {
    const legs = { toAgency: { zone: "SAME_DISTRICT", grams: 100 }, toCitizen: { zone: "SAME_DISTRICT", grams: 100 } } as const;
    expect(postageBothWays(POSTAL_TARIFF, legs, TODAY)).toMatchObject({ ok: true, value: { fullAmount: 52_000, amount: 52_000 } });
    expect(postageBothWays(POSTAL_TARIFF, legs, TODAY, "POOR_HOUSEHOLD")).toMatchObject({ value: { fullAmount: 52_000, amount: 26_000 } });
    expect(postageBothWays(POSTAL_TARIFF, legs, TODAY, "HEROIC_MOTHER")).toMatchObject({ value: { fullAmount: 52_000, amount: 0 } });
  });

  it("exempts two groups, halves eight, and takes all from the others", () => {
    const paid = POSTAGE_GROUPS.map((group) => pay({ direction: "TO_AGENCY", zone: "SAME_PROVINCE", grams: 90 }, group));
    expect(paid.filter((amount) => amount === 0)).toHaveLength(2);
    expect(paid.filter((amount) => amount === 15_000)).toHaveLength(8);
    expect(paid.filter((amount) => amount === 30_000)).toHaveLength(1);
  });

  it("rounds half of an odd contract price down", () => {
    const contract = { code: "HD", direction: "TO_AGENCY", zone: "SAME_DISTRICT", maxGrams: 500, amount: 24_999, nextStep: null, effectiveFrom: "2026-01-01", effectiveTo: null } as const;
    const postage = postageOf([contract], { direction: "TO_AGENCY", zone: "SAME_DISTRICT", grams: 20 }, TODAY, "HERO");
    expect(postage).toMatchObject({ value: { fullAmount: 24_999, amount: 12_499, tariffCode: "HD" } });
    expect(postageOf([contract], { direction: "TO_AGENCY", zone: "SAME_DISTRICT", grams: 501 }, TODAY)).toMatchObject({ ok: false });
  });

  it.each([0, -5, 12.5, Number.NaN])("refuses a weight of %d g", (grams) => {
    expect(pay({ direction: "TO_AGENCY", zone: "SAME_DISTRICT", grams })).toBe("WEIGHT_WRONG");
  });

  it("refuses a day before the tariff and takes the tariff of the day", () => {
    expect(postageOf(POSTAL_TARIFF, { direction: "TO_AGENCY", zone: "SAME_DISTRICT", grams: 80 }, "2016-12-31")).toMatchObject({ ok: false, refusals: [{ reason: "NO_TARIFF", words: expect.stringContaining("31/12/2016") }] });
    const changed = POSTAL_TARIFF.flatMap((row) => [{ ...row, effectiveTo: "2026-12-31" }, { ...row, code: "MỚI", amount: row.amount + 1_000, effectiveFrom: "2027-01-01" }]);
    const leg = { direction: "TO_AGENCY", zone: "SAME_DISTRICT", grams: 80 } as const;
    expect(postageOf(changed, leg, "2026-12-31")).toMatchObject({ value: { amount: 26_000 } });
    expect(postageOf(changed, leg, "2027-01-01")).toMatchObject({ value: { amount: 27_000, tariffCode: "MỚI" } });
  });

  it("has a complete table that grows with weight and with distance", () => {
    expect(POSTAL_TARIFF).toHaveLength(2 * POSTAL_ZONES.length * 3);
    for (const direction of ["TO_AGENCY", "TO_CITIZEN"] as const) {
      for (const grams of [100, 250, 500, 3_000]) {
        const prices = POSTAL_ZONES.map((zone) => Number(pay({ direction, zone, grams })));
        expect(prices).toEqual(prices.toSorted((one, other) => one - other));
      }
    }
  });
});

describe("zones", () => {
  const phuLy = { provinceCode: "37", communeCode: "13285", oldDistrict: "Thành phố Phủ Lý" };
  it("uses the former district inside a province and the postal region outside", () => {
    expect(zoneBetween(phuLy, { ...phuLy, communeCode: "13291" }, POSTAL_REGIONS)).toBe("SAME_DISTRICT");
    expect(zoneBetween(phuLy, { provinceCode: "37", communeCode: "14329", oldDistrict: "Thành phố Hoa Lư" }, POSTAL_REGIONS)).toBe("SAME_PROVINCE");
    expect(zoneBetween({ ...phuLy, oldDistrict: null }, { ...phuLy, communeCode: "13291", oldDistrict: null }, POSTAL_REGIONS)).toBe("SAME_PROVINCE");
    expect(zoneBetween(phuLy, { provinceCode: "01", communeCode: "00004", oldDistrict: null }, POSTAL_REGIONS)).toBe("SAME_REGION");
    expect(zoneBetween(phuLy, { provinceCode: "48", communeCode: "20194", oldDistrict: null }, POSTAL_REGIONS)).toBe("REGION_2_TO_OTHER");
    expect(zoneBetween({ provinceCode: "79", communeCode: "26734", oldDistrict: null }, phuLy, POSTAL_REGIONS)).toBe("REGION_1_TO_3");
    expect(zoneBetween({ provinceCode: "99", communeCode: "99999", oldDistrict: null }, phuLy, POSTAL_REGIONS)).toBe("REGION_1_TO_3");
  });
  it("knows the region of all 34 provinces", () => expect(Object.keys(POSTAL_REGIONS)).toHaveLength(34));
});
