import { normaliseText } from "@/lib/platform/vietnamese";

/**
 * Letters that the form's typeface (Tinos, all four cuts) can show: Latin with every Vietnamese letter,
 * combining marks, Greek, Cyrillic, punctuation, currency signs, a few symbols.
 */
const NOT_IN_TYPEFACE =
  /[^ -~\u00a0-\u0377\u0391-\u03a1\u03a3-\u03ce\u0400-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20be\u2116\u2122\u2190-\u2193\u2212\u2260\u2264\u2265\u25a0\u25a1]/u;

const LONGEST_WORD = 34;
const ZERO_WIDTH_SPACE = "\u200b";

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/**
 * Any text made fit for print: NFC, one line, a white square for a character the typeface lacks (PDF/A refuses
 * missing glyphs), and invisible places to break in words too long for a line.
 */
export function printable(text: string): string {
  let shown = "";
  for (const { segment } of graphemes.segment(normaliseText(text))) {
    shown += NOT_IN_TYPEFACE.test(segment) ? "□" : segment;
  }
  return shown.replace(new RegExp(`[^ ]{${LONGEST_WORD}}(?=[^ ])`, "gu"), (word) => word + ZERO_WIDTH_SPACE);
}

export type Sheet = Readonly<{ [name: string]: SheetValue }>;
export type SheetValue = string | number | boolean | null | readonly SheetValue[] | Sheet;

/** `printable` applied to every text in a value; names of entries stay. */
export function printableSheet(value: Sheet): Sheet;
export function printableSheet(value: SheetValue): SheetValue;
export function printableSheet(value: SheetValue): SheetValue {
  if (typeof value === "string") return printable(value);
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((entry) => printableSheet(entry));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, printableSheet(entry)]));
}

function isList(value: readonly SheetValue[] | Sheet): value is readonly SheetValue[] {
  return Array.isArray(value);
}
