/** Doubts with which a line is taken all the same; a person reviews them. */
export const IMPORT_FLAGS = [
  "FREE_BESIDE_AMOUNT",
  "FEE_UNREADABLE",
  "FEE_TOO_SMALL",
  "FEE_HAS_CONDITIONS",
  "FEE_FOREIGN_CURRENCY",
  "LIMIT_GLUED_TO_FEE",
  "LIMIT_ONLY_IN_TEXT",
  "MISSING_LIMIT",
  "LIMITS_DIFFER_BY_CHANNEL",
  "SEVERAL_LIMITS_IN_CHANNEL",
  "SUSPICIOUS_LIMIT",
  "NO_POST_CHANNEL",
  "NO_COMPONENTS",
  "NOTE_NOT_COMPONENT",
  "COUNT_ONLY_IN_TEXT",
  "COUNT_GLUED",
  "ORIGINAL_AND_COPY_ASKED",
  "SHOWN_NOT_FILED",
  "ALTERNATIVES",
  "DUPLICATE_COMPONENT",
  "FILE_NAME_IN_COMPONENT",
  "SECTION_NOT_CASE",
  "CASE_TITLE_CUT",
  "TEXT_CUT",
  "MISSING_AUTHORITY",
  "NAME_NOT_PROCEDURE",
] as const;
export type ImportFlag = (typeof IMPORT_FLAGS)[number];

/** A doubt and the words of the line that raised it. */
export type RaisedFlag = Readonly<{ flag: ImportFlag; detail: string }>;

/** Doubts about a promise or about money: a procedure with one of them must not be filed before a person has settled it. */
const ABOUT_PROMISE_OR_MONEY: ReadonlySet<ImportFlag> = new Set<ImportFlag>([
  "FREE_BESIDE_AMOUNT",
  "FEE_UNREADABLE",
  "FEE_TOO_SMALL",
  "FEE_FOREIGN_CURRENCY",
  "LIMIT_GLUED_TO_FEE",
  "LIMIT_ONLY_IN_TEXT",
  "MISSING_LIMIT",
  "SEVERAL_LIMITS_IN_CHANNEL",
  "SUSPICIOUS_LIMIT",
  "COUNT_GLUED",
  "NO_COMPONENTS",
  "NAME_NOT_PROCEDURE",
]);

/** True when the term, the fee or the papers themselves are in doubt; the other flags are remarks on the wording. */
export function blocksFiling(flags: readonly ImportFlag[]): boolean {
  return flags.some((flag) => ABOUT_PROMISE_OR_MONEY.has(flag));
}

/** Why a line was not taken at all. */
export const IMPORT_REFUSALS = ["BLANK_LINE", "NOT_JSON", "BAD_CODE", "BAD_SHAPE", "REPEATED_CODE"] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

const DETAIL_LENGTH = 120;

/** A raised flag with its evidence shortened to one readable line. */
export function raise(flag: ImportFlag, detail: string): RaisedFlag {
  const oneLine = detail.replace(/\s+/g, " ").trim();
  return { flag, detail: oneLine.length > DETAIL_LENGTH ? `${oneLine.slice(0, DETAIL_LENGTH - 1)}…` : oneLine };
}
