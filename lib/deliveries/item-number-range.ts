import { s10Code } from "@/lib/deliveries/item-code";

/** How the numbers of a range are written; `policy` S10_STRICT adds the check digit of UPU S10, FREE writes the operator's own form. */
export type NumberRange = Readonly<{ prefix: string; suffix: string; digits: number; policy: string }>;

/** The number of a serial: (`CP`, `VN`, S10_STRICT, 1) → `CP000000014VN`; (`NB`, ``, FREE, 6 digits, 1) → `NB000001`. */
export function numberOfSerial({ prefix, suffix, digits, policy }: NumberRange, serial: number): string {
  return policy === "S10_STRICT" ? s10Code(prefix, String(serial).padStart(8, "0"), suffix) : `${prefix}${String(serial).padStart(digits, "0")}${suffix}`;
}
