import type { ReadFee } from "@/lib/procedures/procedure";
import { raise, type RaisedFlag } from "@/lib/procedures/import-flags";
import { normaliseText } from "@/lib/platform/vietnamese";

const FREE = /^(\d[\d.,]*)?\s*Miễn phí(.*)$/su;
const AMOUNT = /^(\d[\d.,]*)\s*(VNĐ|Việt Nam Đồng|USD)(.*)$/su;
/** Notes in brackets that say no more than "none". */
const SAYS_NONE = /^\(+\s*(không|không có|không quy định)[\s.);]*$/iu;
/** Words beside "Miễn phí" after which it is not believed: amounts, and decrees or councils that may set one. */
const MONEY_WORDS =
  /\d\s*(đ\b|đồng|vnđ|usd|%)|lệ phí|phí thẩm định|mức (thu|phí)|biểu phí|biểu mức|luật phí|thông tư|nghị quyết|hội đồng nhân dân/iu;
const CONDITION_WORDS = /miễn|giảm|%|hội đồng nhân dân|từ ngày|đến hết|áp dụng|trường hợp|theo quy định/iu;
const SMALLEST_DONG = 1000;

export type FeeReading = Readonly<{ fee: ReadFee; flags: readonly RaisedFlag[] }>;

/**
 * Reads the head of a fee text of the national catalogue.
 * `limitMissing` tells that the channel has no limit: then the export may have glued the limit's number in front
 * ("1Miễn phí", "120 VNĐ" for limit 1 and 20 thousand đồng). Never gives 0 unless the text plainly says free.
 */
export function readFeeText(feeText: string, limitMissing: boolean): FeeReading {
  const text = normaliseText(feeText);
  const free = FREE.exec(text);
  if (free !== null) return readFree(text, free[1] ?? null, normaliseText(free[2] ?? ""), limitMissing);
  const amount = AMOUNT.exec(text);
  if (amount !== null) {
    return readAmount(text, amount[1] ?? "", amount[2] === "USD" ? "USD" : "VND", normaliseText(amount[3] ?? ""), limitMissing);
  }
  return unread(text, [raise("FEE_UNREADABLE", text === "" ? "Lời ghi phí để trống" : text)]);
}

function unread(text: string, flags: readonly RaisedFlag[]): FeeReading {
  return { fee: { amount: null, currency: null, text, review: true }, flags };
}

function readFree(text: string, glued: string | null, note: string, limitMissing: boolean): FeeReading {
  const flags: RaisedFlag[] = [];
  if (glued !== null && limitMissing) flags.push(raise("LIMIT_GLUED_TO_FEE", `${glued} trước “Miễn phí”`));
  const bracketed = note.startsWith("(");
  const doubtful = bracketed ? !SAYS_NONE.test(note) : MONEY_WORDS.test(note);
  if (doubtful) return unread(text, [...flags, raise("FREE_BESIDE_AMOUNT", text)]);
  return { fee: { amount: 0, currency: "VND", text, review: false }, flags };
}

function readAmount(text: string, head: string, currency: "VND" | "USD", note: string, limitMissing: boolean): FeeReading {
  if (limitMissing && mayHoldLimit(head)) {
    return unread(text, [raise("LIMIT_GLUED_TO_FEE", `“${head}” có thể là thời hạn ghép với mức thu`)]);
  }
  const amount = Number(head.replace(/[.,]/g, ""));
  if (currency === "VND" && amount < SMALLEST_DONG) return unread(text, [raise("FEE_TOO_SMALL", text)]);
  const flags: RaisedFlag[] = [];
  if (currency === "USD") flags.push(raise("FEE_FOREIGN_CURRENCY", text));
  if (CONDITION_WORDS.test(note)) flags.push(raise("FEE_HAS_CONDITIONS", text));
  return { fee: { amount, currency, text, review: flags.length > 0 }, flags };
}

/**
 * True when the number in front can be split into a limit and an amount: "120" (1 and 20), "150,000" (1 and 50,000),
 * "1100,000" (badly grouped); false for "8,000" or "500,000", whose rest would begin with 0.
 */
function mayHoldLimit(head: string): boolean {
  const first = head.split(/[.,]/)[0] ?? "";
  if (first.length > 3) return true;
  return first.length > 1 && [...first.slice(1)].some((digit) => digit !== "0");
}
