import type { ScanMethod, ScanSide, ScanVerdict } from "@/lib/platform/generated/enums";

/** One row of what was scanned, in the order of time. */
export type ScanFact = Readonly<{ side: ScanSide; method: ScanMethod; verdict: ScanVerdict; code: string; dossierId: string | null; words: string; at: Date; byName: string }>;

/** What was scanned that the list does not know. */
export type Extra = Readonly<{ code: string; verdict: "ELSEWHERE" | "UNKNOWN"; dossierId: string | null; words: string; at: Date; byName: string }>;

/** What one side scanned, held against the lines of the list. */
export type DifferenceList = Readonly<{
  /** Something was scanned (not only counted by hand): from then on what was not scanned is missing. */
  started: boolean;
  /** Lines that were scanned, and how: the last word counts. */
  scanned: ReadonlyMap<string, ScanMethod>;
  missing: readonly string[];
  extra: readonly Extra[];
}>;

/** A thing is a dossier where it is known, and else what the scanner gave. */
export const scanKey = ({ dossierId, code, verdict }: Pick<ScanFact, "dossierId" | "code" | "verdict">): string =>
  (dossierId === null || verdict === "ELSEWHERE" ? `code:${code}` : `dossier:${dossierId}`);

/**
 * Expected, scanned, missing, not on the list, as one side's scans say it (design 6: counts compared at door, counter and agency).
 * A thing taken back is as if it had never been scanned; scanning again changes nothing.
 * @param lines dossiers on the list
 * @param scans of both sides, oldest first
 */
export function differenceList(lines: readonly string[], scans: readonly ScanFact[], side: ScanSide): DifferenceList {
  const last = new Map<string, ScanFact>();
  for (const scan of scans) {
    if (scan.side !== side) continue;
    if (scan.verdict === "TAKEN_BACK") {
      last.delete(`code:${scan.code}`);
      if (scan.dossierId !== null) last.delete(`dossier:${scan.dossierId}`);
    } else last.set(scanKey(scan), scan);
  }
  const now = [...last.values()];
  const scanned = new Map(now.flatMap(({ dossierId, verdict, method }) => (dossierId !== null && verdict !== "ELSEWHERE" && lines.includes(dossierId) ? [[dossierId, method] as const] : [])));
  return {
    started: now.some(({ method }) => method !== "BY_HAND"),
    scanned,
    missing: lines.filter((dossierId) => !scanned.has(dossierId)),
    extra: now.flatMap(({ verdict, ...fact }) => (verdict === "ELSEWHERE" || verdict === "UNKNOWN" ? [{ code: fact.code, dossierId: fact.dossierId, words: fact.words, at: fact.at, byName: fact.byName, verdict }] : [])),
  };
}

/** Why a line was not found, with what the giver's own scans say of it. */
export function notFoundWords(giver: DifferenceList, dossierId: string): string {
  if (!giver.started) return "không quét thấy khi nhận";
  return giver.scanned.has(dossierId) ? "không quét thấy khi nhận; bên giao đã quét vào túi" : "không quét thấy khi nhận; bên giao cũng không quét vào túi";
}
