import {
  LAST_DAY_OF_HA_NAM,
  LAST_DAY_OF_OLD_DEPARTMENTS,
  NEW_DEPARTMENTS_FROM,
  NINH_BINH_FROM,
  PILOT_FROM,
} from "@/prisma/seed/data/agencies/agencies";
import type { AgencyProcedureRecord } from "@/prisma/seed/data/agencies/records";

type Lists = Readonly<{ agencyCode: string; byPost: readonly string[]; notByPost?: readonly string[] }>;

const ONLY_DIRECT = "Danh mục quốc gia chỉ có kênh trực tiếp";
const NO_POST = "Danh mục quốc gia không có kênh bưu chính";

const PUBLISHING = ["1.003868", "1.003114", "2.001737", "2.001584"] as const;
const POSTAL = ["1.005442"] as const;
const MEASUREMENT = ["1.000449", "2.000212"] as const;
const TOURISM_AND_SPORT = ["1.004623", "1.002445"] as const;
const EDUCATION = ["2.001914", "1.005092"] as const;
const AWARDS = ["1.000898", "2.000422"] as const;
const ENVIRONMENT = ["1.004122", "1.004237", "1.010727", "1.011671"] as const;
const SURVEYING_DIRECT = ["1.000049"] as const;

const OLD_DEPARTMENTS: readonly Lists[] = [
  { agencyCode: "H25.16", byPost: [...PUBLISHING, ...POSTAL] },
  { agencyCode: "H25.14", byPost: ENVIRONMENT, notByPost: SURVEYING_DIRECT },
];

const UNTIL_THE_MERGER: readonly Lists[] = [
  { agencyCode: "H25.03", byPost: EDUCATION },
  { agencyCode: "H25.06", byPost: MEASUREMENT },
  { agencyCode: "H25.10", byPost: AWARDS },
  { agencyCode: "H25.18", byPost: TOURISM_AND_SPORT },
];

/** From 1/3/2025 until the province merged: what the new departments took over. */
const TAKEN_OVER: readonly Lists[] = [
  { agencyCode: "H25.06", byPost: POSTAL },
  { agencyCode: "H25.18", byPost: PUBLISHING },
  { agencyCode: "H25.20", byPost: ENVIRONMENT, notByPost: SURVEYING_DIRECT },
];

const TODAY: readonly Lists[] = [
  { agencyCode: "H42.03", byPost: EDUCATION },
  { agencyCode: "H42.06", byPost: [...MEASUREMENT, ...POSTAL] },
  { agencyCode: "H42.09", byPost: ENVIRONMENT, notByPost: SURVEYING_DIRECT },
  { agencyCode: "H42.09.05", byPost: ["1.012783"] },
  { agencyCode: "H42.10", byPost: AWARDS },
  { agencyCode: "H42.18", byPost: [...TOURISM_AND_SPORT, ...PUBLISHING] },
  { agencyCode: "G01.837", byPost: ["3.000333"], notByPost: ["3.000347"] },
  { agencyCode: "H42.101", byPost: ["1.001612", "2.000635"], notByPost: ["2.000815"] },
  { agencyCode: "H42.102", byPost: ["1.001612", "2.000635"], notByPost: ["2.000815"] },
  { agencyCode: "H42.103", byPost: ["1.001612", "2.000635"], notByPost: ["2.000815"] },
  { agencyCode: "G01.837.101", byPost: [], notByPost: ["1.004222"] },
];

function rows(lists: readonly Lists[], effectiveFrom: string, effectiveTo: string | null): AgencyProcedureRecord[] {
  return lists.flatMap(({ agencyCode, byPost, notByPost }) => [
    ...byPost.map((procedureCode) => ({ agencyCode, procedureCode, byPost: true, effectiveFrom, effectiveTo, note: "" })),
    ...(notByPost ?? []).map((procedureCode) => ({
      agencyCode,
      procedureCode,
      byPost: false,
      effectiveFrom,
      effectiveTo,
      note: procedureCode === "1.000049" ? ONLY_DIRECT : NO_POST,
    })),
  ]);
}

/** The agencies' public lists, done by post and not done by post, with their dates (QĐ 45/2016, Điều 13). */
export const AGENCY_PROCEDURES: readonly AgencyProcedureRecord[] = [
  ...rows(OLD_DEPARTMENTS, PILOT_FROM, LAST_DAY_OF_OLD_DEPARTMENTS),
  ...rows(UNTIL_THE_MERGER, PILOT_FROM, LAST_DAY_OF_HA_NAM),
  ...rows(TAKEN_OVER, NEW_DEPARTMENTS_FROM, LAST_DAY_OF_HA_NAM),
  ...rows(TODAY, NINH_BINH_FROM, null),
];
