import type { PutAsideReason } from "@/lib/deliveries/postal-events";
import type { ClaimKind, ClaimState, IncidentKind, OrderState, PickupStatus, PostalDirection, PostalStatus, ScanMethod, ScanSide, ScanVerdict, TransferKind } from "@/lib/platform/generated/enums";

export const PICKUP_STATUS_WORDS = {
  REQUESTED: "Chờ phân bưu tá",
  ASSIGNED: "Đã có bưu tá",
  COLLECTED: "Đã lấy giấy tờ",
  HANDED_OVER: "Đã giao quầy",
  CANCELLED: "Đã hủy",
  MISSED: "Bưu tá đến chưa gặp",
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

export const TRANSFER_WORDS = {
  COLLECTION: "Bưu tá nhận tại nhà",
  COUNTER_TAKEOVER: "Quầy nhận",
  AGENCY_HANDOVER: "Giao cơ quan",
  RESULT_DISPATCH: "Cơ quan giao kết quả",
  DELIVERY: "Đi phát, giao tận tay",
  SUBSTITUTION: "Nhân viên khác nhận giữ",
  COURIER_RETURN: "Bưu tá nộp lại",
  UNDELIVERED_RETURN: "Chuyển hoàn cơ quan",
  COURIER_EXCHANGE: "Bưu tá trao cho bưu tá",
} satisfies Record<TransferKind, string>;

export const INCIDENT_WORDS = {
  DIFFERENCE: "Đếm được khác số ghi",
  NOT_TAKEN: "Có trong biên bản, không nhận được",
  WRONG_SEAL: "Niêm phong khác hoặc hỏng",
  UNKNOWN_NUMBER: "Số hiệu không có trong hệ thống",
  FOREIGN_BAG: "Túi của người hoặc bưu cục khác",
} satisfies Record<IncidentKind, string>;

export const SCAN_METHOD_WORDS = { SCAN: "Quét", BAG: "Theo mã túi", BY_HAND: "Đếm tay" } satisfies Record<ScanMethod, string>;
export const SCAN_SIDE_WORDS = { GIVER: "Bên giao", RECEIVER: "Bên nhận" } satisfies Record<ScanSide, string>;
export const SCAN_VERDICT_WORDS = {
  LISTED: "Đúng danh sách",
  ADDED: "Thêm vào danh sách",
  ELSEWHERE: "Của người khác, không có trong danh sách",
  UNKNOWN: "Không rõ là gì",
  TAKEN_BACK: "Bỏ lần quét",
} satisfies Record<ScanVerdict, string>;

export const PUT_ASIDE_WORDS = {
  UNKNOWN_CODE: "Mã sự kiện không có trong danh mục",
  STEP_BACK: "Lùi so với chặng trước đó",
  AFTER_END: "Đến sau khi bưu gửi đã kết thúc",
  RETURN_TOO_SOON: "Chuyển hoàn khi chưa đủ hai lần phát cách nhau hai ngày làm việc",
  UNKNOWN_ITEM: "Không có bưu gửi mang số hiệu này",
  UNREADABLE: "Nội dung không đọc được",
} satisfies Record<PutAsideReason, string>;

export const ORDER_STATE_WORDS = {
  WAITING: "Chờ đặt đơn",
  UNSURE: "Đã hỏi, chưa rõ đơn vị đã nhận hay chưa",
  PLACED: "Đơn vị vận chuyển đã nhận đơn",
  CANCELLED: "Đã hủy đơn",
  GIVEN_UP: "Không đơn vị nào nhận, cần người xử lý",
} satisfies Record<OrderState, string>;

export const CLAIM_KIND_WORDS = { LOST: "Mất", DAMAGED: "Hư hỏng", LATE: "Chậm so với thời gian công bố" } satisfies Record<ClaimKind, string>;
export const CLAIM_STATE_WORDS = { OPEN: "Chờ trả lời", ACCEPTED: "Chấp nhận bồi thường", REJECTED: "Không thuộc trách nhiệm bồi thường", PAID: "Đã trả tiền" } satisfies Record<ClaimState, string>;
