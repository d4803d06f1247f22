import { formatDong, dong, type Dong, sumDong } from "@/lib/platform/money";
import type { ChargeKind } from "@/lib/platform/generated/enums";

/** Whose paper each kind of money has (domain.md 8.1): biên lai of the collecting body, the post's own receipts beside it. Never one total. */
export const RECEIPT_TITLE_WORDS = {
  FEE: "Biên lai thu phí, lệ phí",
  POSTAGE: "Phiếu thu cước bưu chính",
  SERVICE: "Phiếu thu tiền dịch vụ",
} satisfies Record<ChargeKind, string>;

export const CHARGE_KIND_WORDS = { FEE: "Phí, lệ phí", POSTAGE: "Cước bưu chính", SERVICE: "Phí dịch vụ" } satisfies Record<ChargeKind, string>;
export const CHARGE_KINDS = ["FEE", "POSTAGE", "SERVICE"] as const satisfies readonly ChargeKind[];

const PREFIX = { FEE: "BL", POSTAGE: "CB", SERVICE: "DV" } satisfies Record<ChargeKind, string>;

/** Ký hiệu of a series: one for each kind of money, year and office, e.g. `BL26-430001`. */
export function seriesSymbol(kind: ChargeKind, year: number, officeCode: string): string {
  return `${PREFIX[kind]}${String(year).slice(-2)}-${officeCode}`;
}

/** Số within a series, seven digits: `0000012`; wider when the series is. */
export function serialText(serial: number): string {
  return String(serial).padStart(7, "0");
}

/** Phí and lệ phí apart (Luật Phí và lệ phí 2015, Điều 3): a levy says so in its name. */
export function splitFees(lines: readonly Readonly<{ name: string; amount: Dong }>[]): { fee: Dong; levy: Dong } {
  const isLevy = ({ name }: { name: string }) => /^lệ phí/iu.test(name.normalize("NFC"));
  return { fee: sumDong(lines.filter((line) => !isLevy(line)).map(({ amount }) => amount)), levy: sumDong(lines.filter(isLevy).map(({ amount }) => amount)) };
}

/** Why the money counted may not be written down as it is; null when it may. A difference needs its reason, kind by kind. */
export function cashDifference(kind: ChargeKind, expected: Dong, counted: Dong, reason: string): string | null {
  if (expected === counted || reason !== "") return null;
  const off = formatDong(dong(Math.abs(counted - expected)));
  return `${CHARGE_KIND_WORDS[kind]}: ${counted > expected ? "thừa" : "thiếu"} ${off} so với biên lai. Đếm lại, hoặc ghi lý do.`;
}
