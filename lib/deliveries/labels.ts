import type { PickupStatus, PostalDirection, PostalStatus } from "@/lib/platform/generated/enums";

export const PICKUP_STATUS_WORDS = {
  REQUESTED: "Chờ phân bưu tá",
  ASSIGNED: "Đã có bưu tá",
  COLLECTED: "Đã lấy giấy tờ",
  HANDED_OVER: "Đã giao quầy",
  CANCELLED: "Đã hủy",
} satisfies Record<PickupStatus, string>;

export const POSTAL_STATUS_WORDS = {
  REGISTERED: "Đã đăng ký",
  PICKED_UP: "Bưu tá đã nhận",
  ACCEPTED: "Bưu cục đã nhận",
  IN_TRANSIT: "Đang đi phát",
  AT_DELIVERY_OFFICE: "Đã đến bưu cục phát",
  ATTEMPT_FAILED: "Phát chưa được",
  DELIVERED: "Đã phát",
  RETURNED_TO_AGENCY: "Đã chuyển hoàn cơ quan",
  LOST: "Thất lạc",
  DAMAGED: "Hư hỏng",
} satisfies Record<PostalStatus, string>;

export const POSTAL_DIRECTION_WORDS = {
  TO_AGENCY: "Chiều nộp hồ sơ",
  TO_CITIZEN: "Chiều trả kết quả",
} satisfies Record<PostalDirection, string>;
