import type {
  Channel,
  ComponentKind,
  FeeKind,
  LimitUnit,
  PostStart,
  RequestFieldType,
  SupplementPolicy,
} from "@/lib/procedures/procedure";
import type { ImportFlag, ImportRefusal } from "@/lib/procedures/import-flags";
import type { ProcedurePart } from "@/lib/procedures/difference";

export const CHANNEL_LABELS: Record<Channel, string> = {
  COUNTER: "Trực tiếp",
  ONLINE: "Trực tuyến",
  POST: "Dịch vụ bưu chính",
};

export const LIMIT_UNIT_LABELS: Record<LimitUnit, string> = {
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  HOUR: "giờ",
  MONTH: "tháng",
};

export const COMPONENT_KIND_LABELS: Record<ComponentKind, string> = {
  FILED: "Nộp",
  SHOWN: "Xuất trình",
  NOTE: "Ghi chú",
};

export const SUPPLEMENT_POLICY_LABELS: Record<SupplementPolicy, string> = {
  RESET: "Tính lại từ đầu khi nhận đủ hồ sơ",
  PAUSE: "Không tính thời gian bổ sung vào thời hạn",
  NONE: "Không có bước bổ sung sau tiếp nhận",
};

export const FEE_KIND_LABELS: Record<FeeKind, string> = {
  FEE: "Phí",
  CHARGE: "Lệ phí",
};

export const POST_START_LABELS: Record<PostStart, string> = {
  HANDOVER: "Từ lúc ký biên bản giao nhận với cơ quan",
  ARRIVAL: "Từ ngày dấu bưu điện đến",
};

export const REQUEST_FIELD_TYPE_LABELS: Record<RequestFieldType, string> = {
  text: "Một dòng chữ",
  date: "Ngày",
  number: "Số",
  choice: "Chọn một",
  longtext: "Nhiều dòng",
};

/** What a reviewer reads beside a procedure taken with a doubt. */
export const IMPORT_FLAG_LABELS: Record<ImportFlag, string> = {
  FREE_BESIDE_AMOUNT: "Ghi “Miễn phí” cạnh một mức thu hoặc văn bản quy định mức thu",
  FEE_UNREADABLE: "Không đọc được phí, lệ phí từ lời ghi",
  FEE_TOO_SMALL: "Mức thu dưới 1.000 đ, có thể thiếu ba số 0",
  FEE_HAS_CONDITIONS: "Mức thu có điều kiện, miễn giảm hoặc nhiều mức",
  FEE_FOREIGN_CURRENCY: "Mức thu bằng ngoại tệ",
  LIMIT_GLUED_TO_FEE: "Thời hạn mất đơn vị, con số dính vào lời ghi phí",
  LIMIT_ONLY_IN_TEXT: "Thời hạn chỉ nằm trong lời ghi, ô thời hạn để trống",
  MISSING_LIMIT: "Có kênh không có thời hạn giải quyết",
  LIMITS_DIFFER_BY_CHANNEL: "Thời hạn khác nhau giữa các kênh",
  SEVERAL_LIMITS_IN_CHANNEL: "Một kênh có nhiều thời hạn, chưa rõ trường hợp nào",
  SUSPICIOUS_LIMIT: "Thời hạn bất thường",
  NO_POST_CHANNEL: "Không có kênh bưu chính",
  NO_COMPONENTS: "Không có thành phần hồ sơ",
  NOTE_NOT_COMPONENT: "Dòng ghi chú nằm trong danh sách giấy tờ (0 bản)",
  COUNT_ONLY_IN_TEXT: "Số bản chỉ nằm trong lời ghi",
  COUNT_GLUED: "Số bản dính với số cuối của tên giấy tờ",
  ORIGINAL_AND_COPY_ASKED: "Đòi cả bản chính và bản sao của cùng giấy tờ, có thể là số mặc định",
  SHOWN_NOT_FILED: "Giấy tờ xuất trình, không nộp",
  ALTERNATIVES: "Nộp một trong các giấy tờ",
  DUPLICATE_COMPONENT: "Giấy tờ lặp lại trong cùng trường hợp",
  FILE_NAME_IN_COMPONENT: "Tên tệp đính kèm dính vào tên giấy tờ",
  SECTION_NOT_CASE: "Đề mục bị ghi thành trường hợp",
  CASE_TITLE_CUT: "Tên trường hợp bị cắt mất phần đầu",
  TEXT_CUT: "Lời ghi bị cắt mất phần cuối",
  MISSING_AUTHORITY: "Không ghi cơ quan thực hiện",
  NAME_NOT_PROCEDURE: "Tên giống tên quyết định công bố, không phải tên thủ tục",
};

export const IMPORT_REFUSAL_LABELS: Record<ImportRefusal, string> = {
  BLANK_LINE: "Dòng trống",
  NOT_JSON: "Dòng không phải JSON",
  BAD_CODE: "Mã thủ tục sai",
  BAD_SHAPE: "Dòng sai cấu trúc",
  REPEATED_CODE: "Mã thủ tục lặp lại trong tệp",
};

export const PROCEDURE_PART_LABELS: Record<ProcedurePart, string> = {
  NAME: "Tên thủ tục",
  LEVEL: "Cấp thực hiện",
  FIELD: "Lĩnh vực",
  AUTHORITY: "Cơ quan thực hiện",
  DECISION: "Quyết định công bố",
  SUBJECTS: "Đối tượng thực hiện",
  CHANNELS: "Kênh nộp và thời hạn",
  FEE_TEXTS: "Lời ghi phí, lệ phí",
  COMPONENTS: "Thành phần hồ sơ",
  RESULT_CODES: "Mã kết quả",
  SUPPLEMENT: "Quy tắc bổ sung hồ sơ",
  RECEPTION: "Quy tắc tiếp nhận (giờ chốt, trong ngày, có mặt, ủy quyền, bưu chính)",
  FEES: "Mức phí, lệ phí",
  REQUEST_FORM: "Mẫu khai của người dân",
  SIGN_OFF: "Lãnh đạo ký duyệt",
  INTERNAL_NOTE: "Ghi chú nội bộ",
};

/** A limit in words: `13 ngày làm việc`; null when the value or its unit is missing. */
export function limitWords(value: number | null, unit: LimitUnit | null): string | null {
  if (value === null || unit === null) return null;
  return `${String(value).replace(".", ",")} ${LIMIT_UNIT_LABELS[unit]}`;
}
