import { dong, formatDong } from "@/lib/platform/money";
import type { ImportFlag } from "@/lib/procedures/import-flags";

const FEE_DOUBTS: ReadonlySet<ImportFlag> = new Set<ImportFlag>([
  "FREE_BESIDE_AMOUNT", "FEE_UNREADABLE", "FEE_TOO_SMALL", "FEE_HAS_CONDITIONS", "FEE_FOREIGN_CURRENCY", "LIMIT_GLUED_TO_FEE",
]);
const LIMIT_DOUBTS: ReadonlySet<ImportFlag> = new Set<ImportFlag>([
  "LIMIT_GLUED_TO_FEE", "LIMIT_ONLY_IN_TEXT", "MISSING_LIMIT", "SEVERAL_LIMITS_IN_CHANNEL", "SUSPICIOUS_LIMIT",
]);

/** The catalogue's fee must be read by a person before anybody relies on it (domain.md 8.1: "Miễn phí" beside an amount). */
export function feeInDoubt(flags: readonly ImportFlag[]): boolean {
  return flags.some((flag) => FEE_DOUBTS.has(flag));
}

/** The same for the limit. */
export function limitInDoubt(flags: readonly ImportFlag[]): boolean {
  return flags.some((flag) => LIMIT_DOUBTS.has(flag));
}

/** A fee rule in words: "650.000 đ/thẻ". */
export function rateWords({ amount, per }: Readonly<{ amount: number; per: string }>): string {
  return `${formatDong(dong(amount))}/${per}`;
}
