import { z } from "zod";

/**
 * One electronic identity as the national portal's sign-on tells it. The claim names are its own (Vietnamese, unaccented).
 * `NgayThangNamSinh` is dd/MM/yyyy, `loAs` the level of assurance (1 to 3), `LoaiTaiKhoan` "1" a citizen, "2" an enterprise.
 */
export const Identity = z.object({
  sub: z.string().min(1),
  LoaiTaiKhoan: z.enum(["1", "2"]),
  SoDinhDanh: z.string().regex(/^\d{12}$/),
  HoVaTen: z.string(),
  ThuDienTu: z.string(),
  SoDienThoai: z.string(),
  GioiTinh: z.enum(["Nam", "Nữ"]),
  NgayThangNamSinh: z.string().regex(/^\d{2}\/\d{2}\/\d{4}$/),
  ThuongTru: z.string(),
  NoiOHienNay: z.string(),
  loAs: z.enum(["1", "2", "3"]),
});
export type Identity = z.infer<typeof Identity>;
