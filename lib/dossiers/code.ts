import { randomInt } from "node:crypto";

/** Accepts codes before and after QĐ 20/2020/QĐ-TTg: unit – reception date (yymmdd) – serial (TT 01/2018, Điều 19; domain.md 2.2). */
export const DOSSIER_CODE = /^((?:[0-9A-Z]{2,4}\.){0,4}[0-9A-Z]{2,4})-(\d{6})-(\d{4,6})$/;

/**
 * Writes a dossier code such as `H42.05-261126-0001`.
 * @param day reception day in Vietnam, `YYYY-MM-DD`
 * @param serial from 1; widened, never wrapped, past 9999
 */
export function dossierCode(unit: string, day: string, serial: number): string {
  return `${unit}-${day.slice(2).replaceAll("-", "")}-${String(serial).padStart(4, "0")}`;
}

/** Without I, L, O, U and without 0/1: read aloud and copied by hand without doubt. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code for a dossier that has no dossier code yet: `BC-XXXX-XXXX`, 39 random bits, not guessable from another. */
export function newSubmissionCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `BC-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** What people type for a code, brought to its stored form: trimmed, upper case, spaces out. */
export function normaliseCode(text: string): string {
  return text.normalize("NFKC").toUpperCase().replaceAll(/\s+/g, "").replaceAll(/[‐-―−]/g, "-");
}
