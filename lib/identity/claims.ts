import { z } from "zod";
import { ok, refused, type Result } from "@/lib/platform/result";
import { normaliseName, normaliseText, parseIdentityNumber, parsePhone } from "@/lib/platform/vietnamese";

/** What the portal keeps of an electronic identity. */
export type IdentityClaims = Readonly<{
  /** The identity provider's own name of the account. */
  subject: string;
  identityNumber: string;
  fullName: string;
  /** loAs, 0 when the provider does not tell. */
  assuranceLevel: number;
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null;
  sex: "MALE" | "FEMALE";
  phone: string | null;
  email: string | null;
  addressText: string | null;
}>;

export type ClaimsRefusal = "CLAIMS_MALFORMED" | "CLAIMS_NO_NUMBER" | "CLAIMS_WRONG_NUMBER" | "CLAIMS_NO_NAME" | "CLAIMS_ENTERPRISE";

export const CLAIMS_REFUSAL_WORDS = {
  CLAIMS_MALFORMED: "VNeID trả lời không đúng quy cách nên chưa đăng nhập được. Thử lại sau ít phút.",
  CLAIMS_NO_NUMBER: "Tài khoản VNeID này chưa có số định danh cá nhân nên chưa dùng được ở đây. Hãy hoàn tất định danh mức 2 tại công an xã, phường.",
  CLAIMS_WRONG_NUMBER: "Số định danh mà VNeID gửi sang không hợp lệ nên chưa đăng nhập được. Hãy liên hệ công an xã, phường để kiểm tra.",
  CLAIMS_NO_NAME: "VNeID không gửi họ và tên nên chưa đăng nhập được. Thử lại và đồng ý chia sẻ thông tin.",
  CLAIMS_ENTERPRISE: "Đây là tài khoản của tổ chức. Hãy đăng nhập bằng tài khoản cá nhân của người nộp hồ sơ.",
} satisfies Record<ClaimsRefusal, string>;

/**
 * The table between the national portal's claims and ours (domain.md 6.1). Its claims arrive as text or number, some missing;
 * a sent value of another type makes the answer malformed.
 */
const text = z.union([z.string(), z.number().transform(String)]).nullish().transform((value) => normaliseText(value ?? ""));
const CLAIMS = z.object({
  sub: text.pipe(z.string().min(1).max(255)),
  /** 1 công dân, 2 doanh nghiệp */
  LoaiTaiKhoan: text,
  SoDinhDanh: text,
  HoVaTen: text,
  NgayThangNamSinh: text,
  GioiTinh: text,
  SoDienThoai: text,
  ThuDienTu: text,
  ThuongTru: text,
  NoiOHienNay: text,
  loAs: text,
});

const EMAIL = z.email().max(254);
const FEMALE = /^(nữ|female|f|2)$/i;
const MALE = /^(nam|male|m|1)$/i;

/** `dd/MM/yyyy`, `yyyy-MM-dd` or `yyyyMMdd` as `YYYY-MM-DD`; null for anything else, also a day that does not exist. */
function dayOf(given: string): string | null {
  const [, d, m, y] = /^(\d{2})[/.-](\d{2})[/.-](\d{4})$/.exec(given) ?? [];
  const [, y2, m2, d2] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(given) ?? [];
  const day = `${y ?? y2}-${m ?? m2}-${d ?? d2}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
}

function levelOf(given: string): number {
  const level = Number(/\d+/.exec(given)?.[0] ?? 0);
  return Math.min(level, 4);
}

/**
 * Reads what the identity provider said of a person. Number and name must be there and right; contact details that are
 * wrong are left out, the person can give them later.
 * @param given ID token and userinfo claims together, unchecked
 */
export function readClaims(given: unknown): Result<IdentityClaims, ClaimsRefusal> {
  const read = CLAIMS.safeParse(given);
  const refuse = (reason: ClaimsRefusal) => refused(reason, CLAIMS_REFUSAL_WORDS[reason]);
  if (!read.success) return refuse("CLAIMS_MALFORMED");
  const claims = read.data;
  if (claims.LoaiTaiKhoan === "2") return refuse("CLAIMS_ENTERPRISE");
  if (claims.SoDinhDanh === "") return refuse("CLAIMS_NO_NUMBER");
  const number = parseIdentityNumber(claims.SoDinhDanh);
  if (!number.ok) return refuse("CLAIMS_WRONG_NUMBER");
  const fullName = normaliseName(claims.HoVaTen);
  if (fullName === "" || fullName.length > 200) return refuse("CLAIMS_NO_NAME");
  const phone = parsePhone(claims.SoDienThoai);
  const email = EMAIL.safeParse(claims.ThuDienTu.toLowerCase());
  return ok({
    subject: claims.sub,
    identityNumber: number.value.number,
    fullName,
    assuranceLevel: levelOf(claims.loAs),
    dateOfBirth: dayOf(claims.NgayThangNamSinh),
    sex: FEMALE.test(claims.GioiTinh) ? "FEMALE" : MALE.test(claims.GioiTinh) ? "MALE" : number.value.sex,
    phone: phone.ok ? phone.value : null,
    email: email.success ? email.data : null,
    addressText: claims.ThuongTru || claims.NoiOHienNay || null,
  });
}
