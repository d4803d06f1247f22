import { formatDay } from "@/lib/platform/format";
import { type Period, periodSchema } from "@/lib/statistics/schema";

/** What an address says of the period (`tu`, `den`, `chot`), as far as it is usable. */
export type PeriodChoice = Readonly<{
  period: Period;
  /** Words at the field that could not be used; then the default period stands. */
  refusals: readonly Readonly<{ field: string; words: string }>[];
}>;

const FIELDS: Readonly<Record<string, string>> = { from: "tu", to: "den", asOf: "chot" };

/** The choice of basis in an address (`can-cu`), with its words; the first is what stands when nothing is said. */
export const BASIS_CHOICES = [
  { value: "thoi-han", basis: "TERM", label: "Thời hạn theo quy định" },
  { value: "hen-lai", basis: "EXTENSION", label: "Ngày hẹn lại (nếu có)" },
] as const;

/** The period of an address; without one, this year up to today. @param today Vietnamese day */
export function choosePeriod(address: Readonly<Record<string, string | string[] | undefined>>, today: string): PeriodChoice {
  const first = (value: string | string[] | undefined) => {
    const text = (Array.isArray(value) ? value[0] : value)?.trim();
    return text === "" ? undefined : text;
  };
  const [from, to, asOf] = [first(address.tu), first(address.den), first(address.chot)];
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today, asOf: today };
  const basis = first(address["can-cu"]) === "hen-lai" ? { basis: "EXTENSION" } : {};
  const read = periodSchema.safeParse({ from: from ?? year.from, to: to ?? (from === undefined ? year.to : today), asOf: asOf ?? today, ...basis });
  if (read.success) return { period: read.data, refusals: [] };
  return { period: year, refusals: read.error.issues.map(({ path, message }) => ({ field: FIELDS[String(path[0])] ?? "tu", words: message })) };
}

/** "từ 01/01/2023 đến 31/12/2023, số liệu chốt hết ngày 31/12/2023". */
export function periodWords({ from, to, asOf }: Period): string {
  return `từ ${formatDay(from)} đến ${formatDay(to)}, số liệu chốt hết ngày ${formatDay(asOf)}`;
}

/** What an end is judged against, for the page's lead. */
export function basisWords({ basis }: Period): string {
  return basis === "EXTENSION"
    ? "Trước hạn, đúng hạn, quá hạn so với ngày hẹn lại: xong trước ngày đã xin lỗi và hẹn lại thì không tính là quá hạn."
    : "Trước hạn, đúng hạn, quá hạn so với thời hạn theo quy định: hồ sơ hẹn lại mà xong sau hạn ban đầu vẫn tính là quá hạn.";
}

/** The period as the query of an address of these pages. */
export function periodParts({ from, to, asOf, basis }: Period): Readonly<{ tu: string; den: string; chot: string; "can-cu"?: string }> {
  return { tu: from, den: to, chot: asOf, ...(basis === "EXTENSION" && { "can-cu": "hen-lai" }) };
}

/** Periods that are asked for most, by name. */
export function usualPeriods(today: string): readonly Readonly<{ label: string; period: Period }>[] {
  const year = Number(today.slice(0, 4));
  return [
    { label: "Năm nay", period: { from: `${year}-01-01`, to: today, asOf: today } },
    { label: "Tháng này", period: { from: `${today.slice(0, 7)}-01`, to: today, asOf: today } },
    { label: `Năm ${year - 1}`, period: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31`, asOf: `${year - 1}-12-31` } },
    { label: "Năm 2023 – thí điểm Hà Nam", period: { from: "2023-01-01", to: "2023-12-31", asOf: "2023-12-31" } },
  ];
}

/** A share in percent with two decimals, as reports print it: "98,74 %"; "–" of nothing. */
export function percentWords(part: number, whole: number): string {
  if (whole === 0) return "–";
  return `${((part / whole) * 100).toFixed(2).replace(".", ",")} %`;
}
