import { DEMO_CITIZEN_DOMAIN } from "@/lib/identity/demo-accounts";
import type { StaffRole } from "@/lib/identity/actor";

/** Everybody here is invented; numbers have the right form (domain of CCCD: NĐ 137/2015/NĐ-CP, Điều 13) and belong to nobody. */
export type DemoCitizen = Readonly<{
  /** Subject at the identity provider. */
  subject: string;
  fullName: string;
  identityNumber: string;
  /** `YYYY-MM-DD`; year and sex agree with the number. */
  dateOfBirth: string;
  sex: "MALE" | "FEMALE";
  phone: string;
  email: string;
  addressText: string;
  communeCode: string;
  /** Level of assurance of the electronic identity (loAs). */
  assuranceLevel: 1 | 2 | 3;
}>;

function citizen(
  serial: string,
  mailbox: string,
  [fullName, identityNumber, dateOfBirth, sex]: readonly [string, string, string, "MALE" | "FEMALE"],
  [addressText, communeCode]: readonly [string, string],
  assuranceLevel: 1 | 2 | 3 = 2,
): DemoCitizen {
  const email = `${mailbox}@${DEMO_CITIZEN_DOMAIN}`;
  return { subject: `vneid-demo-${serial}`, fullName, identityNumber, dateOfBirth, sex, phone: `09000001${serial}`, email, addressText, communeCode, assuranceLevel };
}

export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  citizen("01", "mai.lan", ["Nguyễn Thị Mai Lan", "035188004127", "1988-03-12", "FEMALE"], ["Số 18 ngõ 42 đường Lê Công Thanh, phường Phủ Lý, tỉnh Ninh Bình", "13285"]),
  citizen("02", "quyet.tran", ["Trần Văn Quyết", "035075001933", "1975-11-02", "MALE"], ["Tổ dân phố Ngọc Thị, phường Duy Tiên, tỉnh Ninh Bình", "13324"]),
  citizen("03", "thu.hang", ["Phạm Thu Hằng", "036194007215", "1994-07-21", "FEMALE"], ["Số 5 đường Trần Hưng Đạo, phường Nam Định, tỉnh Ninh Bình", "13669"]),
  citizen("04", "minh.tuan", ["Đỗ Minh Tuấn", "036081010644", "1981-01-30", "MALE"], ["Xóm 7, xã Hải Hậu, tỉnh Ninh Bình", "14215"], 3),
  citizen("05", "ngoc.bich", ["Vũ Thị Ngọc Bích", "037301002588", "2001-09-05", "FEMALE"], ["Số 27 đường Đinh Tiên Hoàng, phường Hoa Lư, tỉnh Ninh Bình", "14329"]),
  citizen("06", "quang.huy", ["Lê Quang Huy", "037203005471", "2003-04-18", "MALE"], ["Tổ 9, phường Tam Điệp, tỉnh Ninh Bình", "14362"]),
  citizen("07", "ba.sen", ["Hoàng Thị Sen", "035152000316", "1952-12-25", "FEMALE"], ["Thôn 3, xã Lý Nhân, tỉnh Ninh Bình", "13573"]),
  citizen("08", "duc.thang", ["Bùi Đức Thắng", "037067003902", "1967-06-09", "MALE"], ["Thôn Đồng Tâm, xã Nho Quan, tỉnh Ninh Bình", "14428"]),
  citizen("09", "gia.bao", ["Ngô Gia Bảo", "035090008765", "1990-08-14", "MALE"], ["Tổ dân phố Quế Lâm, phường Kim Bảng, tỉnh Ninh Bình", "13384"]),
  citizen("10", "dinh.yen", ["Đinh Thị Yến", "036198004463", "1998-02-27", "FEMALE"], ["Xóm Hoành Đông, xã Giao Thuỷ, tỉnh Ninh Bình", "14167"], 1),
];

export type DemoStaff = Readonly<{
  username: string;
  fullName: string;
  role: StaffRole;
  provinceCode: string;
  /** Code of the post office one works at, or of the agency; administrators have neither. */
  officeCode: string | null;
  agencyCode: string | null;
  email: string;
  phone: string;
}>;

/** Counter of the post in the provincial one-stop centre, and the one in its branch at Phủ Lý (prisma/seed/data/agencies/post-offices.ts). */
export const PROVINCIAL_COUNTER = "430001";
export const OTHER_COUNTER = "400001";

const NINH_BINH = "37";

function employee(serial: string, username: string, fullName: string, role: StaffRole, place: { officeCode?: string; agencyCode?: string }, mail: string, provinceCode = NINH_BINH): DemoStaff {
  const { officeCode = null, agencyCode = null } = place;
  return { username, fullName, role, provinceCode, officeCode, agencyCode, email: `${username}@${mail}`, phone: `09000002${serial}` };
}

const post = (serial: string, username: string, fullName: string, role: StaffRole, officeCode: string) =>
  employee(serial, username, fullName, role, { officeCode }, "buudien.example");
const agency = (serial: string, username: string, fullName: string, role: StaffRole, agencyCode: string) =>
  employee(serial, username, fullName, role, { agencyCode }, "coquan.example");

export const DEMO_STAFF: readonly DemoStaff[] = [
  post("01", "ntha.quay", "Nguyễn Thị Thu Hà", "POSTAL_CLERK", PROVINCIAL_COUNTER),
  post("02", "lvson.quay", "Lã Văn Sơn", "POSTAL_CLERK", PROVINCIAL_COUNTER),
  post("03", "tthoa.phuly", "Trần Thị Hoa", "POSTAL_CLERK", OTHER_COUNTER),
  post("04", "pvcuong.buuta", "Phạm Văn Cường", "COURIER", PROVINCIAL_COUNTER),
  post("05", "dvhai.buuta", "Đinh Văn Hải", "COURIER", PROVINCIAL_COUNTER),
  post("06", "nvlong.phuly", "Nguyễn Văn Long", "COURIER", OTHER_COUNTER),
  post("07", "btminh.giamsat", "Bùi Thị Minh", "POSTAL_SUPERVISOR", PROVINCIAL_COUNTER),
  agency("11", "lthuong.gddt", "Lê Thị Hương", "OFFICIAL", "H42.03"),
  agency("12", "nvdat.gddt", "Nguyễn Văn Đạt", "OFFICIAL", "H42.03"),
  agency("13", "hmduc.gddt", "Hoàng Minh Đức", "AGENCY_HEAD", "H42.03"),
  agency("14", "tvkien.khcn", "Trịnh Văn Kiên", "OFFICIAL", "H42.06"),
  agency("15", "pthnga.khcn", "Phạm Thị Hằng Nga", "OFFICIAL", "H42.06"),
  agency("16", "vqthang.khcn", "Vũ Quốc Thắng", "AGENCY_HEAD", "H42.06"),
  agency("17", "dttrang.nnmt", "Đặng Thu Trang", "OFFICIAL", "H42.09"),
  agency("18", "lvtung.nnmt", "Lương Văn Tùng", "OFFICIAL", "H42.09"),
  agency("19", "ntbinh.nnmt", "Nguyễn Thanh Bình", "AGENCY_HEAD", "H42.09"),
  agency("20", "pthoan.snv", "Phan Thị Hoàn", "OFFICIAL", "H42.10"),
  agency("21", "nqanh.snv", "Ngô Quang Anh", "OFFICIAL", "H42.10"),
  agency("22", "ttluong.snv", "Tạ Thế Lương", "AGENCY_HEAD", "H42.10"),
  agency("23", "tthu.vhttdl", "Trần Thị Thu", "OFFICIAL", "H42.18"),
  agency("24", "dmquan.vhttdl", "Đoàn Minh Quân", "OFFICIAL", "H42.18"),
  agency("25", "vtlan.vhttdl", "Vũ Thị Lan", "AGENCY_HEAD", "H42.18"),
  employee("31", "nvhung.tinh37", "Nguyễn Việt Hùng", "ADMINISTRATOR", {}, "quantri.example"),
  employee("32", "ltyen.tinh38", "Lê Thị Yến", "ADMINISTRATOR", {}, "quantri.example", "38"),
];
