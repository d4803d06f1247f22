/** The chains of audit events; each has its own numbers and its own hashes. */
export const AUDIT_STREAMS = ["sign-in", "accounts", "imports", "contracts", "calendar", "opinions", "counter"] as const;
export type AuditStream = (typeof AUDIT_STREAMS)[number];

export const AUDIT_EVENT_WORDS = {
  SIGNED_IN: "Đăng nhập",
  SIGN_IN_FAILED: "Đăng nhập không thành",
  SIGNED_OUT: "Đăng xuất",
  SESSION_ENDED: "Kết thúc một phiên",
  OTHER_SESSIONS_ENDED: "Kết thúc các phiên khác",
  IDENTITY_LINKED: "Gắn tài khoản định danh",
  ACCOUNT_DISABLED: "Khoá tài khoản",
  ACCOUNT_ENABLED: "Mở lại tài khoản",
  CATALOGUE_IMPORTED: "Nạp danh mục thủ tục",
  CONTRACT_CHANGED: "Thay đổi hợp đồng",
  CALENDAR_DRAFTED: "Lập bản nháp lịch làm việc",
  CALENDAR_CHANGED: "Sửa bản nháp lịch làm việc",
  CALENDAR_DISCARDED: "Bỏ bản nháp lịch làm việc",
  CALENDAR_PUBLISHED: "Công bố lịch làm việc",
  CALENDAR_APPLIED: "Tính lại hạn trả theo lịch làm việc mới",
  OPINION_ANSWERED: "Trả lời ý kiến cơ quan khác",
  CLERK_SUBSTITUTED: "Làm thay nhân viên quầy vắng",
  HELD_ACT_DISMISSED: "Coi như không làm một việc bị giữ của máy bưu tá",
} as const;
export type AuditEventName = keyof typeof AUDIT_EVENT_WORDS;
