import { NINH_BINH } from "@/prisma/seed/data/agencies/agencies";
import type { PostOfficeRecord } from "@/prisma/seed/data/agencies/records";

const WEEK = "Thứ Hai – thứ Sáu 7:30–11:30, 13:30–17:00";
const WEEK_AND_SATURDAY = "Thứ Hai – thứ Bảy 7:00–18:00";

type Office = Omit<PostOfficeRecord, "provinceCode" | "isOneStopCounter">;

/** Counters of the post inside the one-stop centres. Names, addresses and phones are invented; commune codes are real. */
const COUNTERS: readonly Office[] = [
  { code: "430001", name: "Quầy Bưu điện tại Trung tâm Phục vụ hành chính công tỉnh Ninh Bình", address: "Tầng 1, đường Lê Đại Hành, phường Hoa Lư", communeCode: "14329", phone: "02293100001", openingHours: WEEK },
  { code: "400001", name: "Quầy Bưu điện tại Trung tâm Phục vụ hành chính công, cơ sở Phủ Lý", address: "Tầng 1, đường Lê Chân, phường Phủ Lý", communeCode: "13285", phone: "02263100001", openingHours: WEEK },
];

const OFFICES: readonly Office[] = [
  { code: "430100", name: "Bưu điện Hoa Lư", address: "Đường Trần Hưng Đạo, phường Hoa Lư", communeCode: "14329", phone: "02293100100", openingHours: WEEK_AND_SATURDAY },
  { code: "430200", name: "Bưu điện Tam Điệp", address: "Đường Quang Trung, phường Tam Điệp", communeCode: "14362", phone: "02293100200", openingHours: WEEK_AND_SATURDAY },
  { code: "430300", name: "Bưu điện Nho Quan", address: "Phố Tân Nhất, xã Nho Quan", communeCode: "14428", phone: "02293100300", openingHours: WEEK_AND_SATURDAY },
  { code: "430400", name: "Bưu điện Kim Sơn", address: "Phố Phát Diệm, xã Phát Diệm", communeCode: "14620", phone: "02293100400", openingHours: WEEK_AND_SATURDAY },
  { code: "400100", name: "Bưu điện Phủ Lý", address: "Đường Trần Phú, phường Phủ Lý", communeCode: "13285", phone: "02263100100", openingHours: WEEK_AND_SATURDAY },
  { code: "400200", name: "Bưu điện Duy Tiên", address: "Đường Nguyễn Hữu Tiến, phường Duy Tiên", communeCode: "13324", phone: "02263100200", openingHours: WEEK_AND_SATURDAY },
  { code: "400300", name: "Bưu điện Kim Bảng", address: "Đường Quang Trung, phường Kim Bảng", communeCode: "13384", phone: "02263100300", openingHours: WEEK_AND_SATURDAY },
  { code: "420100", name: "Bưu điện Nam Định", address: "Đường Hà Huy Tập, phường Nam Định", communeCode: "13669", phone: "02283100100", openingHours: WEEK_AND_SATURDAY },
  { code: "420200", name: "Bưu điện Hải Hậu", address: "Khu 2, xã Hải Hậu", communeCode: "14215", phone: "02283100200", openingHours: WEEK_AND_SATURDAY },
];

export const POST_OFFICES: readonly PostOfficeRecord[] = [
  ...COUNTERS.map((office) => ({ ...office, provinceCode: NINH_BINH, isOneStopCounter: true })),
  ...OFFICES.map((office) => ({ ...office, provinceCode: NINH_BINH, isOneStopCounter: false })),
];
