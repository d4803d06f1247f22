import { z } from "zod";
import { STAFF_ROLES } from "@/lib/identity/actor";
import { localPath } from "@/lib/identity/destination";

/** Where to go afterwards: a path of this site or nothing. */
const tiep = z.string().optional().transform(localPath);

export const StaffSignIn = z.object({
  username: z.string().trim().toLowerCase().min(1, "Nhập tên đăng nhập.").max(80, "Tên đăng nhập dài quá 80 ký tự."),
  password: z.string().min(1, "Nhập mật khẩu.").max(200, "Mật khẩu dài quá 200 ký tự."),
  totp: z
    .string()
    .transform((code) => code.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Nhập mã 6 chữ số đang hiện trên ứng dụng xác thực.")),
  tiep,
});
export type StaffSignIn = z.output<typeof StaffSignIn>;

export const CitizenSignIn = z.object({ tiep });

export const DemoSignIn = z.object({ who: z.uuid("Chọn một người trong danh sách."), tiep });
export type DemoSignIn = z.output<typeof DemoSignIn>;

export const SignOut = z.object({});

export const EndSession = z.object({ session: z.uuid("Phiên này không còn nữa.") });
export type EndSession = z.output<typeof EndSession>;

export const DisableAccount = z.object({
  account: z.uuid("Tài khoản này không còn nữa."),
  reason: z.string().trim().min(5, "Ghi lý do khoá, ví dụ: nghỉ việc từ 01/12/2026.").max(500, "Lý do dài quá 500 ký tự."),
});
export type DisableAccount = z.output<typeof DisableAccount>;

export const EnableAccount = z.object({ account: z.uuid("Tài khoản này không còn nữa.") });
export type EnableAccount = z.output<typeof EnableAccount>;

/** The list's address: `?tim=&vai-tro=&trang-thai=&sau=`; what makes no sense there is left out. */
export const StaffFilter = z
  .object({
    tim: z.string().trim().max(100).catch(""),
    "vai-tro": z.enum(STAFF_ROLES).nullable().catch(null),
    "trang-thai": z.enum(["open", "disabled"]).nullable().catch(null),
    sau: z.string().max(100).nullable().catch(null),
  })
  .transform((given) => ({ search: given.tim, role: given["vai-tro"], state: given["trang-thai"], after: given.sau }));
export type StaffFilter = z.output<typeof StaffFilter>;
