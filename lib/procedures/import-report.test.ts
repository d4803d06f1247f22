import { describe, expect, it } from "vitest";
import { countRefused, countTaken, emptyReport, importReportText, type ImportReport } from "@/lib/procedures/import-report";

function sample(): ImportReport {
  const line = (code: string) => ({ code, name: `Thủ tục ${code}`, flags: [{ flag: "MISSING_LIMIT" as const, detail: "Trực tiếp" }, { flag: "MISSING_LIMIT" as const, detail: "Trực tuyến" }] });
  let report = emptyReport();
  report = countTaken(report, line("1.000001"), { fate: "ADDED" });
  report = countTaken(report, { ...line("1.000002"), flags: [] }, { fate: "UNCHANGED" });
  report = countTaken(report, line("1.000003"), { fate: "CHANGED", parts: ["CHANNELS", "FEE_TEXTS"] });
  report = countTaken(report, line("1.000004"), { fate: "KEPT_CURATED", parts: ["NAME"] });
  return countRefused(report, { outcome: "REFUSED", lineNumber: 5, reason: "NOT_JSON", words: "Mỗi dòng phải là JSON." });
}

describe("import report", () => {
  it("adds up", () => {
    const report = sample();
    expect(report.lines).toBe(report.taken + report.refused);
    expect(report.taken).toBe(report.added + report.changed + report.unchanged + report.keptCurated);
    expect(report).toMatchObject({ lines: 5, taken: 4, refused: 1, flagged: 3, blocked: 3 });
    const remark = { code: "1.000009", name: "", flags: [{ flag: "NO_POST_CHANNEL" as const, detail: "" }] };
    expect(countTaken(report, remark, { fate: "ADDED" })).toMatchObject({ flagged: 4, blocked: 3 });
    expect(report.byFlag.MISSING_LIMIT).toBe(3);
    expect(report.byFlag.NO_COMPONENTS).toBe(0);
  });

  it("says it in Vietnamese, each refused line with its reason", () => {
    const text = importReportText(sample());
    expect(text).toContain("Đã đọc 5 dòng: nhận 4, từ chối 1.");
    expect(text).toContain("- 3  Có kênh không có thời hạn giải quyết");
    expect(text).toContain("- 1.000003 Thủ tục 1.000003: kênh nộp và thời hạn, lời ghi phí, lệ phí");
    expect(text).toContain("- Dòng 5: Dòng không phải JSON. Mỗi dòng phải là JSON.");
    expect(text).not.toContain("Không có thành phần hồ sơ");
  });
});
