import type { NotificationStatus, StaffAlertKind } from "@/lib/platform/generated/enums";

export const NOTIFICATION_STATUS_WORDS = {
  PENDING: "Đang gửi",
  SENT: "Đã gửi",
  FAILED: "Gửi chưa được",
  NO_ADDRESS: "Không có địa chỉ thư",
} satisfies Record<NotificationStatus, string>;

/** Alerts to employees, as the list and the subject of a mail name them. */
export const STAFF_ALERT_WORDS = {
  THREE_DAYS: "Sắp đến hạn",
  ONE_DAY: "Còn 1 ngày làm việc",
  DUE_TODAY: "Hạn hôm nay",
  OVERDUE: "Quá hạn",
  SUPPLEMENT_RETURN: "Sắp hết hạn yêu cầu bổ sung",
  TRANSFER_LATE: "Chậm chuyển giấy tờ",
  OPINION_LATE: "Chưa có ý kiến trả lời",
  QUESTION_LATE: "Câu hỏi của quầy chưa trả lời",
  REMINDER: "Lãnh đạo nhắc",
  OPINION_ANSWERED: "Đã có ý kiến",
  DECISION_PROPOSED: "Trình ký duyệt",
  PROPOSAL_RETURNED: "Trả lại hồ sơ trình",
  ASSIGNED: "Được giao hồ sơ",
  CLOSING_HELD: "Hết hạn bổ sung, giấy tờ đang đến",
  CLAIM_OPENED: "Khiếu nại bưu gửi mới",
  CLAIM_LATE: "Khiếu nại quá hạn trả lời",
  COMPENSATION_LATE: "Bồi thường quá hạn trả tiền",
} satisfies Record<StaffAlertKind, string>;
