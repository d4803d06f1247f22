import type { DossierStatus } from "@/lib/platform/generated/enums";

/** The way of a dossier as the public follows it. */
export const PUBLIC_STEPS = ["Đã nộp", "Được tiếp nhận", "Đang giải quyết", "Có kết quả", "Đã trả kết quả"] as const;

/** `step`: how far along, from 1; 0 when the way has ended before its end. `words`: what it means and what comes. */
export type PublicStepView = Readonly<{ step: number; words: string }>;

const VIEWS = {
  DRAFT: { step: 0, words: "Hồ sơ chưa được nộp." },
  SUBMITTED: { step: 1, words: "Bưu điện đã có yêu cầu. Giấy tờ được lấy và kiểm tra tại quầy, rồi hồ sơ được tiếp nhận." },
  RECEIVED: { step: 2, words: "Hồ sơ đã đủ giấy tờ và được tiếp nhận. Thời hạn giải quyết đang tính." },
  PROCESSING: { step: 3, words: "Cơ quan đang giải quyết hồ sơ." },
  AWAITING_SUPPLEMENT: { step: 3, words: "Hồ sơ cần bổ sung. Người nộp đăng nhập để xem cần bổ sung gì." },
  AWAITING_PAYMENT: { step: 3, words: "Hồ sơ chờ người nộp thực hiện nghĩa vụ tài chính. Người nộp đăng nhập để xem thông báo." },
  RESOLVED: { step: 4, words: "Cơ quan đã giải quyết xong. Kết quả đang được trả theo cách người nộp đã chọn." },
  RETURNED: { step: 5, words: "Kết quả đã được trả cho người nhận." },
  NOT_RECEIVED: { step: 0, words: "Hồ sơ không được tiếp nhận. Người nộp đăng nhập để xem lý do." },
  WITHDRAWN: { step: 0, words: "Người nộp đã rút hồ sơ." },
  STOPPED: { step: 0, words: "Cơ quan đã dừng giải quyết hồ sơ. Người nộp đăng nhập để xem lý do." },
} satisfies Record<DossierStatus, PublicStepView>;

/** Where a dossier stands on the public way, in plain words without any person's data (domain rule 17). */
export function publicStep(status: DossierStatus): PublicStepView {
  return VIEWS[status];
}
