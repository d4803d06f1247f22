const DIGITS = 6;
const PINS = 10 ** DIGITS;
/** The largest multiple of all PINs in 32 bits: what lies above would make some PINs likelier than others. */
const FAIR = Math.floor(2 ** 32 / PINS) * PINS;

/**
 * A fresh PIN of six digits, leading zeros kept: with the attempts limited (pin-limit.ts) it is not to be guessed. By Web Crypto, because
 * browsers read this file too: `node:crypto` would bring 130 KiB of stand-in onto the courier's phone.
 */
export function newPin(): string {
  for (;;) {
    const [drawn = FAIR] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < FAIR) return String(drawn % PINS).padStart(DIGITS, "0");
  }
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
