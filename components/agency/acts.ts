import type { FormAction } from "@/components/ui/form-state";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";

/** The acts that need words or a second look, by their name in the address. */
export const ACTS = [
  "tra-lai", "lay-ho-so", "phan-cong", "chuyen", "nhac", "bo-sung", "nhan-bo-sung", "cho-bo-sung", "hen-lai", "hoi-y-kien", "tra-ket-qua", "trinh-ky", "tra-to-trinh", "tu-choi", "dung",
] as const;
export type Act = (typeof ACTS)[number];

/** The event without which the act is not offered. Granting begins with attaching the result. */
const EVENT_OF_ACT = {
  "tra-lai": "RELEASE", "lay-ho-so": "TAKE_OVER", "phan-cong": "ASSIGN", "chuyen": "TRANSFER", "nhac": "REMIND", "bo-sung": "REQUEST_SUPPLEMENT", "nhan-bo-sung": "ACCEPT_SUPPLEMENT",
  "cho-bo-sung": "ALLOW_SUPPLEMENT", "hen-lai": "EXTEND", "hoi-y-kien": "ASK_OPINION", "tra-ket-qua": "ATTACH_RESULT", "trinh-ky": "PROPOSE",
  "tra-to-trinh": "RETURN_PROPOSAL", "tu-choi": "REFUSE", "dung": "STOP",
} as const satisfies Record<Act, DossierEventName>;

export type ActActions = Readonly<Record<Act, FormAction>>;

export const ACT_TITLES = {
  "tra-lai": "Trả lại hồ sơ cho cơ quan",
  "lay-ho-so": "Lấy hồ sơ về giải quyết",
  "phan-cong": "Phân công giải quyết",
  "chuyen": "Chuyển hồ sơ cho đồng nghiệp",
  "nhac": "Nhắc người giữ hồ sơ",
  "bo-sung": "Yêu cầu bổ sung",
  "nhan-bo-sung": "Nhận đủ giấy tờ bổ sung",
  "cho-bo-sung": "Cho phép yêu cầu bổ sung lần nữa",
  "hen-lai": "Xin lỗi và hẹn lại ngày trả",
  "hoi-y-kien": "Hỏi ý kiến cơ quan khác",
  "tra-ket-qua": "Giải quyết xong, có kết quả",
  "trinh-ky": "Trình lãnh đạo ký duyệt",
  "tra-to-trinh": "Trả lại tờ trình",
  "tu-choi": "Từ chối giải quyết",
  "dung": "Dừng giải quyết",
} satisfies Record<Act, string>;

export const ACT_SUBMITS = {
  "tra-lai": "Trả lại hồ sơ",
  "lay-ho-so": "Lấy hồ sơ",
  "phan-cong": "Phân công",
  "chuyen": "Chuyển hồ sơ",
  "nhac": "Gửi lời nhắc",
  "bo-sung": "Gửi yêu cầu bổ sung",
  "nhan-bo-sung": "Nhận đủ bổ sung",
  "cho-bo-sung": "Cho phép",
  "hen-lai": "Xin lỗi và hẹn lại",
  "hoi-y-kien": "Gửi câu hỏi",
  "tra-ket-qua": "Giải quyết xong",
  "trinh-ky": "Trình ký",
  "tra-to-trinh": "Trả lại tờ trình",
  "tu-choi": "Từ chối giải quyết",
  "dung": "Dừng giải quyết",
} satisfies Record<Act, string>;

/** What the page says when it comes back from an act. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  "nhan": "Anh/chị đã nhận giải quyết hồ sơ này.",
  "tra-lai": "Đã trả hồ sơ về cơ quan; người khác nhận được rồi.",
  "lay-ho-so": "Anh/chị đã lấy hồ sơ về giải quyết.",
  "phan-cong": "Đã phân công; người được giao thấy hồ sơ trong hàng “Của tôi”.",
  "chuyen": "Đã chuyển hồ sơ; người nhận thấy trong hàng “Của tôi”.",
  "nhac": "Đã gửi lời nhắc; lời nhắc nằm trong lịch sử hồ sơ.",
  "bo-sung": "Đã gửi yêu cầu bổ sung; người nộp được báo bằng thư.",
  "nhan-bo-sung": "Đã ghi nhận đủ bổ sung; hạn trả đã tính lại.",
  "cho-bo-sung": "Đã cho phép yêu cầu bổ sung thêm một lần; lý do đã vào hồ sơ.",
  "hen-lai": "Đã hẹn lại ngày trả; văn bản xin lỗi đã lập và người nộp được báo.",
  "hoi-y-kien": "Đã gửi câu hỏi; câu trả lời sẽ hiện ở mục “Ý kiến cơ quan khác”.",
  "tra-ket-qua": "Đã giải quyết xong, có kết quả. Bước tiếp: bàn giao kết quả cho bưu điện.",
  "trinh-ky": "Đã trình; hồ sơ chờ lãnh đạo ký duyệt.",
  "ky-duyet": "Đã ký duyệt; hồ sơ giải quyết xong như tờ trình.",
  "tra-to-trinh": "Đã trả lại tờ trình cho người trình.",
  "tu-choi": "Đã từ chối giải quyết; phiếu từ chối đã lập và người nộp được báo.",
  "dung": "Đã dừng giải quyết; thông báo đã lập và người nộp được báo.",
  "tep": "Đã đính kèm tệp kết quả.",
  "buoc": "Đã ghi xong một bước nội bộ.",
};

/** Where the lifecycle allows more than makes sense on the screen. */
function makesSense(act: Act, { status, procedure, holder, proposal }: DossierView, me: string): boolean {
  switch (act) {
    case "lay-ho-so":
      return holder !== null && holder.id !== me;
    case "phan-cong":
      return holder === null;
    case "chuyen":
      return holder !== null;
    case "nhac":
      return status === "AWAITING_SUPPLEMENT" || (holder !== null && holder.id !== me);
    case "tra-ket-qua":
      return !procedure.signOff;
    case "tu-choi":
      return proposal === null;
    default:
      return true;
  }
}

/** The acts offered to this reader now, in the order of ACTS. */
export function offeredActs(dossier: DossierView, me: string): readonly Act[] {
  return ACTS.filter((act) => dossier.possible.includes(EVENT_OF_ACT[act]) && makesSense(act, dossier, me));
}

/** The reader is the head who may sign the proposal as it stands. */
export function maySign({ proposal, possible }: DossierView): boolean {
  return proposal !== null && possible.includes("RETURN_PROPOSAL") && possible.includes(proposal.outcome);
}
