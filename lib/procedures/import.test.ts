import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { linesOf, readProcedureLine, readProcedureLines, type LineTaken } from "@/lib/procedures/import";
import type { ImportFlag } from "@/lib/procedures/import-flags";
import type { ProcedureComponent } from "@/lib/procedures/procedure";
import type { NationalLine } from "@/lib/procedures/schema";

const FILE = path.resolve(import.meta.dirname, "../../prisma/seed/data/procedures/national-procedures.jsonl");
const REAL_LINES = linesOf(readFileSync(FILE, "utf8"));

const GOOD: NationalLine = {
  code: "1.004122",
  name: "Cấp giấy phép hành nghề khoan nước dưới đất",
  decision: "248/QĐ-BNNMT",
  level: "Cấp tỉnh",
  field: "Tài nguyên nước",
  subjects: ["Công dân Việt Nam"],
  authority: "Chủ tịch Ủy ban nhân dân cấp tỉnh",
  channels: [
    { channel: "ONLINE", limit: 13, unit: "WORKING_DAY", feeText: "Miễn phí" },
    { channel: "POST", limit: 13, unit: "WORKING_DAY", feeText: "Miễn phí" },
  ],
  components: [{ case: null, items: [{ name: "Đơn đề nghị", originals: 1, copies: 0 }] }],
  resultCodes: ["KQ.G10.001269"],
};

function takenWith(change: Partial<NationalLine>): LineTaken {
  const outcome = readProcedureLine(JSON.stringify({ ...GOOD, ...change }), 7);
  if (outcome.outcome !== "TAKEN") throw new Error(`refused: ${outcome.words}`);
  return outcome;
}

function flagsOf(taken: LineTaken): Set<ImportFlag> {
  return new Set(taken.flags.map((raised) => raised.flag));
}

function withFee(feeText: string, limit: number | null = 13): LineTaken {
  return takenWith({ channels: [{ channel: "POST", limit, unit: limit === null ? null : "WORKING_DAY", feeText }] });
}

function paper(name: string, originals: number, copies: number, group: string | null = null): { read: ProcedureComponent | undefined; flags: Set<ImportFlag> } {
  const taken = takenWith({ components: [{ case: group, items: [{ name, originals, copies }] }] });
  return { read: taken.procedure.cases[0]?.components[0], flags: flagsOf(taken) };
}

describe("a good line", () => {
  it("is taken whole and without a doubt", () => {
    const taken = takenWith({});
    expect(taken.flags).toEqual([]);
    expect(taken.procedure.channels.map((entry) => [entry.channel, entry.limitValue, entry.limitUnit, entry.fee.amount])).toEqual([
      ["ONLINE", 13, "WORKING_DAY", 0],
      ["POST", 13, "WORKING_DAY", 0],
    ]);
    expect(taken.procedure.cases).toHaveLength(1);
  });
});

describe("lines that cannot be stored are refused in words", () => {
  it.each([
    ["", "BLANK_LINE", /trống/],
    ["   ", "BLANK_LINE", /trống/],
    ["{\"code\": \"1.0041", "NOT_JSON", /không phải JSON/],
    ["[1, 2]", "BAD_SHAPE", /./],
    [JSON.stringify({ ...GOOD, code: "1.4122" }), "BAD_CODE", /Mục code: Mã thủ tục phải có dạng/],
    [JSON.stringify({ ...GOOD, code: undefined }), "BAD_CODE", /Thiếu mã thủ tục/],
    [JSON.stringify({ ...GOOD, name: "  " }), "BAD_SHAPE", /Mục name: Tên thủ tục để trống/],
    [JSON.stringify({ ...GOOD, channels: [] }), "BAD_SHAPE", /Mục channels: Không có cách thức thực hiện/],
    [JSON.stringify({ ...GOOD, channels: [{ channel: "FAX", limit: 1, unit: "DAY", feeText: "" }] }), "BAD_SHAPE", /channels\.0\.channel: Kênh nộp/],
    [JSON.stringify({ ...GOOD, channels: [{ channel: "POST", limit: 1, unit: "WEEK", feeText: "" }] }), "BAD_SHAPE", /Đơn vị thời hạn/],
    [JSON.stringify({ ...GOOD, components: [{ case: null, items: [{ name: "Đơn", originals: -1, copies: 0 }] }] }), "BAD_SHAPE", /không được âm/],
    [JSON.stringify({ ...GOOD, components: [{ case: null, items: [{ name: "Đơn", originals: 1.5, copies: 0 }] }] }), "BAD_SHAPE", /số nguyên/],
  ])("%s", (line, reason, words) => {
    const outcome = readProcedureLine(line, 12);
    expect(outcome).toMatchObject({ outcome: "REFUSED", lineNumber: 12, reason });
    expect(outcome.outcome === "REFUSED" ? outcome.words : "").toMatch(words);
  });

  it("refuses the second line of a code and says where the first stands", () => {
    const outcomes = [...readProcedureLines([JSON.stringify(GOOD), "", JSON.stringify(GOOD)])];
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(["TAKEN", "REFUSED", "REFUSED"]);
    expect(outcomes[2]).toMatchObject({ reason: "REPEATED_CODE", lineNumber: 3, words: expect.stringContaining("dòng 1") });
  });

  it("reads past a byte-order mark", () => {
    expect(readProcedureLine(`\ufeff${JSON.stringify(GOOD)}`, 1).outcome).toBe("TAKEN");
  });
});

describe("fees are never silently 0", () => {
  it.each([
    ["Miễn phí(do Ủy ban nhân dân cấp tỉnh quy định.)", 13, "FREE_BESIDE_AMOUNT"],
    ["Miễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)", 13, "FREE_BESIDE_AMOUNT"],
    ["5Miễn phí(Lệ phí cấp mới 40.000đồng/lần)", null, "FREE_BESIDE_AMOUNT"],
    ["Miễn phíPhí thẩm định: 500.000 đồng/hồ sơ", 13, "FREE_BESIDE_AMOUNT"],
    ["", 13, "FEE_UNREADABLE"],
    ["07 ngày làm việc, kể từ ngày nhận đủ hồ sơ", 13, "FEE_UNREADABLE"],
    ["50 VNĐ(50.000đ/giấy thông hành)", 13, "FEE_TOO_SMALL"],
    ["120 VNĐ", null, "LIMIT_GLUED_TO_FEE"],
    ["150,000 Việt Nam Đồng", null, "LIMIT_GLUED_TO_FEE"],
    ["1100,000 VNĐ", null, "LIMIT_GLUED_TO_FEE"],
  ] as const)("%s gives no amount", (feeText, limit, flag) => {
    const taken = withFee(feeText, limit);
    expect(taken.procedure.channels[0]?.fee).toMatchObject({ amount: null, review: true });
    expect(flagsOf(taken)).toContain(flag);
  });

  it.each([
    ["Miễn phí", 13, 0],
    ["Miễn phí(Không quy định.)", 13, 0],
    ["1Miễn phí", null, 0],
    ["8,000 VNĐ", null, 8000],
    ["500,000 Việt Nam Đồng(/hồ sơ)", null, 500000],
    ["150,000 Việt Nam Đồng", 13, 150000],
  ] as const)("%s is read", (feeText, limit, amount) => {
    expect(withFee(feeText, limit).procedure.channels[0]?.fee).toMatchObject({ amount, currency: "VND", review: false });
  });

  it("keeps an amount with conditions or in foreign money, for review", () => {
    expect(withFee("100 USD(100 USD/thẻ.)").procedure.channels[0]?.fee).toMatchObject({ amount: 100, currency: "USD", review: true });
    expect(withFee("50,000 VNĐ(áp dụng mức phí 25.000 đồng đến hết ngày 31/12/2026)").procedure.channels[0]?.fee).toMatchObject({ amount: 50000, review: true });
  });

  it("does not believe one channel's free beside another channel's decree", () => {
    const taken = takenWith({
      channels: [
        { channel: "POST", limit: 20, unit: "WORKING_DAY", feeText: "Miễn phí" },
        { channel: "COUNTER", limit: 20, unit: "WORKING_DAY", feeText: "Miễn phí(Theo quy định của Luật phí và lệ phí)" },
      ],
    });
    expect(taken.procedure.channels.map((entry) => entry.fee.amount)).toEqual([null, null]);
  });
});

describe("limits", () => {
  it("flags what is missing, contradictory or unlikely", () => {
    expect(flagsOf(withFee("1Miễn phí", null))).toEqual(new Set(["MISSING_LIMIT", "LIMIT_GLUED_TO_FEE"]));
    expect(flagsOf(withFee("Trong thời hạn 05 ngày làm việc", null))).toContain("LIMIT_ONLY_IN_TEXT");
    const differing = takenWith({
      channels: [
        { channel: "COUNTER", limit: 18, unit: "WORKING_DAY", feeText: "Miễn phí" },
        { channel: "POST", limit: 4, unit: "WORKING_DAY", feeText: "Miễn phí" },
      ],
    });
    expect(flagsOf(differing)).toEqual(new Set(["LIMITS_DIFFER_BY_CHANNEL", "SUSPICIOUS_LIMIT"]));
    expect(flagsOf(takenWith({ channels: [{ channel: "POST", limit: 0, unit: "DAY", feeText: "Miễn phí" }] }))).toContain("SUSPICIOUS_LIMIT");
    expect(flagsOf(takenWith({ channels: [{ channel: "POST", limit: 250, unit: "WORKING_DAY", feeText: "Miễn phí" }] }))).toContain("SUSPICIOUS_LIMIT");
  });

  it("chooses none of several limits of one channel", () => {
    const taken = takenWith({
      channels: [2, 5, 2].map((limit) => ({ channel: "POST" as const, limit, unit: "WORKING_DAY" as const, feeText: "Miễn phí" })),
    });
    expect(taken.procedure.channels).toHaveLength(1);
    expect(taken.procedure.channels[0]).toMatchObject({ limitValue: null, limitUnit: null });
    expect(taken.flags.find((raised) => raised.flag === "SEVERAL_LIMITS_IN_CHANNEL")?.detail).toContain("2 ngày làm việc; 5 ngày làm việc");
  });

  it("flags a procedure without the postal channel", () => {
    expect(flagsOf(takenWith({ channels: [{ channel: "COUNTER", limit: 5, unit: "DAY", feeText: "Miễn phí" }] }))).toContain("NO_POST_CHANNEL");
  });
});

describe("papers", () => {
  it("takes a row of no copies as a note", () => {
    const { read, flags } = paper("Người tiếp nhận có trách nhiệm kiểm tra, đối chiếu.", 0, 0);
    expect(read).toMatchObject({ kind: "NOTE", originals: 0 });
    expect(flags).toContain("NOTE_NOT_COMPONENT");
  });

  it("takes the count from the text when the row has none", () => {
    const { read, flags } = paper("Hóa đơn bán hàng hoặc chứng từ thanh toán: 01 bản chụp.", 0, 0);
    expect(read).toMatchObject({ kind: "FILED", photocopies: 1 });
    expect(flags).toContain("COUNT_ONLY_IN_TEXT");
  });

  it("parts a year from a count", () => {
    const { read, flags } = paper("Tờ khai ban hành kèm theo Thông tư số 02/2026/TT-BNNMT ngày 01/01/", 20261, 1);
    expect(read).toMatchObject({ name: "Tờ khai ban hành kèm theo Thông tư số 02/2026/TT-BNNMT ngày 01/01/2026", originals: 1, photocopies: 1 });
    expect(flags).toContain("COUNT_GLUED");
    expect(paper("Đơn đăng ký biến động theo Mẫu số", 181, 1).read?.name).toBe("Đơn đăng ký biến động theo Mẫu số 18");
  });

  it.each([
    ["Bản khai theo Mẫu 52, Phụ lục II Nghị định số 23/2026/NĐ-CP.Mau52.docx", "Bản khai theo Mẫu 52, Phụ lục II Nghị định số 23/2026/NĐ-CP", "Mau52.docx"],
    ["Đơn theo mẫu (NA15) của Bộ Công an.NA15.pdf", "Đơn theo mẫu (NA15) của Bộ Công an", "NA15.pdf"],
    ["Đơn đề nghị theo mẫu quy địnhvăn bản đề nghị (đường dây).docx", "Đơn đề nghị theo mẫu quy định", "văn bản đề nghị (đường dây).docx"],
    ["Theo Mẫu số 17 hoặc Mẫu số 18;Mẫu số 17.docxMẫu số 18.docx", "Theo Mẫu số 17 hoặc Mẫu số 18", "Mẫu số 17.docx; Mẫu số 18.docx"],
  ])("parts the attachment's name from %s", (name, clean, file) => {
    const { read, flags } = paper(name, 1, 0);
    expect(read).toMatchObject({ name: clean, formTemplate: file });
    expect(flags).toContain("FILE_NAME_IN_COMPONENT");
  });

  it("knows what is shown only", () => {
    expect(paper("Hộ chiếu hoặc thẻ căn cước", 1, 0, "* Giấy tờ phải xuất trình").read).toMatchObject({ kind: "SHOWN" });
    const shown = paper("Xuất trình thẻ căn cước", 1, 0);
    expect(shown.read?.kind).toBe("SHOWN");
    expect(shown.flags).toContain("SHOWN_NOT_FILED");
  });

  it("makes alternatives of a list of which one is enough", () => {
    const taken = takenWith({
      components: [
        {
          case: "Hồ sơ kèm theo một trong những giấy tờ sau",
          items: [
            { name: "Văn bản ủy quyền", originals: 1, copies: 0 },
            { name: "Bản sao hợp đồng dịch vụ", originals: 0, copies: 1 },
          ],
        },
      ],
    });
    const groups = taken.procedure.cases[0]?.components.map((entry) => entry.alternativeGroup);
    expect(groups?.[0]).toBe(groups?.[1]);
    expect(groups?.[0]).not.toBeNull();
    expect(flagsOf(taken)).toContain("ALTERNATIVES");
  });

  it("flags a line without papers, doubtful counts, repeated papers and cut texts", () => {
    expect(flagsOf(takenWith({ components: [] }))).toContain("NO_COMPONENTS");
    expect(paper("Hợp đồng", 1, 1).flags).toContain("ORIGINAL_AND_COPY_ASKED");
    expect(paper("Đ".repeat(300), 1, 0).flags).toContain("TEXT_CUT");
    const twice = takenWith({ components: [{ case: null, items: [{ name: "Đơn", originals: 1, copies: 0 }, { name: "- Đơn;", originals: 1, copies: 0 }] }] });
    expect(twice.procedure.cases[0]?.components).toHaveLength(1);
    expect(flagsOf(twice)).toContain("DUPLICATE_COMPONENT");
  });

  it("puts numbered papers back in order and marks a title cut at its front", () => {
    const taken = takenWith({
      components: [
        { case: "ng ký doanh nghiệp theo quy định sau đây", items: [{ name: "(2) Điều lệ", originals: 1, copies: 0 }, { name: "(1) Đơn", originals: 1, copies: 0 }] },
      ],
    });
    expect(taken.procedure.cases[0]?.components.map((entry) => entry.name)).toEqual(["(1) Đơn", "(2) Điều lệ"]);
    expect(flagsOf(taken)).toContain("CASE_TITLE_CUT");
  });
});

describe("heads of the procedure", () => {
  it("joins the kind of applicant that was cut at its commas, drops the code from the name, flags a missing authority", () => {
    const taken = takenWith({ name: "Cấp giấy phép môi trường ( 1.004122 )", authority: " ", subjects: ["Cán bộ", "công chức", "viên chức", "Hợp tác xã"] });
    expect(taken.procedure.name).toBe("Cấp giấy phép môi trường");
    expect(taken.procedure.subjects).toEqual(["Cán bộ, công chức, viên chức", "Hợp tác xã"]);
    expect(flagsOf(taken)).toEqual(new Set(["MISSING_AUTHORITY"]));
  });

  it("makes one text of composed and decomposed letters", () => {
    expect(takenWith({ field: "Đất đai".normalize("NFD") }).procedure.field).toBe("Đất đai".normalize("NFC"));
  });
});

describe("the national list of July 2026", () => {
  const outcomes = [...readProcedureLines(REAL_LINES)];
  const taken = outcomes.filter((outcome) => outcome.outcome === "TAKEN");
  const flagged = (flag: ImportFlag): number => taken.filter((outcome) => outcome.flags.some((raised) => raised.flag === flag)).length;

  it("accounts for every line", () => {
    expect(REAL_LINES).toHaveLength(1601);
    expect(outcomes).toHaveLength(REAL_LINES.length);
    expect(taken.length + outcomes.filter((outcome) => outcome.outcome === "REFUSED").length).toBe(REAL_LINES.length);
    expect(taken).toHaveLength(1601);
    expect(new Set(taken.map((outcome) => outcome.procedure.code)).size).toBe(1601);
  });

  it("raises the flags that counting the raw file by other means gives", () => {
    const raw = REAL_LINES.map((line) => JSON.parse(line) as NationalLine);
    expect(flagged("MISSING_AUTHORITY")).toBe(raw.filter((line) => line.authority.trim() === "").length);
    expect(flagged("MISSING_AUTHORITY")).toBe(1108);
    expect(flagged("NO_POST_CHANNEL")).toBe(raw.filter((line) => !line.channels.some((entry) => entry.channel === "POST")).length);
    expect(flagged("COUNT_GLUED")).toBe(raw.filter((line) => line.components.some((group) => group.items.some((item) => Math.max(item.originals, item.copies) >= 10))).length);
    expect(flagged("NAME_NOT_PROCEDURE")).toBe(7);
    const missing = raw.filter((line) => line.channels.some(({ channel }) => line.channels.every((entry) => entry.channel !== channel || entry.limit === null)));
    expect(flagged("MISSING_LIMIT")).toBe(missing.length);
  });

  it("never gives 0 where the text names money, a decree or a council", () => {
    const free = taken.flatMap((outcome) => outcome.procedure.channels.filter((entry) => entry.fee.amount === 0));
    expect(free.length).toBeGreaterThan(1000);
    expect(free.filter((entry) => /\d\s*(đồng|đ\/|VNĐ)|Thông tư|Hội đồng nhân dân|Luật phí/iu.test(entry.fee.text)).map((entry) => entry.fee.text)).toEqual([]);
  });

  it("leaves no impossible count, no attachment unnoticed, one entry per channel", () => {
    for (const { procedure } of taken) {
      expect(new Set(procedure.channels.map((entry) => entry.channel)).size).toBe(procedure.channels.length);
      for (const component of procedure.cases.flatMap((entry) => entry.components)) {
        expect(Math.max(component.originals, component.certifiedCopies, component.photocopies)).toBeLessThan(10);
        expect(component.kind === "NOTE").toBe(component.originals + component.certifiedCopies + component.photocopies === 0);
        expect(component.name).not.toBe("");
      }
    }
  });
});
