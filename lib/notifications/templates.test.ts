import { describe, expect, it } from "vitest";
import { NOTICE_KINDS, type NoticeFacts, noticeOf } from "@/lib/notifications/templates";
import { vietnamMoment } from "@/lib/platform/format";

const FACTS: NoticeFacts = {
  applicantName: "Nguyễn Thị Mai Lan", code: "H42.18-260305-0012", procedureName: "Cấp thẻ hướng dẫn viên du lịch nội địa",
  agency: { name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Ninh Bình", phone: "02293000118" }, office: { name: "Bưu cục Phủ Lý", phone: "02263852123" },
  actor: "Trần Thu Hà, nhân viên quầy bưu điện", at: vietnamMoment("2026-03-05", "09:05"), reason: "1. Giấy khám sức khỏe (hết hiệu lực): nộp giấy mới.",
  submittedAt: vietnamMoment("2026-03-04", "20:00"), receivedAt: vietnamMoment("2026-03-05", "09:05"), dueBefore: null, dueAt: vietnamMoment("2026-03-20", "17:00"),
  processingEndedAt: null, returnedAt: null, returnMethod: "POST", returnAddress: "Số 18 ngõ 42, phường Phủ Lý", pickup: null, supplementBy: null,
  result: "Thẻ số 135200012", itemCode: "CP20260001VN", link: "https://motcua.example/cong-dan/ho-so/1",
};

describe("notices", () => {
  it.each(NOTICE_KINDS)("%s tells code, agency, person, time, what to do and where to look", (kind) => {
    const { subject, body } = noticeOf(kind, FACTS);
    expect(subject).toContain(FACTS.code);
    expect(subject.length).toBeLessThan(100);
    for (const told of [FACTS.applicantName, FACTS.agency.name, "Trần Thu Hà", "09:05 05/03/2026", "Việc tiếp theo: ", FACTS.link, "Tiếp nhận lúc: "]) {
      expect(body).toContain(told);
    }
    expect(`${subject}${body}`).not.toMatch(/undefined|null|NaN|\.\./);
  });

  it("gives the reason word for word where the applicant must act on it", () => {
    for (const kind of ["REQUEST_COMPLETION", "REJECT", "REQUEST_SUPPLEMENT", "REFUSE", "STOP"] as const) {
      expect(noticeOf(kind, FACTS).body).toContain(FACTS.reason);
    }
  });

  it("says when the courier comes, until when to supplement, and how the result is got", () => {
    const pickup = { from: vietnamMoment("2026-03-06", "08:00"), to: vietnamMoment("2026-03-06", "11:30"), address: "Số 18 ngõ 42" };
    expect(noticeOf("SUBMIT", { ...FACTS, pickup }).body).toContain("từ 08:00 đến 11:30 ngày 06/03/2026 tại Số 18 ngõ 42");
    expect(noticeOf("REQUEST_SUPPLEMENT", { ...FACTS, supplementBy: vietnamMoment("2026-04-05") }).body).toContain("Hạn bổ sung: hết ngày 05/04/2026");
    expect(noticeOf("GRANT", FACTS).body).toContain("mang kết quả đến Số 18 ngõ 42, phường Phủ Lý");
    expect(noticeOf("GRANT", { ...FACTS, returnMethod: "COUNTER" }).body).toContain("đến Bưu cục Phủ Lý nhận kết quả");
    expect(noticeOf("GRANT", { ...FACTS, returnMethod: "ONLINE" }).body).toContain("tải kết quả");
    expect(noticeOf("RECEIVE", FACTS).subject).toContain("hẹn trả 20/03/2026");
  });

  it("does not promise a due date once processing has ended", () => {
    expect(noticeOf("GRANT", { ...FACTS, processingEndedAt: vietnamMoment("2026-03-18", "10:00") }).body).not.toContain("Hẹn trả:");
  });
});
