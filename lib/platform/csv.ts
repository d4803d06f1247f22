/** Marks the text as UTF-8 for spreadsheet programs, which read Vietnamese wrong without it. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A cell that begins like a formula would be run by the spreadsheet that opens it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One line of a table as comma-separated values (RFC 4180), ended by CRLF. Every cell is quoted; one that a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => `"${safe(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

function safe(cell: string | number | null): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  return FORMULA.test(cell.trimStart()) || FORMULA.test(cell) ? `'${cell}` : cell;
}
