import { randomInt } from "node:crypto";

const DIGITS = 6;

/** A fresh PIN of six digits, leading zeros kept: with the attempts limited (pin-limit.ts) it is not to be guessed. */
export function newPin(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
}

/** The PIN as it is printed, in groups to be read and typed: "204 817". */
export function shownPin(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}

/** The PIN in what was typed: spaces, dots and dashes do not matter; null when it is none. */
export function pinIn(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s.\-]/gu, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}
