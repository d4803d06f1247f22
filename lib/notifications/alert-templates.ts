import { STAFF_ALERT_WORDS } from "@/lib/notifications/labels";
import { formatDateTime, formatDay } from "@/lib/platform/format";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";

/** What an alert is written from. No applicant's name: mails to employees go through many hands. */
export type AlertFacts = Readonly<{
  /** Dossier code, or what a question without a dossier is about. */
  code: string;
  procedureName: string;
  /** Due date of the dossier, opinion or answer; the end of the applicant's own term. */
  dueAt: Date | null;
  /** The last day of what the alert warns of, `YYYY-MM-DD`. */
  day: string;
  /** Who did it, for what a person did. */
  by: string | null;
  reason: string | null;
}>;

type Words = Readonly<{ happened: string; next: string }>;

const until = ({ dueAt, day }: AlertFacts) => (dueAt === null ? `hết ngày ${formatDay(day)}` : formatDateTime(dueAt));
const said = ({ reason }: AlertFacts) => (reason === null || reason === "" ? "" : `\n\n${reason}`);
const doneBy = ({ by }: AlertFacts) => by ?? "Người khác";

const TEMPLATES = {
  THREE_DAYS: (facts) => ({ happened: `Còn không quá 3 ngày làm việc. Hạn trả: ${until(facts)}.`, next: "Xem việc còn lại; nếu không kịp thì hẹn lại trước khi hết hạn ít nhất một ngày." }),
  ONE_DAY: (facts) => ({ happened: `Còn 1 ngày làm việc. Hạn trả: ${until(facts)}.`, next: "Giải quyết xong, hoặc hẹn lại ngay hôm nay: từ ngày mai không hẹn lại được nữa." }),
  DUE_TODAY: (facts) => ({ happened: `Hạn trả là hôm nay: ${until(facts)}.`, next: "Giải quyết xong trong hôm nay." }),
  OVERDUE: (facts) => ({ happened: `Đã quá hạn trả ${until(facts)} mà chưa giải quyết xong.`, next: "Giải quyết ngay và xin lỗi người nộp." }),
  SUPPLEMENT_RETURN: (facts) => ({
    happened: `Nếu giấy tờ chưa đủ, hạn cuối để yêu cầu bổ sung là ${formatDay(facts.day)} (3 ngày làm việc từ khi tiếp nhận).`,
    next: "Kiểm tra thành phần hồ sơ hôm nay. Sau hạn này, yêu cầu bổ sung là trả hồ sơ muộn.",
  }),
  TRANSFER_LATE: (facts) => ({ happened: `Giấy tờ vẫn ở quầy, lẽ ra đã chuyển cơ quan trước ${until(facts)}.`, next: "Lập biên bản và bàn giao cho cơ quan." }),
  OPINION_LATE: (facts) => ({ happened: `Hạn cho ý kiến ${until(facts)} đã qua mà chưa có trả lời.`, next: "Bên được hỏi: trả lời ngay. Bên hỏi: liên hệ để có ý kiến." }),
  QUESTION_LATE: (facts) => ({ happened: `Quầy hỏi, hẹn trả lời trước ${until(facts)}, chưa ai trả lời. Người nộp có thể đang chờ.`, next: "Trả lời câu hỏi của quầy." }),
  REMINDER: (facts) => ({ happened: `${doneBy(facts)} nhắc xử lý hồ sơ này.${said(facts)}`, next: "Mở hồ sơ và xử lý." }),
  OPINION_ANSWERED: (facts) => ({ happened: `Đã có ý kiến trả lời.${said(facts)}`, next: "Mở hồ sơ, xem ý kiến và giải quyết tiếp." }),
  DECISION_PROPOSED: (facts) => ({ happened: `${doneBy(facts)} trình kết quả để ký duyệt.${said(facts)}`, next: "Xem và ký duyệt, hoặc trả lại kèm lý do." }),
  PROPOSAL_RETURNED: (facts) => ({ happened: `${doneBy(facts)} trả lại hồ sơ đã trình.${said(facts)}`, next: "Sửa theo ý kiến rồi trình lại." }),
  ASSIGNED: (facts) => ({ happened: `${doneBy(facts)} giao hồ sơ này cho anh/chị.${said(facts)}`, next: facts.dueAt === null ? "Mở hồ sơ và giải quyết." : `Giải quyết trước ${formatDateTime(facts.dueAt)}.` }),
  CLOSING_HELD: (facts) => ({
    happened: `Đã hết hạn bổ sung ngày ${formatDay(facts.day)}, nhưng người nộp đã gửi giấy tờ nên hồ sơ chưa tự đóng.`,
    next: "Kiểm tra giấy tờ gửi đến: xác nhận đủ, hoặc dừng giải quyết nếu vẫn thiếu.",
  }),
  CLAIM_OPENED: (facts) => ({ happened: `Người nộp khiếu nại bưu gửi của hồ sơ này. Phải trả lời trước ${until(facts)}.${said(facts)}`, next: "Xem bưu gửi, tìm hiểu và trả lời trong hạn." }),
  CLAIM_LATE: (facts) => ({ happened: `Khiếu nại bưu gửi đã quá hạn trả lời ${until(facts)}.`, next: "Trả lời ngay cho người khiếu nại." }),
  COMPENSATION_LATE: (facts) => ({ happened: `Tiền bồi thường đã nhận trả, phải trả trước ${until(facts)}, vẫn chưa ghi là đã trả.`, next: "Trả tiền và ghi lại cách trả." }),
} as const satisfies Record<StaffAlertKind, (facts: AlertFacts) => Words>;

/** The words of an alert: a subject that tells mails apart, what happened, what to do, which dossier. */
export function alertOf(kind: StaffAlertKind, facts: AlertFacts): Readonly<{ subject: string; body: string }> {
  const { happened, next } = TEMPLATES[kind](facts);
  return { subject: `${STAFF_ALERT_WORDS[kind]}: ${facts.code}`, body: `${happened}\n\n${next}\n\nThủ tục: ${facts.procedureName}` };
}

/** The mail of one alert alone. @param origin root of the portal, without a slash at the end */
export function alertMail(alert: Readonly<{ subject: string; body: string; path: string }>, fullName: string, origin: string): Readonly<{ subject: string; text: string }> {
  return { subject: alert.subject, text: `Kính gửi ${fullName},\n\n${alert.body}\n\nMở: ${origin}${alert.path}\n\nThư này được gửi tự động, xin đừng trả lời.\n` };
}

/** Open dossiers of an employee this morning: due today, due within three working days after it, overdue. */
export type OpenCounts = Readonly<{ overdue: number; today: number; soon: number }>;
type Told = Readonly<{ subject: string; path: string }>;

/** Most lines of new alerts in one digest; the rest is counted. */
const MOST_LINES = 30;

/** The morning's digest: what is open, then what is new since the last one. null when there is nothing to say. */
export function digestOf(
  day: string, fullName: string, news: readonly Told[], open: OpenCounts, origin: string, alertsPath: string,
): Readonly<{ subject: string; body: string }> | null {
  const { overdue, today, soon } = open;
  if (news.length === 0 && overdue + today + soon === 0) return null;
  const lines = news.slice(0, MOST_LINES).map(({ subject, path }) => `- ${subject}\n  ${origin}${path}`);
  if (news.length > MOST_LINES) lines.push(`- và ${news.length - MOST_LINES} việc khác`);
  const counts = [`Quá hạn: ${overdue}`, `Hạn hôm nay: ${today}`, `Hạn trong 3 ngày làm việc tới: ${soon}`].join("\n");
  const fresh = news.length === 0 ? "Không có nhắc việc mới." : `Nhắc việc mới (${news.length}):\n${lines.join("\n")}`;
  return {
    subject: `Việc cần làm ngày ${formatDay(day)}: ${overdue} quá hạn, ${today} hạn hôm nay, ${soon} sắp đến hạn`,
    body: `Kính gửi ${fullName},\n\nHồ sơ đang mở của anh/chị\n${counts}\n\n${fresh}\n\nXem tất cả: ${origin}${alertsPath}\n\nThư này được gửi mỗi sáng ngày làm việc, xin đừng trả lời.\n`,
  };
}
