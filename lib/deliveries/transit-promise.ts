import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { addWorkingDays, type WorkingDayReason } from "@/lib/deadlines/working-days";
import type { PostalPlace } from "@/lib/deliveries/tariff";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Relations of the quality table (TT 17/2017/TT-BTTTT, Điều 7), nearest first. */
export const TRANSIT_RELATIONS = ["SAME_DISTRICT", "SAME_PROVINCE", "BETWEEN_MAJOR_CITIES", "INTER_PROVINCE", "SPECIAL"] as const;
export type TransitRelation = (typeof TRANSIT_RELATIONS)[number];

export const TRANSIT_RELATION_WORDS: Record<TransitRelation, string> = {
  SAME_DISTRICT: "Nội huyện (theo địa giới trước 1/7/2025)",
  SAME_PROVINCE: "Liên huyện trong tỉnh",
  BETWEEN_MAJOR_CITIES: "Giữa các đô thị loại đặc biệt và loại I",
  INTER_PROVINCE: "Liên tỉnh khác",
  SPECIAL: "Địa bàn đặc thù, theo công bố của bưu chính",
};

/** n of J + n in working days; `withSlip` when the appointment slip is carried back too. Days `YYYY-MM-DD`, both ends included. */
export type TransitRow = Readonly<{ relation: TransitRelation; days: number; withSlip: number; effectiveFrom: string; effectiveTo: string | null; source: string }>;

const SOURCE = "TT 17/2017/TT-BTTTT, Điều 7";
const row = (relation: TransitRelation, days: number, withSlip: number): TransitRow => ({ relation, days, withSlip, effectiveFrom: "2017-08-15", effectiveTo: null, source: SOURCE });
/** SPECIAL has no row: what the post published for the commune stands in the settings. */
export const TRANSIT_TABLE: readonly TransitRow[] = [row("SAME_DISTRICT", 1, 2), row("SAME_PROVINCE", 2, 4), row("BETWEEN_MAJOR_CITIES", 3, 6), row("INTER_PROVINCE", 4, 8)];

/**
 * Where the relation of two places is a setting, because the circular speaks of districts, which are gone, and of classes of
 * cities: provinces whose seat is a special or class I city; communes of special geography with the days published for them.
 */
export type TransitSettings = Readonly<{ majorCityProvinces: readonly string[]; specialCommunes: Readonly<Record<string, number>>; table: readonly TransitRow[] }>;
export const TRANSIT_SETTINGS: TransitSettings = {
  majorCityProvinces: ["01", "22", "31", "33", "40", "46", "48", "56", "66", "75", "79", "92"], specialCommunes: {}, table: TRANSIT_TABLE,
};

export function transitRelation(from: PostalPlace, to: PostalPlace, settings: TransitSettings = TRANSIT_SETTINGS): TransitRelation {
  if (from.communeCode in settings.specialCommunes || to.communeCode in settings.specialCommunes) return "SPECIAL";
  if (from.provinceCode === to.provinceCode) {
    const near = from.communeCode === to.communeCode || (from.oldDistrict !== null && from.oldDistrict === to.oldDistrict);
    return near ? "SAME_DISTRICT" : "SAME_PROVINCE";
  }
  const major = [from, to].every(({ provinceCode }) => settings.majorCityProvinces.includes(provinceCode));
  return major ? "BETWEEN_MAJOR_CITIES" : "INTER_PROVINCE";
}

export type TransitPromise = Readonly<{ relation: TransitRelation; days: number; promisedOn: string; source: string }>;

/**
 * The last day of the promise of a leg: J + n in working days, J the day on the Phiếu gửi (TT 17/2017/TT-BTTTT, Điều 7).
 * @param acceptedOn J, `YYYY-MM-DD` in Vietnam
 */
export function transitPromise(
  calendar: WorkingCalendar,
  leg: Readonly<{ from: PostalPlace; to: PostalPlace; acceptedOn: string; withSlip?: boolean }>,
  settings: TransitSettings = TRANSIT_SETTINGS,
): Result<TransitPromise, WorkingDayReason | "NO_PROMISE"> {
  const relation = transitRelation(leg.from, leg.to, settings);
  const found = settings.table.findLast(
    (one) => one.relation === relation && one.effectiveFrom <= leg.acceptedOn && (one.effectiveTo === null || leg.acceptedOn <= one.effectiveTo),
  );
  const published = [leg.from.communeCode, leg.to.communeCode].flatMap((code) => settings.specialCommunes[code] ?? []);
  const days = relation === "SPECIAL" ? (published.length === 0 ? undefined : Math.max(...published)) : leg.withSlip === true ? found?.withSlip : found?.days;
  if (days === undefined) return refused("NO_PROMISE", `Chưa có chỉ tiêu thời gian toàn trình cho quan hệ “${TRANSIT_RELATION_WORDS[relation]}” vào ngày này.`);
  const last = addWorkingDays(calendar, leg.acceptedOn, days);
  return last.ok ? ok({ relation, days, promisedOn: last.value, source: found?.source ?? "Công bố của bưu chính" }) : last;
}

export type PromiseKept = "RUNNING" | "KEPT" | "EXCEEDED" | "BROKEN";
export const PROMISE_WORDS: Record<PromiseKept, string> = {
  RUNNING: "Trong thời gian cam kết", KEPT: "Đúng cam kết", EXCEEDED: "Đang quá thời gian cam kết", BROKEN: "Đã đến, quá thời gian cam kết",
};

/** How a promise stands: days as text in Vietnam; `arrivedOn` null while the item is under way. The whole last day is in time. */
export function promiseKept(promisedOn: string, arrivedOn: string | null, today: string): PromiseKept {
  if (arrivedOn !== null) return arrivedOn <= promisedOn ? "KEPT" : "BROKEN";
  return today <= promisedOn ? "RUNNING" : "EXCEEDED";
}
