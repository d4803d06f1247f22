import type { DossierEventName, LifecycleReason } from "@/lib/dossiers/lifecycle";
import type { AuthorisationKind, AuthorisationScope } from "@/lib/dossiers/representation";
import type { AnswerKind, DossierStatus, Outcome, RepresentationKind, ReturnMethod } from "@/lib/platform/generated/enums";

/** The national names of the statuses (domain.md 2.5). */
export const STATUS_WORDS = {
  DRAFT: "Bản nháp",
  SUBMITTED: "Mới đăng ký",
  RECEIVED: "Được tiếp nhận",
  NOT_RECEIVED: "Không được tiếp nhận",
  PROCESSING: "Đang xử lý",
  AWAITING_SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
  AWAITING_PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
  WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
  STOPPED: "Dừng xử lý",
  RESOLVED: "Đã xử lý xong",
  RETURNED: "Đã trả kết quả",
} satisfies Record<DossierStatus, string>;

/** Codes of the national list; a draft is not national. */
export const NATIONAL_STATUS_CODES = {
  DRAFT: null, SUBMITTED: 1, RECEIVED: 2, NOT_RECEIVED: 3, PROCESSING: 4, AWAITING_SUPPLEMENT: 5,
  AWAITING_PAYMENT: 6, WITHDRAWN: 7, STOPPED: 8, RESOLVED: 9, RETURNED: 10,
} satisfies Record<DossierStatus, number | null>;

export const OUTCOME_WORDS = { GRANTED: "Có kết quả", REFUSED: "Từ chối giải quyết" } satisfies Record<Outcome, string>;

export const RETURN_METHOD_WORDS = {
  POST: "Bưu điện trả tận nơi",
  COUNTER: "Nhận tại quầy một cửa",
  ONLINE: "Bản điện tử",
} satisfies Record<ReturnMethod, string>;

export const ANSWER_WORDS = {
  FILED: "Đã nộp",
  SHOWN: "Đã xuất trình",
  ALTERNATIVE: "Dùng giấy tờ thay thế",
  FROM_DATABASE: "Lấy từ cơ sở dữ liệu",
  MISSING: "Còn thiếu",
} satisfies Record<AnswerKind, string>;

export const REPRESENTATION_WORDS = {
  PERSON: "Nộp thay người khác",
  CHILD: "Cha, mẹ, người giám hộ nộp cho trẻ",
  ORGANISATION: "Nộp cho tổ chức, doanh nghiệp",
} satisfies Record<RepresentationKind, string>;

export const AUTHORISATION_WORDS = {
  NOTARISED: "Văn bản ủy quyền có công chứng, chứng thực",
  PLAIN: "Giấy ủy quyền",
  INTRODUCTION: "Giấy giới thiệu của tổ chức",
  RELATION: "Giấy tờ chứng minh quan hệ gia đình",
} satisfies Record<AuthorisationKind, string>;

export const AUTHORISATION_SCOPE_WORDS = {
  FILE_AND_COLLECT: "Nộp hồ sơ và nhận kết quả",
  FILE: "Nộp hồ sơ",
  COLLECT: "Chỉ nhận kết quả",
} satisfies Record<AuthorisationScope, string>;

/** Each event as a sentence after its author: "chị Hoa đã tiếp nhận hồ sơ". */
export const EVENT_WORDS = {
  CREATE_DRAFT: "mở bản nháp",
  SUBMIT: "nộp hồ sơ",
  FILE_AT_COUNTER: "lập hồ sơ tại quầy",
  WITHDRAW: "rút hồ sơ",
  MOVE_PICKUP: "hẹn lại ngày bưu tá đến lấy giấy tờ",
  CANCEL_PICKUP: "hủy hẹn bưu tá đến",
  MISS_PICKUP: "đến lấy giấy tờ nhưng chưa gặp",
  COLLECT_PAPERS: "nhận giấy tờ tại nhà",
  TAKE_OVER_PAPERS: "nhận giấy tờ từ bưu tá",
  REQUEST_COMPLETION: "yêu cầu hoàn thiện hồ sơ",
  RESUBMIT: "nộp lại hồ sơ",
  REJECT: "từ chối tiếp nhận",
  RECEIVE: "tiếp nhận hồ sơ",
  DIGITISE: "số hóa giấy tờ",
  HAND_TO_AGENCY: "bàn giao giấy tờ cho cơ quan",
  CLAIM: "nhận giải quyết",
  RELEASE: "trả lại hồ sơ cho phòng",
  TAKE_OVER: "lấy hồ sơ về giải quyết",
  ASSIGN: "phân công giải quyết",
  TRANSFER: "chuyển hồ sơ cho đồng nghiệp",
  REMIND: "nhắc việc",
  FINISH_STEP: "xong một bước nội bộ",
  REQUEST_SUPPLEMENT: "yêu cầu bổ sung",
  ALLOW_SUPPLEMENT: "cho phép yêu cầu bổ sung lần nữa",
  ACCEPT_SUPPLEMENT: "nhận đủ giấy tờ bổ sung",
  CLOSE_UNANSWERED: "đóng hồ sơ vì quá hạn bổ sung",
  EXTEND: "xin lỗi và hẹn lại ngày trả",
  RECOMPUTE_DUE: "tính lại hạn theo lịch làm việc mới",
  STOP: "dừng giải quyết",
  ASK_OPINION: "hỏi ý kiến cơ quan khác",
  RECORD_OPINION: "nhận ý kiến trả lời",
  ATTACH_RESULT: "đính kèm kết quả",
  PROPOSE: "trình lãnh đạo ký duyệt",
  RETURN_PROPOSAL: "trả lại tờ trình",
  GRANT: "giải quyết xong, có kết quả",
  REFUSE: "từ chối giải quyết",
  DISPATCH_RESULT: "giao kết quả cho bưu điện",
  FAIL_DELIVERY: "đến phát nhưng chưa giao được",
  RETURN_UNDELIVERED: "chuyển hoàn kết quả về cơ quan",
  DELIVER_RESULT: "phát kết quả tận tay",
  RETURN_AT_COUNTER: "trả kết quả tại quầy",
} satisfies Record<DossierEventName, string>;

export type MoveReason = LifecycleReason | "SOMEBODY_FASTER" | "NOT_FOUND";

export const REFUSAL_WORDS = {
  WRONG_STATUS: "Hồ sơ đang ở bước khác nên chưa làm được việc này.",
  NOT_HOLDER: "Hồ sơ đang do người khác giải quyết. Hãy nhận hồ sơ trước khi làm việc này.",
  ALREADY_HELD: "Hồ sơ đã có người nhận giải quyết.",
  CHECKLIST_INCOMPLETE: "Chưa kiểm đủ thành phần hồ sơ. Hãy ghi nhận từng giấy tờ, hoặc yêu cầu hoàn thiện.",
  NO_RESULT_FILE: "Chưa có tệp kết quả. Hãy đính kèm kết quả rồi mới trả.",
  SECOND_SUPPLEMENT: "Hồ sơ đã được yêu cầu bổ sung một lần. Yêu cầu lần nữa phải do lãnh đạo cơ quan quyết định.",
  PAPERS_OWED: "Còn bản chính mượn để đối chiếu chưa trả lại cho công dân.",
  RETURN_BY_OTHER_WAY: "Công dân đã chọn cách nhận kết quả khác.",
  NOTHING_TO_ALLOW: "Chuyên viên đang được phép yêu cầu bổ sung, không cần cho phép thêm.",
  SIGN_OFF_REQUIRED: "Thủ tục này do lãnh đạo ký duyệt. Chuyên viên trình trước, lãnh đạo ký sau.",
  SIGN_OFF_NOT_NEEDED: "Thủ tục này không cần lãnh đạo ký duyệt; anh/chị giải quyết xong ngay được.",
  ALREADY_PROPOSED: "Hồ sơ đã trình và đang chờ lãnh đạo ký duyệt.",
  NOT_PROPOSED: "Chưa có tờ trình nào đang chờ ký duyệt.",
  SOMEBODY_FASTER: "Hồ sơ vừa được người khác xử lý.",
  NOT_FOUND: "Không tìm thấy hồ sơ này trong phạm vi của anh/chị.",
} satisfies Record<MoveReason, string>;
