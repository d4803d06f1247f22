import { describe, expect, test } from "vitest";
import { type ControlFacts, controlRows } from "@/lib/dossiers/control-rows";

const at = (text: string) => new Date(`${text}:00+07:00`);
const FACTS: ControlFacts = {
  oneStop: "Bộ phận một cửa", agency: "Sở Du lịch", itemCode: "RH473124829VN", opinions: [], endedAt: null, due: { at: at("2026-11-20T17:00"), termValue: 10, termUnit: "WORKING_DAY" },
  transfers: [
    { kind: "AGENCY_HANDOVER", giverName: "Hà", receiverName: "Thu", at: at("2026-11-06T15:00"), manifestNumber: "BG-1", discrepancy: "" },
    { kind: "COLLECTION", giverName: "Lan", receiverName: "Cường", at: at("2026-11-06T08:00"), manifestNumber: null, discrepancy: "thiếu 1 bản" },
  ],
  events: [
    { event: "SUBMIT", actorName: "Lan", at: at("2026-11-05T20:00"), payload: {} }, { event: "RECEIVE", actorName: "Hà", at: at("2026-11-06T09:00"), payload: {} },
    { event: "CLAIM", actorName: "Thu", at: at("2026-11-07T08:00"), payload: {} }, { event: "TRANSFER", actorName: "Thu", at: at("2026-11-08T08:00"), payload: { assigneeId: "x", assigneeName: "Quân" } },
  ],
};
const GRANT = { event: "GRANT", actorName: "Quân", at: at("2026-11-20T16:00"), payload: {} };
const brief = (facts: ControlFacts) => controlRows(facts).map(({ giver, receiver, result, note }) => `${giver} → ${receiver}: ${note}${result === null ? "" : ` [${result}]`}`);

describe("control slip rows", () => {
  test("are every change of hands in order, with the postal voucher; submission is none", () => {
    expect(brief(FACTS)).toEqual([
      "Người nộp hồ sơ → Bưu điện: Phiếu gửi số RH473124829VN; thiếu 1 bản", "Bộ phận một cửa → Sở Du lịch: Chuyển hồ sơ điện tử", "Bộ phận một cửa → Sở Du lịch: Biên bản giao nhận số BG-1",
      "Sở Du lịch → Người giải quyết: Nhận giải quyết", "Sở Du lịch → Người giải quyết: Chuyển người giải quyết",
    ]);
    expect(controlRows(FACTS).at(-1)?.receiverName).toBe("Quân");
  });

  test.each([["2026-11-19T16:00", "Trước hạn"], ["2026-11-20T18:30", "Đúng hạn"], ["2026-11-21T08:00", "Quá hạn"]])("an end at %s is %s, told by who receives the result", (end, words) => {
    const electronic = { ...FACTS, endedAt: at(end), events: [...FACTS.events, { ...GRANT, at: at(end) }] };
    expect(brief(electronic).at(-1)).toBe(`Sở Du lịch → Bộ phận một cửa: Kết quả điện tử [${words}]`);
    const onPaper = { ...electronic, transfers: [...FACTS.transfers, { kind: "RESULT_DISPATCH", giverName: "Thu", receiverName: "Hà", at: at("2026-11-23T09:00"), manifestNumber: "KQ-1", discrepancy: "" } as const] };
    expect(brief(onPaper).slice(-2)).toEqual(["Sở Du lịch → Bộ phận một cửa: Kết quả điện tử", `Sở Du lịch → Bộ phận một cửa: Phiếu bàn giao kết quả số KQ-1 [${words}]`]);
  });

  test("an opinion asked and answered late is the asked agency's lateness", () => {
    const opinions = [{ agencyName: "Sở Y tế", askedBy: "Thu", askedAt: at("2026-11-09T08:00"), dueAt: at("2026-11-11T17:00"), answeredBy: "Bình", answeredAt: at("2026-11-12T08:00") }];
    expect(brief({ ...FACTS, opinions }).slice(-2)).toEqual(["Sở Du lịch → Sở Y tế: Lấy ý kiến", "Sở Y tế → Sở Du lịch: Trả lời ý kiến [Quá hạn]"]);
  });
});
