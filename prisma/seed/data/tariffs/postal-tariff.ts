import type { PostalZone, TariffDirection, TariffRow } from "@/lib/deliveries/tariff";

export type SourcedTariffRow = TariffRow & Readonly<{ source: string }>;

const CODE = "TT22/2017";
const EFFECTIVE_FROM = "2017-11-15";
const SOURCE = "TT 22/2017/TT-BTTTT (giá cước tối đa), theo thông báo ngày 6/10/2017 của Vĩnh Phúc; ngày hiệu lực chưa đối chiếu công báo";

/** đồng for ≤ 100 g, ≤ 250 g, ≤ 500 g, and each further 500 g. */
type Prices = readonly [upTo100: number, upTo250: number, upTo500: number, nextStep: number];

const TO_AGENCY: Record<PostalZone, Prices> = {
  SAME_DISTRICT: [26_000, 26_000, 26_500, 2_200],
  SAME_PROVINCE: [30_000, 30_000, 30_500, 2_900],
  SAME_REGION: [30_500, 31_000, 32_500, 3_600],
  REGION_2_TO_OTHER: [31_000, 34_000, 38_000, 6_300],
  REGION_1_TO_3: [31_500, 38_000, 51_000, 9_700],
};

const TO_CITIZEN: Record<PostalZone, Prices> = {
  SAME_DISTRICT: [26_000, 27_000, 28_500, 2_200],
  SAME_PROVINCE: [30_000, 31_000, 32_500, 2_900],
  SAME_REGION: [30_500, 32_000, 34_500, 3_600],
  REGION_2_TO_OTHER: [31_000, 35_000, 40_000, 6_300],
  REGION_1_TO_3: [31_500, 39_000, 53_000, 9_700],
};

function rowsOf(direction: TariffDirection, table: Record<PostalZone, Prices>): SourcedTariffRow[] {
  return (Object.entries(table) as [PostalZone, Prices][]).flatMap(([zone, [upTo100, upTo250, upTo500, nextStep]]) => {
    const common = { code: CODE, direction, zone, effectiveFrom: EFFECTIVE_FROM, effectiveTo: null, source: SOURCE };
    return [
      { ...common, maxGrams: 100, amount: upTo100, nextStep: null },
      { ...common, maxGrams: 250, amount: upTo250, nextStep: null },
      { ...common, maxGrams: 500, amount: upTo500, nextStep },
    ];
  });
}

/**
 * Ceilings of TT 22/2017/TT-BTTTT: carrying a dossier to the agency includes delivering the appointment slip,
 * carrying a result back includes returning collected old papers. Contracts may be lower. VAT: not verified.
 */
export const POSTAL_TARIFF: readonly SourcedTariffRow[] = [...rowsOf("TO_AGENCY", TO_AGENCY), ...rowsOf("TO_CITIZEN", TO_CITIZEN)];

/**
 * Postal region of each of the 34 provinces: 1 north, 2 centre, 3 south. The circular's own list of regions was not
 * available; this follows the post's usual three regions (1 as far south as Hà Tĩnh) and is a setting, not a rule.
 */
export const POSTAL_REGIONS: Readonly<Record<string, 1 | 2 | 3>> = {
  "01": 1, "04": 1, "08": 1, "11": 1, "12": 1, "14": 1, "15": 1, "19": 1, "20": 1, "22": 1, "24": 1, "25": 1, "31": 1,
  "33": 1, "37": 1, "38": 1, "40": 1, "42": 1,
  "44": 2, "46": 2, "48": 2, "51": 2, "52": 2, "56": 2, "66": 2,
  "68": 3, "75": 3, "79": 3, "80": 3, "82": 3, "86": 3, "91": 3, "92": 3, "96": 3,
};
