/** What the contract lets the post do at the one-stop (QĐ 468/QĐ-TTg; NĐ 309/2026, Điều 5). */
export type ContractTask = "GUIDE" | "RECEIVE" | "DIGITISE" | "RETURN_RESULT";

export const CONTRACT_TASK_LABELS: Record<ContractTask, string> = {
  GUIDE: "Hướng dẫn",
  RECEIVE: "Tiếp nhận",
  DIGITISE: "Số hóa",
  RETURN_RESULT: "Trả kết quả",
};

export type AgencyLevel = "PROVINCE" | "COMMUNE";

export const AGENCY_LEVEL_LABELS: Record<AgencyLevel, string> = {
  PROVINCE: "Cấp tỉnh",
  COMMUNE: "Cấp xã",
};

/** The clerk in charge and the one who stands in (NĐ 309/2026, Điều 11.8 makes a stand-in mandatory). */
export type AssignmentKind = "PRIMARY" | "RESERVE";

export const ASSIGNMENT_KIND_LABELS: Record<AssignmentKind, string> = {
  PRIMARY: "Nhân viên chính",
  RESERVE: "Nhân viên dự phòng",
};

/** The agency's two public lists (QĐ 45/2016, Điều 13). */
export const POST_LIST_LABELS: Record<"byPost" | "notByPost", string> = {
  byPost: "Thực hiện qua dịch vụ bưu chính",
  notByPost: "Không thực hiện qua dịch vụ bưu chính",
};
