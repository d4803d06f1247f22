import { ok, refused, type Result } from "@/lib/platform/result";

/** S10_STRICT: only UPU S10 codes with a right check digit; FREE: the operator's own codes too. */
export type ItemCodePolicy = "S10_STRICT" | "FREE";

export type ItemCodeRefusal = "ITEM_CODE_MISSING" | "ITEM_CODE_SHAPE" | "ITEM_CODE_CHECK_DIGIT";

const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
const FREE_CODE = /^[A-Z0-9]{8,30}$/;
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/**
 * Check digit of a UPU S10 serial number of 8 digits. Two remainders share the digit 5, so a right digit never
 * proves that the item exists.
 */
export function s10CheckDigit(serial: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(serial[index]), 0);
  const rest = 11 - (sum % 11);
  if (rest === 10) return 0;
  return rest === 11 ? 5 : rest;
}

/** The S10 code of a serial number, e.g. (`"EP"`, `"47312482"`) → `EP473124829VN`. */
export function s10Code(service: string, serial: string, country = "VN"): string {
  return `${service}${serial}${s10CheckDigit(serial)}${country}`;
}

/**
 * An item code as it is stored: capitals, no spaces, dots or dashes.
 * Under FREE a code that looks like S10 must still have the right check digit: that is nearly always a typing error.
 */
export function parseItemCode(text: string, policy: ItemCodePolicy, field?: string): Result<string, ItemCodeRefusal> {
  const code = text.normalize("NFC").replace(/[\s.\-]/g, "").toUpperCase();
  if (code === "") return refused("ITEM_CODE_MISSING", "Nhập hoặc quét số hiệu bưu gửi.", field);
  const parts = S10.exec(code);
  if (parts === null) {
    if (policy === "FREE" && FREE_CODE.test(code)) return ok(code);
    return refused("ITEM_CODE_SHAPE", "Số hiệu bưu gửi gồm 2 chữ cái, 9 chữ số và 2 chữ cái, ví dụ EP473124829VN.", field);
  }
  if (Number(parts[3]) !== s10CheckDigit(parts[2] ?? "")) {
    return refused("ITEM_CODE_CHECK_DIGIT", `Số hiệu ${code} sai chữ số kiểm tra. Quét lại mã vạch hoặc nhập lại từng chữ số.`, field);
  }
  return ok(code);
}
