export type OldDistrict = Readonly<{ firstCode: string; lastCode: string; district: string; province: string }>;

/**
 * Former districts of today's Ninh Bình (37), by the range of commune codes that each one had.
 * A new commune carries the code of one of its parts, so the range of that code names its former district.
 */
export const OLD_DISTRICTS_OF_NINH_BINH = [
  { firstCode: "13279", lastCode: "13320", district: "Thành phố Phủ Lý", province: "Hà Nam" },
  { firstCode: "13321", lastCode: "13383", district: "Thị xã Duy Tiên", province: "Hà Nam" },
  { firstCode: "13384", lastCode: "13440", district: "Thị xã Kim Bảng", province: "Hà Nam" },
  { firstCode: "13441", lastCode: "13455", district: "Thành phố Phủ Lý", province: "Hà Nam" },
  { firstCode: "13456", lastCode: "13500", district: "Huyện Thanh Liêm", province: "Hà Nam" },
  { firstCode: "13501", lastCode: "13572", district: "Huyện Bình Lục", province: "Hà Nam" },
  { firstCode: "13573", lastCode: "13632", district: "Huyện Lý Nhân", province: "Hà Nam" },
  { firstCode: "13633", lastCode: "13707", district: "Thành phố Nam Định", province: "Nam Định" },
  { firstCode: "13708", lastCode: "13740", district: "Thành phố Nam Định", province: "Nam Định" },
  { firstCode: "13741", lastCode: "13794", district: "Huyện Vụ Bản", province: "Nam Định" },
  { firstCode: "13795", lastCode: "13890", district: "Huyện Ý Yên", province: "Nam Định" },
  { firstCode: "13891", lastCode: "13965", district: "Huyện Nghĩa Hưng", province: "Nam Định" },
  { firstCode: "13966", lastCode: "14025", district: "Huyện Nam Trực", province: "Nam Định" },
  { firstCode: "14026", lastCode: "14088", district: "Huyện Trực Ninh", province: "Nam Định" },
  { firstCode: "14089", lastCode: "14157", district: "Huyện Xuân Trường", province: "Nam Định" },
  { firstCode: "14158", lastCode: "14214", district: "Huyện Giao Thủy", province: "Nam Định" },
  { firstCode: "14215", lastCode: "14319", district: "Huyện Hải Hậu", province: "Nam Định" },
  { firstCode: "14320", lastCode: "14361", district: "Thành phố Hoa Lư", province: "Ninh Bình" },
  { firstCode: "14362", lastCode: "14388", district: "Thành phố Tam Điệp", province: "Ninh Bình" },
  { firstCode: "14389", lastCode: "14463", district: "Huyện Nho Quan", province: "Ninh Bình" },
  { firstCode: "14464", lastCode: "14526", district: "Huyện Gia Viễn", province: "Ninh Bình" },
  { firstCode: "14527", lastCode: "14559", district: "Thành phố Hoa Lư", province: "Ninh Bình" },
  { firstCode: "14560", lastCode: "14619", district: "Huyện Yên Khánh", province: "Ninh Bình" },
  { firstCode: "14620", lastCode: "14700", district: "Huyện Kim Sơn", province: "Ninh Bình" },
  { firstCode: "14701", lastCode: "14749", district: "Huyện Yên Mô", province: "Ninh Bình" },
] as const satisfies readonly OldDistrict[];

/** The former district of a commune of Ninh Bình, or null for a code outside the province. */
export function oldDistrictOf(communeCode: string): OldDistrict | null {
  return OLD_DISTRICTS_OF_NINH_BINH.find((range) => range.firstCode <= communeCode && communeCode <= range.lastCode) ?? null;
}
