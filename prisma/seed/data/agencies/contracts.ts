import type { ContractTask } from "@/lib/agencies/labels";
import { HA_NAM, NINH_BINH, PILOT_AGENCY_CODES, PILOT_FROM } from "@/prisma/seed/data/agencies/agencies";
import type { ContractRecord } from "@/prisma/seed/data/agencies/records";

const ALL_TASKS: readonly ContractTask[] = ["GUIDE", "RECEIVE", "DIGITISE", "RETURN_RESULT"];

const DEPARTMENTS_OF_TODAY = ["H42.03", "H42.06", "H42.09", "H42.10", "H42.18"] as const;
const COMMUNES_OF_TODAY = ["H42.101", "H42.102", "H42.103"] as const;

export const CONTRACTS: readonly ContractRecord[] = [
  {
    number: "2138/QĐ-UBND",
    title: "Giao Bưu điện tỉnh hướng dẫn, tiếp nhận, số hóa hồ sơ và trả kết quả thủ tục hành chính của sáu sở tại Trung tâm Phục vụ hành chính công tỉnh Hà Nam",
    provinceCode: HA_NAM,
    signedOn: "2022-11-16",
    effectiveFrom: PILOT_FROM,
    effectiveTo: "2023-12-31",
    valueDong: 189_247_828,
    scopes: PILOT_AGENCY_CODES.map((agencyCode) => ({ agencyCode, tasks: ALL_TASKS, procedureCodes: "ALL_BY_POST" })),
  },
  {
    number: "01/2026/HĐ-HCC-BĐ",
    title: "Hợp đồng hỗ trợ hướng dẫn, tiếp nhận, số hóa hồ sơ và trả kết quả thủ tục hành chính năm 2026 tại tỉnh Ninh Bình (dữ liệu minh họa)",
    provinceCode: NINH_BINH,
    signedOn: "2025-12-26",
    effectiveFrom: "2026-01-01",
    effectiveTo: null,
    valueDong: null,
    scopes: [
      ...DEPARTMENTS_OF_TODAY.map((agencyCode) => ({ agencyCode, tasks: ALL_TASKS, procedureCodes: "ALL_BY_POST" as const })),
      { agencyCode: "H42.09.05", tasks: ALL_TASKS, procedureCodes: ["1.012783"] },
      ...COMMUNES_OF_TODAY.map((agencyCode) => ({ agencyCode, tasks: ALL_TASKS, procedureCodes: ["1.001612", "2.000635"] })),
      { agencyCode: "G01.837", tasks: ALL_TASKS, procedureCodes: ["3.000333"] },
    ],
  },
];
