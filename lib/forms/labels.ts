import type { FormKind } from "@/lib/forms/versions";

/** Short names for buttons and lists; the printed name is the version's own title. */
export const FORM_LABELS: Readonly<Record<FormKind, string>> = {
  RECEIPT: "Giấy tiếp nhận và hẹn trả",
  SUPPLEMENT_REQUEST: "Phiếu yêu cầu bổ sung",
  REJECTION: "Phiếu từ chối tiếp nhận",
  APOLOGY: "Văn bản xin lỗi, gia hạn",
  STOP_NOTICE: "Thông báo dừng giải quyết",
  CONTROL_SLIP: "Phiếu kiểm soát",
  REGISTER: "Sổ theo dõi hồ sơ",
  POSTAL_SLIP: "Phiếu gửi hồ sơ",
  HANDOVER_RECORD: "Biên bản giao nhận hồ sơ",
  RESULT_HANDOVER: "Phiếu bàn giao kết quả",
  DELIVERY_PROOF: "Giấy biên nhận trả kết quả",
  BUNDLE_LABEL: "Nhãn túi hồ sơ",
  CASH_RECEIPT: "Biên lai thu tiền",
  PIN_SLIP: "Phiếu tra cứu hồ sơ",
};
