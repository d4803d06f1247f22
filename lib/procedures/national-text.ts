import { normaliseText } from "@/lib/platform/vietnamese";

/** Reading habits of the national catalogue's texts: how they were cut, glued and decorated. */

/** Lengths at which the catalogue's export cuts texts off. */
export const COMPONENT_NAME_CUT = 300;
export const FEE_TEXT_CUT = 240;

/** Drops a list mark in front ("-", "+", "*", "•"), keeping numbering such as "(1)" or "a)". */
export function withoutBullet(text: string): string {
  return text.replace(/^[-–—+*•.\s]+(?=\S)/u, "");
}

/** The ordinal at the front of a component ("(2)", "2.", "b)"), as a sortable number; null when there is none. */
export function leadingOrdinal(text: string): number | null {
  const number = /^\(?(\d{1,2})[.)](?!\d)/.exec(text);
  if (number?.[1] !== undefined) return Number(number[1]);
  const letter = /^\(?([a-zđ])\)/u.exec(text);
  if (letter?.[1] !== undefined) return "abcdđefghijklmnopqrstuvwxyz".indexOf(letter[1]);
  return null;
}

/**
 * `Cán bộ, công chức, viên chức` is one kind of applicant that the export cut at its commas;
 * its three pieces are put together again, the others keep their order.
 */
export function joinSubjects(subjects: readonly string[]): string[] {
  const clean = subjects.map(normaliseText).filter((subject) => subject !== "");
  const pieces = new Set(["Cán bộ", "công chức", "viên chức"]);
  if (![...pieces].every((piece) => clean.includes(piece))) return [...new Set(clean)];
  const joined: string[] = [];
  for (const subject of clean) {
    if (!pieces.has(subject)) joined.push(subject);
    else if (subject === "Cán bộ") joined.push("Cán bộ, công chức, viên chức");
  }
  return [...new Set(joined)];
}
