import type { NotificationStatus } from "@/lib/platform/generated/enums";

export const NOTIFICATION_STATUS_WORDS = {
  PENDING: "Đang gửi",
  SENT: "Đã gửi",
  FAILED: "Gửi chưa được",
  NO_ADDRESS: "Không có địa chỉ thư",
} satisfies Record<NotificationStatus, string>;
