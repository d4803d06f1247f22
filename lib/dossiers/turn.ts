import { clockHolderAfter, type Way } from "@/lib/dossiers/clock-segments";
import type { ClockHolder, DossierEventName } from "@/lib/dossiers/lifecycle";
import type { DossierStatus } from "@/lib/platform/generated/enums";

/** Whose move it is, in words that answer "ai đang làm gì": `words` names the party, `next` says what comes. */
export type Turn = Readonly<{ holder: ClockHolder; words: string; next: string }>;

export type TurnFacts = Way & Readonly<{
  status: DossierStatus;
  /** A visit to the applicant's door is still to come. */
  pickupOpen: boolean;
  agencyName: string;
  /** Oldest first. */
  events: readonly DossierEventName[];
}>;

/** The party whose clock runs after all the events, oldest first (four clocks, design 5). */
function clockHolderNow(events: readonly DossierEventName[], way: Way): ClockHolder {
  for (const event of [...events].reverse()) {
    const clock = clockHolderAfter(event, way);
    if (clock !== null) return clock;
  }
  return "CITIZEN";
}

const BY_STATUS: Partial<Record<DossierStatus, Turn>> = {
  DRAFT: { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Điền tiếp rồi nộp hồ sơ." },
  NOT_RECEIVED: { holder: "NOBODY", words: "không còn việc", next: "Hồ sơ không được tiếp nhận; xem lý do rồi nộp hồ sơ mới nếu cần." },
  WITHDRAWN: { holder: "NOBODY", words: "không còn việc", next: "Hồ sơ đã rút theo yêu cầu." },
  STOPPED: { holder: "NOBODY", words: "không còn việc", next: "Cơ quan đã dừng giải quyết hồ sơ." },
  RETURNED: { holder: "NOBODY", words: "đã xong", next: "Kết quả đã đến tay người nhận." },
  AWAITING_PAYMENT: { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Thực hiện nghĩa vụ tài chính theo thông báo." },
};

/** Whose turn it is now. A request that the courier or the counter has already answered is no longer the applicant's. */
export function turnOf({ status, pickupOpen, agencyName, events, ...way }: TurnFacts): Turn {
  const clock = clockHolderNow(events, way);
  const agency: Turn = { holder: "AGENCY", words: agencyName, next: "Cơ quan đang giải quyết hồ sơ." };
  switch (status) {
    case "SUBMITTED":
      if (clock === "CITIZEN") return { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Hẹn lại ngày bưu tá đến lấy giấy tờ, hoặc mang giấy tờ đến quầy." };
      return pickupOpen && clock === "POST"
        ? { holder: "POST", words: "bưu tá", next: "Bưu tá đến lấy giấy tờ theo lịch hẹn." }
        : { holder: "COUNTER", words: "quầy bưu điện", next: "Nhân viên quầy kiểm tra giấy tờ rồi tiếp nhận." };
    case "AWAITING_SUPPLEMENT":
      if (pickupOpen) return { holder: "POST", words: "bưu tá", next: "Bưu tá lấy giấy tờ bổ sung rồi giao quầy." };
      return clock === "COUNTER"
        ? { holder: "COUNTER", words: "quầy bưu điện", next: "Nhân viên quầy kiểm tra giấy tờ bổ sung." }
        : { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Bổ sung giấy tờ theo yêu cầu." };
    case "RECEIVED":
    case "PROCESSING":
      return agency;
    case "RESOLVED":
      if (clock === "AGENCY") return { holder: "AGENCY", words: agencyName, next: "Đã có kết quả; cơ quan đang chuyển cho bưu điện." };
      if (way.returnMethod === "POST" && clock === "CITIZEN") {
        return { holder: "CITIZEN", words: "người nộp hồ sơ", next: `Kết quả đã về ${agencyName} sau các lần phát chưa giao được; liên hệ để hẹn phát lại hoặc đến nhận.` };
      }
      if (way.returnMethod === "POST") return { holder: "POST", words: "bưu điện", next: "Bưu tá mang kết quả đến tận nơi." };
      return way.returnMethod === "COUNTER"
        ? { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Đến quầy một cửa nhận kết quả, mang theo giấy tờ tùy thân." }
        : { holder: "CITIZEN", words: "người nộp hồ sơ", next: "Tải kết quả điện tử." };
    default:
      return BY_STATUS[status] ?? agency;
  }
}
