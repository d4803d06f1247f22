import { composeKeyed, keyedAs } from "@/lib/platform/typed-vietnamese";
import { normaliseName, normaliseText, parseIdentityNumber } from "@/lib/platform/vietnamese";
import { type Result, ok, refused } from "@/lib/platform/result";

/** What the QR of an identity card says (thẻ CCCD, thẻ căn cước). Days are `YYYY-MM-DD`. */
export type IdentityCard = Readonly<{
  identityNumber: string;
  /** The old 9-digit number; null when the card has none. */
  oldNumber: string | null;
  fullName: string;
  dateOfBirth: string;
  sex: "MALE" | "FEMALE";
  address: string;
  issuedOn: string | null;
}>;

/** What had to be mended before the text could be read; each is shown to the clerk, who compares with the card. */
export type CardRepair = "MOJIBAKE" | "TELEX" | "VNI" | "DECOMPOSED";
/** What does not fit and may still be right; the clerk decides. */
export type CardDoubt = "NO_ACCENTS" | "BIRTH_YEAR_DIFFERS" | "SEX_DIFFERS" | "LETTERS_LOST";

export type ReadCard = Readonly<{ card: IdentityCard; repairs: readonly CardRepair[]; doubts: readonly CardDoubt[] }>;
export type CardRefusal = "CARD_EMPTY" | "CARD_NO_FIELDS" | "CARD_FIELDS_MISSING" | "CARD_NUMBER" | "CARD_DATE" | "CARD_SEX" | "CARD_NAME";

export const CARD_REPAIR_WORDS = {
  MOJIBAKE: "Máy quét gửi sai bảng mã; chữ đã được đọc lại.",
  TELEX: "Máy quét gửi chữ theo kiểu gõ Telex; chữ đã được ghép lại.",
  VNI: "Máy quét gửi chữ theo kiểu gõ VNI; chữ đã được ghép lại.",
  DECOMPOSED: "Máy quét gửi dấu rời; chữ đã được ghép lại.",
} satisfies Record<CardRepair, string>;

export const CARD_DOUBT_WORDS = {
  NO_ACCENTS: "Họ tên và địa chỉ không có dấu: máy quét bỏ dấu. Sửa theo thẻ trước khi lưu.",
  BIRTH_YEAR_DIFFERS: "Năm sinh không khớp với số định danh. Đối chiếu lại với thẻ.",
  SEX_DIFFERS: "Giới tính không khớp với số định danh. Đối chiếu lại với thẻ.",
  LETTERS_LOST: "Có chữ bị mất (dấu ?). Sửa theo thẻ trước khi lưu.",
} satisfies Record<CardDoubt, string>;

/** UTF-8 that was read as Windows-1252 and typed so: "Nguyá»…n". */
const MOJIBAKE = /(?:[\u00c3-\u00c6\u00e1]|\u00c4|\u00c6)[\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u;
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text behind a wrong reading of its bytes; null when its bytes are no UTF-8. */
function reread(text: string): string | null {
  const bytes = [...text].map((sign) => {
    const place = WINDOWS_1252.indexOf(sign);
    return place >= 0 ? 0x80 + place : (sign.codePointAt(0) ?? 0);
  });
  if (bytes.some((byte) => byte > 0xff)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function mended(typed: string): { text: string; repairs: CardRepair[] } {
  const repairs: CardRepair[] = [];
  let text = typed;
  const again = MOJIBAKE.test(text) ? reread(text) : null;
  if (again !== null) {
    repairs.push("MOJIBAKE");
    text = again;
  }
  if (text !== text.normalize("NFC")) repairs.push("DECOMPOSED");
  return { text: text.normalize("NFC"), repairs };
}

/** `ddMMyyyy` as a day; null when there is no such day. */
function dayOf(text: string): string | null {
  const found = /^(\d{2})\/?(\d{2})\/?(\d{4})$/.exec(text.trim());
  if (!found) return null;
  const day = `${found[3] ?? ""}-${found[2] ?? ""}-${found[1] ?? ""}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
}

const SEXES: Readonly<Record<string, IdentityCard["sex"]>> = { nam: "MALE", nữ: "FEMALE", nu: "FEMALE" };
const FIELDS = ["số định danh", "số chứng minh cũ", "họ tên", "ngày sinh", "giới tính", "nơi thường trú", "ngày cấp"] as const;

/**
 * Reads what a scanner typed of an identity card's QR: seven fields parted by `|`, more are left out (domain.md 6.3). Endings, loose
 * accents, a wrong code page and uncomposed Telex or VNI keys are mended and told; what cannot be read is refused with the field's
 * name. The address is kept as written: it is not parted into units.
 * @param typed as it came, with whatever the scanner sends at the end
 */
export function readCardText(typed: string): Result<ReadCard, CardRefusal> {
  const { text, repairs } = mended(typed.replace(/[\r\n\t]+/g, " ").trim());
  if (text === "") return refused("CARD_EMPTY", "Chưa đọc được gì. Đưa mã QR của thẻ vào máy quét, hoặc gõ số định danh.");
  const parts = text.split("|").map(normaliseText);
  if (parts.length === 1) return refused("CARD_NO_FIELDS", "Đây không phải nội dung mã QR của thẻ căn cước. Quét mã ở mặt trước (CCCD) hoặc mặt sau (căn cước) của thẻ.");
  const missing = FIELDS.filter((_, place) => place !== 1 && place !== 6 && (parts[place] ?? "") === "");
  if (missing.length > 0 || parts.length < 6) {
    const lacking = missing.length > 0 ? missing.join(", ") : "các ô cuối";
    return refused("CARD_FIELDS_MISSING", `Mã quét được còn thiếu ${lacking}. Quét lại; nếu vẫn thiếu thì gõ theo thẻ.`);
  }
  return cardOf(parts, repairs);
}

function cardOf(parts: readonly string[], repairs: CardRepair[]): Result<ReadCard, CardRefusal> {
  const [number = "", oldNumber = "", name = "", born = "", sexText = "", address = "", issued = ""] = parts;
  const identity = parseIdentityNumber(number);
  if (!identity.ok) return refused("CARD_NUMBER", identity.refusals[0].words);
  const dateOfBirth = dayOf(born);
  if (dateOfBirth === null) return refused("CARD_DATE", `Ngày sinh "${born}" trên mã không đọc được. Gõ theo thẻ.`);
  // How the words were typed is told by all of them together: one name may have no accents of its own.
  const keyed = keyedAs(`${name} ${address}`);
  if (keyed !== null) repairs.push(keyed);
  const composed = (words: string) => (keyed === null ? words : composeKeyed(words, keyed));
  const sex = SEXES[composed(sexText).toLowerCase()] ?? SEXES[sexText.toLowerCase()] ?? (/^n(u|ữ)/i.test(sexText) ? "FEMALE" : null);
  if (sex === null) return refused("CARD_SEX", `Giới tính "${sexText}" trên mã không đọc được. Gõ theo thẻ.`);
  const fullName = normaliseName(composed(name));
  if (!/^[\p{L}\p{M}'’.\- ?]{2,100}$/u.test(fullName)) return refused("CARD_NAME", `Họ tên "${fullName}" trên mã không đọc được. Gõ theo thẻ.`);
  const card: IdentityCard = {
    identityNumber: identity.value.number, oldNumber: /^\d{9}$/.test(oldNumber) ? oldNumber : null, fullName, dateOfBirth, sex, address: composed(address), issuedOn: dayOf(issued),
  };
  const doubts: CardDoubt[] = [];
  if (keyed === null && /^[\x20-\x7e]*$/.test(`${name}${address}`)) doubts.push("NO_ACCENTS");
  if (`${fullName}${card.address}`.includes("?")) doubts.push("LETTERS_LOST");
  if (identity.value.birthYear !== Number(dateOfBirth.slice(0, 4))) doubts.push("BIRTH_YEAR_DIFFERS");
  if (identity.value.sex !== sex) doubts.push("SEX_DIFFERS");
  return ok({ card, repairs, doubts });
}
