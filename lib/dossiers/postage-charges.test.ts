import { expect, test } from "vitest";
import type { TariffRow } from "@/lib/deliveries/tariff";
import { assumedGrams, postageCharges } from "@/lib/dossiers/postage-charges";

const TARIFF: readonly TariffRow[] = [
  { code: "TT22/2017", direction: "TO_AGENCY", zone: "SAME_PROVINCE", maxGrams: 100, amount: 30_000, nextStep: null, effectiveFrom: "2017-11-15", effectiveTo: null },
];

test("postage by leg; a leg without a price is told", () => {
  const legs = [
    { direction: "TO_AGENCY", zone: "SAME_PROVINCE", grams: 80 },
    { direction: "TO_CITIZEN", zone: "SAME_PROVINCE", grams: 80 },
  ] as const;
  const { charges, open } = postageCharges({ legs, tariff: TARIFF, on: "2026-11-21" });
  expect(charges).toEqual([expect.objectContaining({ kind: "POSTAGE", amount: 30_000, name: "Cước nhận gửi hồ sơ" })]);
  expect(charges[0]?.basis).toContain("Liên huyện");
  expect(open).toHaveLength(1);
});

test("the assumed weight rises by the steps of the tariff", () => {
  expect([0, 1, 3, 4, 10, 11, 30].map(assumedGrams)).toEqual([100, 100, 100, 250, 250, 500, 1_000]);
});
