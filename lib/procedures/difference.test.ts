import { describe, expect, it } from "vitest";
import { canonicalText, diffNational, diffProcedure, PROCEDURE_PARTS, type ProcedurePart } from "@/lib/procedures/difference";
import { UNCURATED, type Procedure, type ProcedureComponent } from "@/lib/procedures/procedure";

const paper: ProcedureComponent = {
  name: "Đơn đề nghị",
  kind: "FILED",
  originals: 1,
  certifiedCopies: 0,
  photocopies: 0,
  alternativeGroup: null,
  formTemplate: null,
  conditionText: null,
  replacedByData: null,
};
const before: Procedure = {
  ...UNCURATED,
  code: "1.004122",
  name: "Cấp giấy phép hành nghề khoan nước dưới đất",
  level: "Cấp tỉnh",
  field: "Tài nguyên nước",
  authority: "Sở Nông nghiệp và Môi trường",
  decision: "248/QĐ-BNNMT",
  subjects: ["Công dân Việt Nam", "Doanh nghiệp"],
  channels: [
    { channel: "COUNTER", limitValue: 13, limitUnit: "WORKING_DAY", feeText: "Miễn phí" },
    { channel: "POST", limitValue: 13, limitUnit: "WORKING_DAY", feeText: "Miễn phí" },
  ],
  cases: [{ title: null, components: [paper, { ...paper, name: "Bản khai" }] }],
  resultCodes: ["KQ.G10.001269"],
};

const CHANGES: Record<ProcedurePart, Partial<Procedure>> = {
  NAME: { name: "Tên mới" },
  LEVEL: { level: "Cấp xã" },
  FIELD: { field: "Môi trường" },
  AUTHORITY: { authority: "" },
  DECISION: { decision: "300/QĐ-BNNMT" },
  SUBJECTS: { subjects: ["Công dân Việt Nam"] },
  CHANNELS: { channels: before.channels.map((entry) => ({ ...entry, limitValue: 10 })) },
  FEE_TEXTS: { channels: before.channels.map((entry) => ({ ...entry, feeText: "50,000 VNĐ" })) },
  COMPONENTS: { cases: [{ title: null, components: [{ ...paper, originals: 2 }, { ...paper, name: "Bản khai" }] }] },
  RESULT_CODES: { resultCodes: [] },
  SUPPLEMENT: { supplementPolicy: "PAUSE", supplementDays: 30 },
  RECEPTION: { cutoffTime: "15:00" },
  FEES: { fees: [{ name: "Lệ phí", kind: "CHARGE", channel: null, amount: 8000, per: "bản", appliesTo: null }] },
  REQUEST_FORM: { requestForm: [{ key: "workName", label: "Tên công trình", type: "text", required: true, hint: "" }] },
  SIGN_OFF: { signOff: true },
  INTERNAL_NOTE: { internalNote: "Hỏi chuyên viên" },
};

describe("difference of two versions", () => {
  it.each(PROCEDURE_PARTS)("sees a change of %s and of nothing else", (part) => {
    const after: Procedure = { ...before, ...CHANGES[part] };
    expect(diffProcedure(before, after)).toEqual([part]);
    expect(canonicalText(after)).not.toBe(canonicalText(before));
  });

  it("takes the same things in another order for no change", () => {
    const shuffled: Procedure = {
      ...before,
      subjects: before.subjects.toReversed(),
      channels: before.channels.toReversed(),
      cases: before.cases.map((entry) => ({ ...entry, components: entry.components.toReversed() })),
    };
    expect(diffProcedure(before, shuffled)).toBe("UNCHANGED");
    expect(canonicalText(shuffled)).toBe(canonicalText(before));
  });

  it("compares a national line without the curation", () => {
    expect(diffNational(before, { ...before, ...CHANGES.SUPPLEMENT, ...CHANGES.FEES })).toBe("UNCHANGED");
    expect(diffNational(before, { ...before, ...CHANGES.CHANNELS, ...CHANGES.NAME })).toEqual(["NAME", "CHANNELS"]);
  });
});
