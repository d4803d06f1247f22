import { ok, refused, type Result } from "@/lib/platform/result";

declare const dongBrand: unique symbol;

/** An amount in whole đồng. Negative only for corrections in a ledger. */
export type Dong = number & { readonly [dongBrand]: "Dong" };

function isDong(amount: number): amount is Dong {
  return Number.isSafeInteger(amount) && !Object.is(amount, -0);
}

/** Marks an integer as đồng. Throws RangeError for a fraction or an amount too large to be exact. */
export function dong(amount: number): Dong {
  const whole = amount === 0 ? 0 : amount;
  if (!isDong(whole)) throw new RangeError(`Not a whole number of đồng: ${amount}`);
  return whole;
}

export const NO_MONEY: Dong = dong(0);

/** The sum of amounts; zero for an empty list. Throws RangeError when it would no longer be exact. */
export function sumDong(amounts: Iterable<Dong>): Dong {
  let total = 0;
  for (const amount of amounts) total = dong(total + amount);
  return dong(total);
}

/** `26.000 đ`; a negative amount as `-26.000 đ`. */
export function formatDong(amount: Dong): string {
  return `${formatInteger(amount)} đ`;
}

/** An integer with dots between thousands, as Vietnamese figures are written: `189.247.828`. */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `-${digits}` : digits;
}

/**
 * Reads what a person types as an amount: `26000`, `26.000`, `26.000 đ`, `26,000 VND`.
 * Refuses fractions, negative amounts and misplaced separators with words for the field.
 */
export function parseDong(text: string, field?: string): Result<Dong, "NOT_AN_AMOUNT"> {
  const bare = text.normalize("NFC").trim().replace(/\s*(đồng|đ|₫|vnd|vnđ)$/iu, "");
  if (/^\d{1,15}$/.test(bare)) return ok(dong(Number(bare)));
  if (/^\d{1,3}([.,\s])\d{3}(\1\d{3}){0,3}$/.test(bare)) return ok(dong(Number(bare.replace(/[.,\s]/g, ""))));
  return refused("NOT_AN_AMOUNT", "Số tiền phải là số đồng nguyên, ví dụ 26.000.", field);
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;

function digitWord(digit: number): string {
  const word = DIGITS[digit];
  if (word === undefined) throw new RangeError(`Not a digit: ${digit}`);
  return word;
}

function unitWord(tens: number, unit: number): string {
  if (unit === 1 && tens >= 2) return "mốt";
  if (unit === 4 && tens >= 2) return "tư";
  if (unit === 5 && tens >= 1) return "lăm";
  return digitWord(unit);
}

/** Words of 1 to 999; `inner` says that larger groups stand before it, so the hundreds are spoken even when zero. */
function groupWords(value: number, inner: boolean): string[] {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const unit = value % 10;
  const words: string[] = [];
  if (hundreds > 0 || inner) words.push(digitWord(hundreds), "trăm");
  if (tens === 0 && unit > 0 && words.length > 0) words.push("linh");
  if (tens === 1) words.push("mười");
  if (tens > 1) words.push(digitWord(tens), "mươi");
  if (unit > 0) words.push(unitWord(tens, unit));
  return words;
}

const BILLION = 1_000_000_000;

function integerWords(value: number, inner: boolean): string[] {
  const billions = Math.floor(value / BILLION);
  const words = billions > 0 ? [...integerWords(billions, inner), "tỷ"] : [];
  const rest = value % BILLION;
  for (const [size, name] of [[1_000_000, "triệu"], [1_000, "nghìn"], [1, ""]] as const) {
    const group = Math.floor(rest / size) % 1000;
    if (group === 0) continue;
    words.push(...groupWords(group, inner || words.length > 0));
    if (name !== "") words.push(name);
  }
  return words;
}

/**
 * The amount in Vietnamese words with a capital, as receipts need it:
 * `Một trăm tám mươi chín triệu … tám trăm hai mươi tám đồng`. Zero is `Không đồng`.
 */
export function dongInWords(amount: Dong): string {
  const words = amount === 0 ? ["không"] : integerWords(Math.abs(amount), false);
  const sentence = [...(amount < 0 ? ["âm"] : []), ...words, "đồng"].join(" ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
