import type { ProcedurePart } from "@/lib/procedures/difference";
import { blocksFiling, IMPORT_FLAGS, type ImportFlag, type RaisedFlag } from "@/lib/procedures/import-flags";
import type { LineRefused } from "@/lib/procedures/import";
import { IMPORT_FLAG_LABELS, IMPORT_REFUSAL_LABELS, PROCEDURE_PART_LABELS } from "@/lib/procedures/labels";

/** What the catalogue did with a line that was taken. */
export type TakenFate =
  | Readonly<{ fate: "ADDED" }>
  | Readonly<{ fate: "CHANGED"; parts: readonly ProcedurePart[] }>
  | Readonly<{ fate: "UNCHANGED" }>
  /** Curated by hand: kept as it is; the parts in which the national list says otherwise are shown. */
  | Readonly<{ fate: "KEPT_CURATED"; parts: readonly ProcedurePart[] }>;

export type ReportedChange = Readonly<{ code: string; name: string; parts: readonly ProcedurePart[] }>;

/**
 * Account of one import. Always: `lines = taken + refused` and `taken = added + changed + unchanged + keptCurated`.
 * `flagged` counts lines with at least one flag, `blocked` those whose term, fee or papers are in doubt; `byFlag` counts lines, not occurrences.
 */
export type ImportReport = Readonly<{
  lines: number;
  taken: number;
  added: number;
  changed: number;
  unchanged: number;
  keptCurated: number;
  flagged: number;
  blocked: number;
  refused: number;
  byFlag: Readonly<Record<ImportFlag, number>>;
  changes: readonly ReportedChange[];
  curatedDifferences: readonly ReportedChange[];
  refusals: readonly LineRefused[];
}>;

/** The account before the first line. */
export function emptyReport(): ImportReport {
  const byFlag = Object.fromEntries(IMPORT_FLAGS.map((flag) => [flag, 0])) as Record<ImportFlag, number>;
  return {
    lines: 0,
    taken: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    keptCurated: 0,
    flagged: 0,
    blocked: 0,
    refused: 0,
    byFlag,
    changes: [],
    curatedDifferences: [],
    refusals: [],
  };
}

/** The account after one more refused line. */
export function countRefused(report: ImportReport, refusal: LineRefused): ImportReport {
  return { ...report, lines: report.lines + 1, refused: report.refused + 1, refusals: [...report.refusals, refusal] };
}

/** The account after one more taken line and what the catalogue did with it. */
export function countTaken(
  report: ImportReport,
  line: Readonly<{ code: string; name: string; flags: readonly RaisedFlag[] }>,
  fate: TakenFate,
): ImportReport {
  const byFlag = { ...report.byFlag };
  for (const flag of new Set(line.flags.map((raised) => raised.flag))) byFlag[flag] += 1;
  const counted: ImportReport = {
    ...report,
    lines: report.lines + 1,
    taken: report.taken + 1,
    flagged: report.flagged + (line.flags.length > 0 ? 1 : 0),
    blocked: report.blocked + (blocksFiling(line.flags.map((raised) => raised.flag)) ? 1 : 0),
    byFlag,
  };
  switch (fate.fate) {
    case "ADDED":
      return { ...counted, added: counted.added + 1 };
    case "UNCHANGED":
      return { ...counted, unchanged: counted.unchanged + 1 };
    case "CHANGED":
      return {
        ...counted,
        changed: counted.changed + 1,
        changes: [...counted.changes, { code: line.code, name: line.name, parts: fate.parts }],
      };
    case "KEPT_CURATED":
      return {
        ...counted,
        keptCurated: counted.keptCurated + 1,
        curatedDifferences: [...counted.curatedDifferences, { code: line.code, name: line.name, parts: fate.parts }],
      };
  }
}

/** The account as a Vietnamese text for the terminal and the record of the import. */
export function importReportText(report: ImportReport): string {
  const flags = IMPORT_FLAGS.filter((flag) => report.byFlag[flag] > 0).sort((one, other) => report.byFlag[other] - report.byFlag[one]);
  return [
    `Đã đọc ${thousands(report.lines)} dòng: nhận ${thousands(report.taken)}, từ chối ${thousands(report.refused)}.`,
    `Trong số đã nhận: thêm mới ${thousands(report.added)}, có thay đổi ${thousands(report.changed)}, không đổi ${thousands(report.unchanged)}, giữ bản đã biên tập ${thousands(report.keptCurated)}.`,
    `Có điểm cần xem lại: ${thousands(report.flagged)} thủ tục, trong đó ${thousands(report.blocked)} chưa chắc về thời hạn, phí hoặc giấy tờ.`,
    ...section("Lý do cần xem lại (số thủ tục)", flags.map((flag) => `${thousands(report.byFlag[flag])}  ${IMPORT_FLAG_LABELS[flag]}`)),
    ...section("Thủ tục có thay đổi", report.changes.map(changeWords)),
    ...section("Bản đã biên tập khác danh mục quốc gia", report.curatedDifferences.map(changeWords)),
    ...section("Dòng bị từ chối", report.refusals.map((refusal) => `Dòng ${refusal.lineNumber}: ${IMPORT_REFUSAL_LABELS[refusal.reason]}. ${refusal.words}`)),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `- ${line}`)];
}

function changeWords(change: ReportedChange): string {
  const parts = change.parts.map((part) => PROCEDURE_PART_LABELS[part].toLowerCase());
  return `${change.code} ${change.name}: ${parts.length === 0 ? "không khác" : parts.join(", ")}`;
}

function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}
