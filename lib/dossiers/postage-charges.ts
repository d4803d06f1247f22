import { POSTAGE_NAMES, POSTAL_ZONE_LABELS, type PostageLeg, postageOf, type TariffRow } from "@/lib/deliveries/tariff";
import type { ChargeLine, Fees } from "@/lib/payments/charges";
import { dong } from "@/lib/platform/money";

export type PostageInput = Readonly<{
  legs: readonly PostageLeg[];
  tariff: readonly TariffRow[];
  /** Day of submission, `YYYY-MM-DD`. */
  on: string;
}>;

/** Cước of each leg with its basis in words; a leg without a price in force is told, never counted as nothing. */
export function postageCharges({ legs, tariff, on }: PostageInput): Fees {
  const charges: ChargeLine[] = [];
  const open: string[] = [];
  for (const leg of legs) {
    const price = postageOf(tariff, leg, on);
    if (!price.ok) {
      open.push(price.refusals[0].words);
      continue;
    }
    charges.push({
      kind: "POSTAGE", name: POSTAGE_NAMES[leg.direction], amount: dong(price.value.amount),
      basis: `${POSTAL_ZONE_LABELS[leg.zone]}, đến ${leg.grams} g, theo biểu cước ${price.value.tariffCode}; bưu tá cân lại khi nhận`,
    });
  }
  return { charges, open };
}

const COVER_GRAMS = 40;
const SET_GRAMS = 20;

/** Weight assumed before the courier weighs: a cover of 40 g and 20 g for each paper, at least the first step of the tariff. */
export function assumedGrams(paperCount: number): number {
  const grams = COVER_GRAMS + SET_GRAMS * Math.max(1, paperCount);
  return [100, 250, 500].find((step) => grams <= step) ?? Math.ceil(grams / 500) * 500;
}
