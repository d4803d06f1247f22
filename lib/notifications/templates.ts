import { formatDate, formatDateTime } from "@/lib/platform/format";

/** Happenings that the applicant is told of: the names of the dossier's events, and the nearing end of the applicant's own term. */
export const NOTICE_KINDS = [
  "SUBMIT", "VISIT_TOMORROW", "VISIT_TODAY", "MISS_PICKUP", "COLLECT_PAPERS", "RECEIVE", "REQUEST_COMPLETION", "REJECT", "REQUEST_SUPPLEMENT", "ACCEPT_SUPPLEMENT",
  "REMIND", "SUPPLEMENT_ENDING", "CLOSE_UNANSWERED", "EXTEND", "RECOMPUTE_DUE", "GRANT", "REFUSE", "STOP", "DISPATCH_RESULT", "FAIL_DELIVERY", "RETURN_UNDELIVERED", "DELIVER_RESULT", "RETURN_AT_COUNTER", "WITHDRAW",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice is written from: plain values as they stood after the event. `link` opens the dossier for its applicant. */
export type NoticeFacts = Readonly<{
  applicantName: string;
  /** Dossier code, or the submission code before there is one. */
  code: string;
  procedureName: string;
  agency: Readonly<{ name: string; phone: string | null }>;
  office: Readonly<{ name: string; phone: string | null }> | null;
  /** Who did it, with the function: "Trần Thu Hà, nhân viên quầy bưu điện". */
  actor: string;
  at: Date;
  reason: string | null;
  submittedAt: Date | null;
  receivedAt: Date | null;
  dueAt: Date | null;
  /** The date promised before, where the event moved it. */
  dueBefore: Date | null;
  processingEndedAt: Date | null;
  returnedAt: Date | null;
  returnMethod: "POST" | "COUNTER" | "ONLINE";
  returnAddress: string | null;
  /** A visit to the applicant's door that is still to come. */
  pickup: Readonly<{ from: Date; to: Date; address: string }> | null;
  /** Until when the applicant may supplement, when the procedure sets a day. */
  supplementBy: Date | null;
  /** What was granted: "Thẻ số 135200012 ngày 05/3/2026". */
  result: string | null;
  /** Number of the postal item that brings the result. */
  itemCode: string | null;
  link: string;
}>;

export type Notice = Readonly<{ subject: string; body: string }>;
type Words = Readonly<{ subject: string; happened: string; next: string }>;

const hours = ({ from, to }: Readonly<{ from: Date; to: Date }>) => `từ ${formatDateTime(from).slice(0, 5)} đến ${formatDateTime(to).slice(0, 5)} ngày ${formatDate(from)}`;

function quoted(reason: string | null): string {
  return reason === null || reason === "" ? "" : `\n\n${reason}`;
}

/** How the applicant gets the result now that there is one. */
function returnWords(facts: NoticeFacts): string {
  switch (facts.returnMethod) {
    case "POST":
      return `Bưu điện sẽ mang kết quả đến ${facts.returnAddress ?? "địa chỉ anh/chị đã đăng ký"}. Anh/chị không phải làm gì thêm; khi nhận xin xuất trình giấy tờ tùy thân.`;
    case "COUNTER":
      return `Mời anh/chị đến ${facts.office?.name ?? facts.agency.name} nhận kết quả, mang theo giấy tờ tùy thân.`;
    case "ONLINE":
      return "Anh/chị mở hồ sơ theo địa chỉ dưới đây để tải kết quả.";
  }
}

const supplementTerm = ({ supplementBy }: NoticeFacts) => (supplementBy === null ? "" : ` Hạn bổ sung: hết ngày ${formatDate(supplementBy)}.`);
const dueWords = ({ dueAt }: NoticeFacts) => (dueAt === null ? "" : ` Hẹn trả kết quả: ${formatDateTime(dueAt)}.`);

const TEMPLATES = {
  SUBMIT: (facts) => ({
    subject: `Đã nhận hồ sơ nộp ${facts.code}`,
    happened: `Hồ sơ của anh/chị đã được gửi đến ${facts.office?.name ?? facts.agency.name}. Mã này dùng để tra cứu cho đến khi hồ sơ được tiếp nhận.`,
    next: facts.pickup === null
      ? "Nhân viên quầy sẽ kiểm tra giấy tờ rồi báo lại. Anh/chị chưa phải làm gì thêm."
      : `Bưu tá sẽ đến lấy giấy tờ ${hours(facts.pickup)} tại ${facts.pickup.address}. Xin chuẩn bị sẵn bản giấy để cùng bưu tá kiểm đếm và niêm phong.`,
  }),
  VISIT_TOMORROW: (facts) => ({
    subject: `Ngày mai bưu tá đến lấy giấy tờ của hồ sơ ${facts.code}`,
    happened: facts.pickup === null ? "Ngày mai bưu tá đến lấy giấy tờ." : `Bưu tá đến lấy giấy tờ ${hours(facts.pickup)} tại ${facts.pickup.address}.`,
    next: "Xin chuẩn bị đủ bản giấy đã khai và giấy tờ tùy thân để cùng bưu tá kiểm đếm, niêm phong. Không tiện thì mở hồ sơ để đổi hoặc hủy lịch hôm nay.",
  }),
  VISIT_TODAY: (facts) => ({
    subject: `Hôm nay bưu tá đến lấy giấy tờ của hồ sơ ${facts.code}`,
    happened: facts.pickup === null ? "Hôm nay bưu tá đến lấy giấy tờ." : `Bưu tá đến lấy giấy tờ ${hours(facts.pickup)} tại ${facts.pickup.address}.`,
    next: "Xin có mặt, hoặc nhờ người nhà giao bản giấy đã chuẩn bị. Mã hồ sơ ở trên là mã đưa cho bưu tá.",
  }),
  MISS_PICKUP: (facts) => ({
    subject: `Bưu tá chưa gặp để lấy giấy tờ của hồ sơ ${facts.code}`,
    happened: `Bưu tá đã đến theo lịch hẹn lúc ${formatDateTime(facts.at)} nhưng chưa lấy được giấy tờ:${quoted(facts.reason)}`,
    next: `Anh/chị mở hồ sơ để hẹn lại ngày khác, hoặc mang giấy tờ đến ${facts.office?.name ?? "quầy"} trong giờ mở cửa. Hẹn lại không mất thêm cước.`,
  }),
  COLLECT_PAPERS: (facts) => ({
    subject: `Bưu tá đã nhận giấy tờ của hồ sơ ${facts.code}`,
    happened: "Giấy tờ đã được kiểm đếm cùng anh/chị, niêm phong và đang trên đường về quầy.",
    next: "Nhân viên quầy sẽ mở niêm phong, đối chiếu và kiểm tra. Anh/chị không phải làm gì thêm.",
  }),
  RECEIVE: (facts) => ({
    subject: `Hồ sơ ${facts.code} đã được tiếp nhận${facts.dueAt === null ? "" : `, hẹn trả ${formatDate(facts.dueAt)}`}`,
    happened: `Hồ sơ đầy đủ, hợp lệ và đã được tiếp nhận.${dueWords(facts)}`,
    next: `Từ nay mã hồ sơ là ${facts.code}. Giấy tiếp nhận và hẹn trả kết quả nằm trong hồ sơ; anh/chị không phải làm gì thêm.`,
  }),
  REQUEST_COMPLETION: (facts) => ({
    subject: `Cần hoàn thiện hồ sơ ${facts.code}`,
    happened: `Hồ sơ chưa đủ để tiếp nhận. Nội dung cần hoàn thiện:${quoted(facts.reason)}`,
    next: `Anh/chị mở hồ sơ để bổ sung tệp, hoặc đưa bản giấy cho bưu tá, rồi bấm nộp lại.${supplementTerm(facts)} Thời hạn giải quyết chưa bắt đầu.`,
  }),
  REJECT: (facts) => ({
    subject: `Hồ sơ ${facts.code} không được tiếp nhận`,
    happened: `Hồ sơ không được tiếp nhận vì lý do sau:${quoted(facts.reason)}`,
    next: "Phiếu từ chối nằm trong hồ sơ. Khi đã khắc phục được lý do trên, anh/chị có thể nộp hồ sơ mới.",
  }),
  REQUEST_SUPPLEMENT: (facts) => ({
    subject: `Cần bổ sung giấy tờ cho hồ sơ ${facts.code}`,
    happened: `${facts.agency.name} đề nghị anh/chị bổ sung:${quoted(facts.reason)}`,
    next: `Anh/chị mở hồ sơ để gửi giấy tờ bổ sung; mọi nội dung cần bổ sung đã nêu đủ một lần ở trên.${supplementTerm(facts)}`,
  }),
  ACCEPT_SUPPLEMENT: (facts) => ({
    subject: `Đã nhận đủ giấy tờ bổ sung của hồ sơ ${facts.code}`,
    happened: `Giấy tờ bổ sung đã đủ, hồ sơ được giải quyết tiếp.${dueWords(facts)}`,
    next: "Anh/chị không phải làm gì thêm.",
  }),
  REMIND: (facts) => ({
    subject: `Nhắc bổ sung giấy tờ cho hồ sơ ${facts.code}`,
    happened: `${facts.agency.name} vẫn đang chờ giấy tờ bổ sung của hồ sơ này.${quoted(facts.reason)}`,
    next: `Anh/chị mở hồ sơ để xem nội dung cần bổ sung và gửi giấy tờ.${supplementTerm(facts)}`,
  }),
  SUPPLEMENT_ENDING: (facts) => ({
    subject: `Sắp hết hạn bổ sung giấy tờ cho hồ sơ ${facts.code}`,
    happened: `${facts.agency.name} vẫn đang chờ giấy tờ bổ sung.${supplementTerm(facts)} Nội dung cần bổ sung:${quoted(facts.reason)}`,
    next: "Anh/chị mở hồ sơ để gửi tệp, hoặc hẹn bưu tá đến lấy bản giấy. Hết hạn mà chưa có giấy tờ thì hồ sơ tự đóng và bản chính được trả lại.",
  }),
  CLOSE_UNANSWERED: (facts) => ({
    subject: `Hồ sơ ${facts.code} đã đóng vì quá hạn bổ sung`,
    happened: `Đã hết hạn bổ sung mà cơ quan chưa nhận được giấy tờ, nên hồ sơ dừng giải quyết.${quoted(facts.reason)}`,
    next: "Bản chính đã nộp (nếu có) được trả lại. Khi đủ giấy tờ, anh/chị có thể nộp hồ sơ mới.",
  }),
  EXTEND: (facts) => ({
    subject: `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${facts.code}`,
    happened: `${facts.agency.name} xin lỗi vì chưa trả được kết quả đúng hẹn${facts.dueBefore === null ? "" : ` ngày ${formatDate(facts.dueBefore)}`}. Lý do:${quoted(facts.reason)}`,
    next: `Ngày hẹn mới: ${facts.dueAt === null ? "" : formatDateTime(facts.dueAt)}. Văn bản xin lỗi nằm trong hồ sơ; anh/chị không phải làm gì thêm.`,
  }),
  RECOMPUTE_DUE: (facts) => ({
    subject: `Ngày hẹn trả hồ sơ ${facts.code} được tính lại`,
    happened: `Lịch làm việc có thay đổi nên ngày hẹn trả${facts.dueBefore === null ? "" : ` ${formatDate(facts.dueBefore)}`} được tính lại.${dueWords(facts)}`,
    next: "Ngày đã in trên giấy tiếp nhận vẫn được giữ trong hồ sơ. Anh/chị không phải làm gì thêm.",
  }),
  GRANT: (facts) => ({
    subject: `Hồ sơ ${facts.code} đã có kết quả`,
    happened: `Hồ sơ đã giải quyết xong.${facts.result === null ? "" : ` Kết quả: ${facts.result}.`}`,
    next: returnWords(facts),
  }),
  REFUSE: (facts) => ({
    subject: `Hồ sơ ${facts.code} không được giải quyết`,
    happened: `${facts.agency.name} từ chối giải quyết hồ sơ vì lý do sau:${quoted(facts.reason)}`,
    next: `Phiếu từ chối nằm trong hồ sơ. Nếu không đồng ý, anh/chị có quyền khiếu nại theo quy định của pháp luật.`,
  }),
  STOP: (facts) => ({
    subject: `Hồ sơ ${facts.code} dừng giải quyết`,
    happened: `${facts.agency.name} dừng giải quyết hồ sơ:${quoted(facts.reason)}`,
    next: "Cần hỏi thêm, anh/chị gọi số điện thoại ở cuối thư.",
  }),
  DISPATCH_RESULT: (facts) => ({
    subject: `Kết quả hồ sơ ${facts.code} đã giao cho bưu điện`,
    happened: `Cơ quan đã bàn giao kết quả cho bưu điện.${facts.itemCode === null ? "" : ` Số hiệu bưu gửi: ${facts.itemCode}.`}`,
    next: `Bưu tá sẽ mang kết quả đến ${facts.returnAddress ?? "địa chỉ anh/chị đã đăng ký"}. Khi nhận xin xuất trình giấy tờ tùy thân; người nhận thay cần giấy ủy quyền.`,
  }),
  FAIL_DELIVERY: (facts) => ({
    subject: `Bưu tá chưa giao được kết quả hồ sơ ${facts.code}`,
    happened: `Bưu tá đã mang kết quả đến ${facts.returnAddress ?? "địa chỉ anh/chị đã đăng ký"} lúc ${formatDateTime(facts.at)} nhưng chưa giao được:${quoted(facts.reason)}`,
    next: `Bưu điện sẽ mời anh/chị nhận lần nữa, cách lần này ít nhất 2 ngày làm việc. Muốn hẹn giờ, anh/chị gọi số điện thoại ở cuối thư. Sau hai lần chưa giao được, kết quả được chuyển về cơ quan.`,
  }),
  RETURN_UNDELIVERED: (facts) => ({
    subject: `Kết quả hồ sơ ${facts.code} đã chuyển về cơ quan`,
    happened: `Bưu điện đã mời nhận ít nhất hai lần, cách nhau từ 2 ngày làm việc, mà chưa giao được nên chuyển kết quả về ${facts.agency.name}.${quoted(facts.reason)}`,
    next: `Kết quả được giữ tại ${facts.agency.name}. Anh/chị liên hệ cơ quan${facts.agency.phone === null ? "" : ` (${facts.agency.phone})`} để hẹn phát lại hoặc đến nhận. Giờ và lý do của từng lần phát có trong hồ sơ.`,
  }),
  DELIVER_RESULT: (facts) => ({
    subject: `Đã phát kết quả hồ sơ ${facts.code}`,
    happened: `Kết quả đã được phát tận tay lúc ${formatDateTime(facts.at)}.`,
    next: "Hồ sơ đã hoàn tất. Nếu không phải anh/chị hoặc người được ủy quyền nhận, xin gọi ngay số điện thoại ở cuối thư.",
  }),
  RETURN_AT_COUNTER: (facts) => ({
    subject: `Đã trả kết quả hồ sơ ${facts.code} tại quầy`,
    happened: `Kết quả đã được trả tại quầy lúc ${formatDateTime(facts.at)}.`,
    next: "Hồ sơ đã hoàn tất. Nếu không phải anh/chị hoặc người được ủy quyền nhận, xin gọi ngay số điện thoại ở cuối thư.",
  }),
  WITHDRAW: (facts) => ({
    subject: `Đã rút hồ sơ ${facts.code}`,
    happened: "Hồ sơ đã được rút theo yêu cầu của anh/chị.",
    next: "Giấy tờ bản chính (nếu đã nộp) sẽ được trả lại. Khi cần, anh/chị có thể nộp hồ sơ mới.",
  }),
} as const satisfies Record<NoticeKind, (facts: NoticeFacts) => Words>;

/** The moments that the law wants told, as far as they have come. */
function moments(facts: NoticeFacts): string[] {
  const told: readonly (readonly [string, Date | null])[] = [
    ["Nộp lúc", facts.submittedAt],
    ["Tiếp nhận lúc", facts.receivedAt],
    ["Hẹn trả", facts.processingEndedAt === null ? facts.dueAt : null],
    ["Giải quyết xong lúc", facts.processingEndedAt],
    ["Trả kết quả lúc", facts.returnedAt],
  ];
  return told.flatMap(([label, moment]) => (moment === null ? [] : [`${label}: ${formatDateTime(moment)}`]));
}

function phoneLine({ agency, office }: NoticeFacts): string {
  const lines = [office, agency].flatMap((place) => (place?.phone ? [`${place.name} ${place.phone}`] : []));
  return lines.length === 0 ? "" : `Cần hỏi, xin gọi: ${lines.join("; ")}.\n`;
}

/**
 * The notice of one event to the applicant: what happened, what to do next, then agency, person and times
 * (NĐ 224/2026/NĐ-CP, Điều 15.1.g). Plain text, so that every mail reader shows it.
 */
export function noticeOf(kind: NoticeKind, facts: NoticeFacts): Notice {
  const { subject, happened, next } = TEMPLATES[kind](facts);
  const body = [
    `Kính gửi ông/bà ${facts.applicantName},`,
    happened,
    `Việc tiếp theo: ${next}`,
    [
      `Mã hồ sơ: ${facts.code}`,
      `Thủ tục: ${facts.procedureName}`,
      `Cơ quan giải quyết: ${facts.agency.name}`,
      `Người thực hiện: ${facts.actor}, lúc ${formatDateTime(facts.at)}`,
      ...moments(facts),
    ].join("\n"),
    `Xem hồ sơ: ${facts.link}`,
    `${phoneLine(facts)}Thư này được gửi tự động, xin đừng trả lời.`,
  ];
  return { subject, body: `${body.join("\n\n")}\n` };
}
