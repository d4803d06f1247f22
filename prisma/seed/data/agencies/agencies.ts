import type { AgencyRecord } from "@/prisma/seed/data/agencies/records";

/** Code of the former province Hà Nam (until 30/6/2025) and of today's Ninh Bình. */
export const HA_NAM = "35";
export const NINH_BINH = "37";

/** Start of the pilot's contract; end of the provincial departments' old names; end of the old provinces. */
export const PILOT_FROM = "2022-11-16";
/** The reorganisation of departments on 1/3/2025 is not verified for Hà Nam. */
export const LAST_DAY_OF_OLD_DEPARTMENTS = "2025-02-28";
export const NEW_DEPARTMENTS_FROM = "2025-03-01";
export const LAST_DAY_OF_HA_NAM = "2025-06-30";
export const NINH_BINH_FROM = "2025-07-01";

const HA_NAM_CENTRE = "Trung tâm Phục vụ hành chính công, thành phố Phủ Lý, tỉnh Hà Nam";
const NINH_BINH_CENTRE = "Trung tâm Phục vụ hành chính công tỉnh, phường Hoa Lư, tỉnh Ninh Bình";

/**
 * The six agencies of the pilot of Hà Nam in 2023. Numbers after `H25.` are not verified. All phone numbers are invented.
 */
const PILOT = [
  { code: "H25.03", name: "Sở Giáo dục và Đào tạo tỉnh Hà Nam", shortName: "Sở GD&ĐT Hà Nam", effectiveTo: LAST_DAY_OF_HA_NAM, successorCode: "H42.03", phone: "02263000103" },
  { code: "H25.06", name: "Sở Khoa học và Công nghệ tỉnh Hà Nam", shortName: "Sở KH&CN Hà Nam", effectiveTo: LAST_DAY_OF_HA_NAM, successorCode: "H42.06", phone: "02263000106" },
  { code: "H25.10", name: "Sở Nội vụ tỉnh Hà Nam", shortName: "Sở Nội vụ Hà Nam", effectiveTo: LAST_DAY_OF_HA_NAM, successorCode: "H42.10", phone: "02263000110" },
  { code: "H25.14", name: "Sở Tài nguyên và Môi trường tỉnh Hà Nam", shortName: "Sở TN&MT Hà Nam", effectiveTo: LAST_DAY_OF_OLD_DEPARTMENTS, successorCode: "H25.20", phone: "02263000114" },
  { code: "H25.16", name: "Sở Thông tin và Truyền thông tỉnh Hà Nam", shortName: "Sở TT&TT Hà Nam", effectiveTo: LAST_DAY_OF_OLD_DEPARTMENTS, successorCode: "H25.06", phone: "02263000116" },
  { code: "H25.18", name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Nam", shortName: "Sở VHTT&DL Hà Nam", effectiveTo: LAST_DAY_OF_HA_NAM, successorCode: "H42.18", phone: "02263000118" },
] as const;

export type PilotAgencyCode = (typeof PILOT)[number]["code"];
export const PILOT_AGENCY_CODES: readonly PilotAgencyCode[] = PILOT.map((agency) => agency.code);

const pilotAgencies: readonly AgencyRecord[] = PILOT.map((agency) => ({
  ...agency,
  provinceCode: HA_NAM,
  level: "PROVINCE",
  effectiveFrom: "1997-01-01",
  address: HA_NAM_CENTRE,
}));

/** Between the two reorganisations: the department that took over Sở Tài nguyên và Môi trường. */
const interimAgencies: readonly AgencyRecord[] = [
  {
    code: "H25.20",
    name: "Sở Nông nghiệp và Môi trường tỉnh Hà Nam",
    shortName: "Sở NN&MT Hà Nam",
    provinceCode: HA_NAM,
    level: "PROVINCE",
    effectiveFrom: NEW_DEPARTMENTS_FROM,
    effectiveTo: LAST_DAY_OF_HA_NAM,
    successorCode: "H42.09",
    phone: "02263000120",
    address: HA_NAM_CENTRE,
  },
];

type Today = Readonly<Pick<AgencyRecord, "code" | "name" | "shortName" | "level" | "phone" | "address">>;

const TODAY: readonly Today[] = [
  { code: "H42.03", name: "Sở Giáo dục và Đào tạo tỉnh Ninh Bình", shortName: "Sở GD&ĐT", level: "PROVINCE", phone: "02293000103", address: NINH_BINH_CENTRE },
  { code: "H42.06", name: "Sở Khoa học và Công nghệ tỉnh Ninh Bình", shortName: "Sở KH&CN", level: "PROVINCE", phone: "02293000106", address: NINH_BINH_CENTRE },
  { code: "H42.09", name: "Sở Nông nghiệp và Môi trường tỉnh Ninh Bình", shortName: "Sở NN&MT", level: "PROVINCE", phone: "02293000109", address: NINH_BINH_CENTRE },
  { code: "H42.09.05", name: "Văn phòng Đăng ký đất đai tỉnh Ninh Bình", shortName: "VP Đăng ký đất đai", level: "PROVINCE", phone: "02293000195", address: NINH_BINH_CENTRE },
  { code: "H42.10", name: "Sở Nội vụ tỉnh Ninh Bình", shortName: "Sở Nội vụ", level: "PROVINCE", phone: "02293000110", address: NINH_BINH_CENTRE },
  { code: "H42.18", name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Ninh Bình", shortName: "Sở VHTT&DL", level: "PROVINCE", phone: "02293000118", address: NINH_BINH_CENTRE },
  { code: "G01.837", name: "Công an tỉnh Ninh Bình", shortName: "Công an tỉnh", level: "PROVINCE", phone: "02293000137", address: NINH_BINH_CENTRE },
  { code: "H42.101", name: "Ủy ban nhân dân phường Phủ Lý", shortName: "UBND phường Phủ Lý", level: "COMMUNE", phone: "02263000201", address: "Trung tâm Phục vụ hành chính công phường Phủ Lý, tỉnh Ninh Bình" },
  { code: "H42.102", name: "Ủy ban nhân dân phường Hoa Lư", shortName: "UBND phường Hoa Lư", level: "COMMUNE", phone: "02293000202", address: "Trung tâm Phục vụ hành chính công phường Hoa Lư, tỉnh Ninh Bình" },
  { code: "H42.103", name: "Ủy ban nhân dân phường Nam Định", shortName: "UBND phường Nam Định", level: "COMMUNE", phone: "02283000203", address: "Trung tâm Phục vụ hành chính công phường Nam Định, tỉnh Ninh Bình" },
  { code: "G01.837.101", name: "Công an phường Phủ Lý", shortName: "Công an phường Phủ Lý", level: "COMMUNE", phone: "02263000237", address: "Trụ sở Công an phường Phủ Lý, tỉnh Ninh Bình" },
];

/** Agencies of today's Ninh Bình. Numbers after `H42.` and `G01.` are not verified (police identify under the ministry, G01). */
const todaysAgencies: readonly AgencyRecord[] = TODAY.map((agency) => ({
  ...agency,
  provinceCode: NINH_BINH,
  effectiveFrom: NINH_BINH_FROM,
  effectiveTo: null,
  successorCode: null,
}));

/** Successors stand before those whom they succeed, so that rows can be written in this order. */
export const AGENCIES: readonly AgencyRecord[] = [
  ...todaysAgencies,
  ...interimAgencies,
  ...pilotAgencies.filter((agency) => agency.successorCode?.startsWith("H42") === true),
  ...pilotAgencies.filter((agency) => agency.successorCode?.startsWith("H42") !== true),
];
