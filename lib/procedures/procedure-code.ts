/** National procedure code: one digit, a dot, six digits (Cơ sở dữ liệu quốc gia về TTHC). */
export const PROCEDURE_CODE = /^\d\.\d{6}$/;

/** A province's copy of a national procedure: national code + `.000.00.00.` + level-1 unit code. */
const PROVINCIAL_COPY = /^(\d\.\d{6})\.000\.00\.00\.([A-Y]\d{2})$/;

/** True when `text` is a national procedure code, e.g. `1.004122`. */
export function isProcedureCode(text: string): boolean {
  return PROCEDURE_CODE.test(text);
}

/**
 * The national code inside what a clerk or another system typed: `1.004623` and
 * `1.004623.000.00.00.H50` both give `1.004623`; anything else gives null.
 */
export function nationalCodeOf(text: string): string | null {
  const typed = text.trim();
  if (isProcedureCode(typed)) return typed;
  return PROVINCIAL_COPY.exec(typed)?.[1] ?? null;
}
