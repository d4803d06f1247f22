import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Vietnamese text: names, accent-free text to search in, phone numbers and identity numbers. */

/** Characters that print nothing and only break comparisons: zero-width marks, soft hyphen, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;

/** One form for one text: NFC, no invisible characters, single spaces, trimmed. Letters keep their case. */
export function normaliseText(text: string): string {
  return text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

/**
 * A person's or organisation's name as it is stored: `normaliseText`, and no space before a comma or full stop.
 * The case is kept as written on the person's paper.
 */
export function normaliseName(name: string): string {
  return normaliseText(name).replace(/ +([,.;])/g, "$1");
}

/** A name written in capitals, as on identity cards, the way it is spoken of: "NGUYỄN VĂN AN" → "Nguyễn Văn An". Others stay as they are. */
export function spokenName(name: string): string {
  if (name !== name.toLocaleUpperCase("vi")) return name;
  return name.toLocaleLowerCase("vi").replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase("vi"));
}

/**
 * The text as it is searched: lower case, without accents, đ as d, single spaces.
 * Text in NFC and in NFD gives the same; applying it twice changes nothing.
 */
export function searchText(text: string): string {
  return normaliseText(text)
    .normalize("NFD")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Digits of a number that people write with spaces, dots, dashes and brackets. */
function withoutSeparators(text: string): string {
  return normaliseText(text).replace(/[\s.\-()/–]/g, "");
}

export type PhoneRefusal = "PHONE_MISSING" | "PHONE_NOT_DIGITS" | "PHONE_OLD_MOBILE" | "PHONE_SERVICE_NUMBER" | "PHONE_WRONG";

/** The 2018 change of mobile prefixes, 11 digits to 10 (Bộ TT&TT, QĐ 798/QĐ-BTTTT ngày 30/5/2018). */
const NEW_MOBILE_PREFIX: Readonly<Record<string, string>> = {
  "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
  "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
  "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
  "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
};

/**
 * A contact number as it is stored, digits only and beginning with 0: a mobile of 10 digits (`0912345678`)
 * or a landline of 11 (`02263852123`). `+84` and `0084` become 0; separators are dropped.
 * @param field the input field that the refusal belongs to
 */
export function parsePhone(text: string, field?: string): Result<string, PhoneRefusal> {
  const typed = withoutSeparators(text);
  if (typed === "") return refused("PHONE_MISSING", "Nhập số điện thoại để bưu điện liên hệ.", field);
  if (!/^\+?\d+$/.test(typed)) {
    return refused("PHONE_NOT_DIGITS", "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.", field);
  }
  const number = /^(?:\+84|0084|84(?=\d{9,10}$))/.test(typed)
    ? typed.replace(/^(?:\+84|0084|84)0?/, "0")
    : typed;
  if (/^0[35789]\d{8}$/.test(number) || /^02\d{9}$/.test(number)) return ok(number);
  const newPrefix = number.length === 11 ? NEW_MOBILE_PREFIX[number.slice(0, 4)] : undefined;
  if (newPrefix !== undefined) {
    const today = newPrefix + number.slice(4);
    return refused("PHONE_OLD_MOBILE", `Số di động 11 chữ số đã đổi đầu số từ năm 2018. Số hiện nay có thể là ${today}; hãy kiểm tra rồi nhập lại.`, field);
  }
  if (/^(1800|1900)\d+$/.test(number)) {
    return refused("PHONE_SERVICE_NUMBER", "Số 1800, 1900 là tổng đài, không nhận được cuộc gọi. Nhập số di động hoặc số cố định.", field);
  }
  return refused("PHONE_WRONG", "Số điện thoại chưa đúng. Số di động có 10 chữ số, ví dụ 0912 345 678; số cố định có 11 chữ số, bắt đầu bằng 02.", field);
}

/** Codes of the place of birth registration in a 12-digit number (63 provinces, as numbers were given out). */
const BIRTH_PROVINCES: Readonly<Record<string, string>> = {
  "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
  "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
  "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc", "027": "Bắc Ninh",
  "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định",
  "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh", "044": "Quảng Bình", "045": "Quảng Trị",
  "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên",
  "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk",
  "067": "Đắk Nông", "068": "Lâm Đồng", "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai",
  "077": "Bà Rịa - Vũng Tàu", "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre",
  "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
  "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
};

export type IdentityNumberRefusal =
  | "IDENTITY_MISSING" | "IDENTITY_NOT_DIGITS" | "IDENTITY_OLD_NINE_DIGITS"
  | "IDENTITY_LENGTH" | "IDENTITY_PROVINCE" | "IDENTITY_BIRTH_YEAR";

/** What a valid 12-digit number tells. There is no check digit: valid never means that the person exists. */
export type IdentityNumber = Readonly<{
  /** Twelve digits, leading zeros kept. */
  number: string;
  /** The three digits of the place; `birthPlace` is its name, or null for a birth registered abroad. */
  birthPlaceCode: string;
  birthPlace: string | null;
  birthYear: number;
  sex: "MALE" | "FEMALE";
}>;

/**
 * Reads a personal identity number (NĐ 137/2015/NĐ-CP, Điều 13; TT 59/2021/TT-BCA, Điều 4): province or country,
 * century and sex, two digits of the birth year, six digits. Compare year and sex with the form as a warning only.
 * @param asOf nobody is born after the Vietnamese year of this moment
 */
export function parseIdentityNumber(text: string, field?: string, asOf: Date = now()): Result<IdentityNumber, IdentityNumberRefusal> {
  const number = withoutSeparators(text);
  if (number === "") return refused("IDENTITY_MISSING", "Nhập số định danh cá nhân (12 chữ số trên thẻ căn cước).", field);
  if (!/^\d+$/.test(number)) return refused("IDENTITY_NOT_DIGITS", "Số định danh cá nhân chỉ gồm chữ số.", field);
  if (number.length === 9) {
    return refused("IDENTITY_OLD_NINE_DIGITS", "Đây là số chứng minh nhân dân 9 số cũ. Nhập số định danh cá nhân 12 chữ số trên thẻ căn cước.", field);
  }
  if (number.length !== 12) {
    const hint = number.length === 11 || number.length === 10 ? " Số định danh thường bắt đầu bằng số 0: hãy kiểm tra số 0 ở đầu." : "";
    return refused("IDENTITY_LENGTH", `Số định danh cá nhân phải có đúng 12 chữ số; bạn đã nhập ${number.length} chữ số.${hint}`, field);
  }
  return decodeIdentityNumber(number, Number(vietnamDay(asOf).slice(0, 4)), field);
}

function decodeIdentityNumber(number: string, latestYear: number, field?: string): Result<IdentityNumber, IdentityNumberRefusal> {
  const birthPlaceCode = number.slice(0, 3);
  const birthPlace = BIRTH_PROVINCES[birthPlaceCode] ?? null;
  if (birthPlace === null && Number(birthPlaceCode) <= 96) {
    return refused("IDENTITY_PROVINCE", `Ba chữ số đầu ${birthPlaceCode} không phải mã nơi đăng ký khai sinh. Hãy đối chiếu lại với thẻ căn cước.`, field);
  }
  const centuryAndSex = Number(number.charAt(3));
  const birthYear = 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(number.slice(4, 6));
  if (birthYear > latestYear) {
    return refused("IDENTITY_BIRTH_YEAR", `Theo số này, năm sinh là ${birthYear}, sau năm nay. Hãy đối chiếu lại với thẻ căn cước.`, field);
  }
  return ok({ number, birthPlaceCode, birthPlace, birthYear, sex: centuryAndSex % 2 === 0 ? "MALE" : "FEMALE" });
}
