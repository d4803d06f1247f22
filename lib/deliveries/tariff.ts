import { ok, refused, type Result } from "@/lib/platform/result";

/** TO_AGENCY: nhận gửi hồ sơ; TO_CITIZEN: chuyển trả kết quả. */
export type TariffDirection = "TO_AGENCY" | "TO_CITIZEN";

/** Relations of the tariff tables of TT 22/2017/TT-BTTTT, nearest first. */
export const POSTAL_ZONES = ["SAME_DISTRICT", "SAME_PROVINCE", "SAME_REGION", "REGION_2_TO_OTHER", "REGION_1_TO_3"] as const;
export type PostalZone = (typeof POSTAL_ZONES)[number];

export const POSTAL_ZONE_LABELS: Record<PostalZone, string> = {
  SAME_DISTRICT: "Nội huyện",
  SAME_PROVINCE: "Liên huyện",
  SAME_REGION: "Liên tỉnh nội vùng",
  REGION_2_TO_OTHER: "Giữa vùng 2 và vùng 1, 3",
  REGION_1_TO_3: "Giữa vùng 1 và vùng 3",
};

/**
 * One row of a tariff table: up to and including `maxGrams` the leg costs `amount` đồng.
 * `nextStep`, on the heaviest row only: price of each further 500 g or part of it.
 * Dates are `YYYY-MM-DD`, both ends included.
 */
export type TariffRow = Readonly<{
  code: string;
  direction: TariffDirection;
  zone: PostalZone;
  maxGrams: number;
  amount: number;
  nextStep: number | null;
  effectiveFrom: string;
  effectiveTo: string | null;
}>;

/**
 * Who pays less (TT 22/2017/TT-BTTTT): EXEMPT for người hoạt động cách mạng trước 19/8/1945 and Bà mẹ Việt Nam anh hùng;
 * the other groups pay half.
 */
export const POSTAGE_GROUPS = [
  "ORDINARY",
  "REVOLUTION_BEFORE_1945",
  "HEROIC_MOTHER",
  "HERO",
  "WAR_INVALID",
  "SICK_SOLDIER",
  "CHEMICAL_VICTIM",
  "IMPRISONED_BY_ENEMY",
  "MARTYR_FAMILY",
  "POOR_HOUSEHOLD",
  "HARDSHIP_AREA",
] as const;
export type PostageGroup = (typeof POSTAGE_GROUPS)[number];

export const POSTAGE_GROUP_LABELS: Record<PostageGroup, string> = {
  ORDINARY: "Không thuộc diện miễn, giảm cước",
  REVOLUTION_BEFORE_1945: "Người hoạt động cách mạng trước ngày 19/8/1945",
  HEROIC_MOTHER: "Bà mẹ Việt Nam anh hùng",
  HERO: "Anh hùng Lực lượng vũ trang nhân dân, Anh hùng Lao động",
  WAR_INVALID: "Thương binh và người hưởng chính sách như thương binh",
  SICK_SOLDIER: "Bệnh binh",
  CHEMICAL_VICTIM: "Người hoạt động kháng chiến bị nhiễm chất độc hóa học",
  IMPRISONED_BY_ENEMY: "Người hoạt động cách mạng, kháng chiến bị địch bắt tù, đày",
  MARTYR_FAMILY: "Vợ, chồng, con đẻ, cha mẹ đẻ của liệt sĩ",
  POOR_HOUSEHOLD: "Người thuộc hộ nghèo",
  HARDSHIP_AREA: "Người cư trú ở vùng đặc biệt khó khăn",
};

const PERCENT_PAID: Record<PostageGroup, 0 | 50 | 100> = {
  ORDINARY: 100,
  REVOLUTION_BEFORE_1945: 0,
  HEROIC_MOTHER: 0,
  HERO: 50,
  WAR_INVALID: 50,
  SICK_SOLDIER: 50,
  CHEMICAL_VICTIM: 50,
  IMPRISONED_BY_ENEMY: 50,
  MARTYR_FAMILY: 50,
  POOR_HOUSEHOLD: 50,
  HARDSHIP_AREA: 50,
};

export type PostageLeg = Readonly<{ direction: TariffDirection; zone: PostalZone; grams: number }>;

export type PostageRefusal = "WEIGHT_WRONG" | "NO_TARIFF";

/** What one leg costs: the tariff's price, what the sender pays of it, both in đồng, and the tariff that gave it. */
export type Postage = Readonly<{ fullAmount: number; amount: number; tariffCode: string }>;

const STEP_GRAMS = 500;

/**
 * Postage of one leg on a day.
 * @param on day of acceptance, `YYYY-MM-DD` in Vietnam
 * @param group reduction of the sender; half of an odd amount is rounded down, in the sender's favour
 */
export function postageOf(rows: readonly TariffRow[], leg: PostageLeg, on: string, group: PostageGroup = "ORDINARY"): Result<Postage, PostageRefusal> {
  if (!Number.isInteger(leg.grams) || leg.grams <= 0) {
    return refused("WEIGHT_WRONG", "Khối lượng phải là số gam nguyên, lớn hơn 0.", "grams");
  }
  const bands = rows
    .filter((row) => row.direction === leg.direction && row.zone === leg.zone)
    .filter((row) => row.effectiveFrom <= on && (row.effectiveTo === null || on <= row.effectiveTo))
    .sort((one, other) => one.maxGrams - other.maxGrams);
  const band = bands.find((row) => leg.grams <= row.maxGrams) ?? bands.at(-1);
  if (band === undefined || (leg.grams > band.maxGrams && band.nextStep === null)) {
    return refused("NO_TARIFF", `Chưa có giá cước ${POSTAL_ZONE_LABELS[leg.zone].toLowerCase()} cho ${leg.grams} g vào ngày ${vietnameseDay(on)}.`);
  }
  const steps = Math.max(0, Math.ceil((leg.grams - band.maxGrams) / STEP_GRAMS));
  const fullAmount = band.amount + steps * (band.nextStep ?? 0);
  return ok({ fullAmount, amount: Math.floor((fullAmount * PERCENT_PAID[group]) / 100), tariffCode: band.code });
}

/** Postage of both ways: the sum of the two legs (TT 22/2017/TT-BTTTT). */
export function postageBothWays(
  rows: readonly TariffRow[],
  legs: Readonly<{ toAgency: Omit<PostageLeg, "direction">; toCitizen: Omit<PostageLeg, "direction"> }>,
  on: string,
  group: PostageGroup = "ORDINARY",
): Result<Postage, PostageRefusal> {
  const out = postageOf(rows, { ...legs.toAgency, direction: "TO_AGENCY" }, on, group);
  if (!out.ok) return out;
  const back = postageOf(rows, { ...legs.toCitizen, direction: "TO_CITIZEN" }, on, group);
  if (!back.ok) return back;
  return ok({
    fullAmount: out.value.fullAmount + back.value.fullAmount,
    amount: out.value.amount + back.value.amount,
    tariffCode: out.value.tariffCode === back.value.tariffCode ? out.value.tariffCode : `${out.value.tariffCode} + ${back.value.tariffCode}`,
  });
}

export type PostalPlace = Readonly<{ provinceCode: string; communeCode: string; oldDistrict: string | null }>;

/**
 * The tariff's relation of two places. Districts are gone since 1/7/2025, so the former district of the commune is used;
 * where it is not known, two different communes of a province count as liên huyện.
 * @param regionOf postal region 1, 2 or 3 by province code; a province without one counts as the dearest relation
 */
export function zoneBetween(from: PostalPlace, to: PostalPlace, regionOf: Readonly<Record<string, 1 | 2 | 3>>): PostalZone {
  if (from.provinceCode === to.provinceCode) {
    const near = from.communeCode === to.communeCode || (from.oldDistrict !== null && from.oldDistrict === to.oldDistrict);
    return near ? "SAME_DISTRICT" : "SAME_PROVINCE";
  }
  const one = regionOf[from.provinceCode];
  const other = regionOf[to.provinceCode];
  if (one === undefined || other === undefined) return "REGION_1_TO_3";
  if (one === other) return "SAME_REGION";
  return one === 2 || other === 2 ? "REGION_2_TO_OTHER" : "REGION_1_TO_3";
}

function vietnameseDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** What the charge of a leg is called; a claim finds the postage of its leg by it. */
export const POSTAGE_NAMES: Record<TariffDirection, string> = { TO_AGENCY: "Cước nhận gửi hồ sơ", TO_CITIZEN: "Cước chuyển trả kết quả" };
