/** Which legal forms exist, under which regulation, from which day to which day. */

export const FORM_KINDS = [
  "RECEIPT", "SUPPLEMENT_REQUEST", "REJECTION", "APOLOGY", "STOP_NOTICE", "CONTROL_SLIP", "REGISTER",
  "POSTAL_SLIP", "HANDOVER_RECORD", "RESULT_HANDOVER", "DELIVERY_PROOF", "BUNDLE_LABEL", "CASH_RECEIPT", "PIN_SLIP",
] as const;

export type FormKind = (typeof FORM_KINDS)[number];

/** HOUSE: the post's own paper, which no regulation asks for. */
export type Regulation = "TT01_2018" | "TT03_2025" | "QD45_2016" | "ND123_2020" | "HOUSE";

export type FormVersion = Readonly<{
  /** What a dossier or a manifest keeps, so that a reprint gives the form of that time: `TT03_2025/RECEIPT`. */
  id: `${Regulation}/${FormKind}`;
  kind: FormKind;
  regulation: Regulation;
  /** Number in the regulation's annex (`01`); null where the regulation names the paper without giving a form. */
  number: string | null;
  /** The form's name as the regulation writes it. */
  title: string;
  /** First and last day in force, `YYYY-MM-DD`, both included; null while no end is known. */
  from: string;
  until: string | null;
}>;

type RegulationFacts = Readonly<{ citation: string; from: string; until: string | null }>;

/**
 * In force: TT 01/2018 from 08/01/2019 (from memory, see docs/decisions) until NĐ 61/2018 gave way to NĐ 118/2025
 * on 01/7/2025; the postal papers since TT 17/2017/TT-BTTTT (15/8/2017) detailed QĐ 45/2016.
 */
export const REGULATIONS: Readonly<Record<Regulation, RegulationFacts>> = {
  TT01_2018: { citation: "Thông tư số 01/2018/TT-VPCP ngày 23/11/2018", from: "2019-01-08", until: "2025-06-30" },
  TT03_2025: { citation: "Thông tư số 03/2025/TT-VPCP", from: "2025-07-01", until: null },
  ND123_2020: { citation: "Nghị định số 123/2020/NĐ-CP, sửa đổi bởi Nghị định số 70/2025/NĐ-CP", from: "2022-07-01", until: null },
  HOUSE: { citation: "mẫu của bưu điện, không thay giấy tiếp nhận", from: "2026-11-01", until: null },
  QD45_2016: { citation: "Quyết định số 45/2016/QĐ-TTg và Thông tư số 17/2017/TT-BTTTT", from: "2017-08-15", until: null },
};

function version(regulation: Regulation, kind: FormKind, number: string | null, title: string): FormVersion {
  const { from, until } = REGULATIONS[regulation];
  return { id: `${regulation}/${kind}`, kind, regulation, number, title, from, until };
}

/** TT 01/2018/TT-VPCP, Điều 9; TT 03/2025/TT-VPCP, Phụ lục I; QĐ 45/2016/QĐ-TTg, Điều 6, 7, 9, 10. */
export const FORM_VERSIONS: readonly FormVersion[] = [
  version("TT01_2018", "RECEIPT", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
  version("TT01_2018", "SUPPLEMENT_REQUEST", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
  version("TT01_2018", "REJECTION", "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
  version("TT01_2018", "APOLOGY", "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
  version("TT01_2018", "CONTROL_SLIP", "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
  version("TT01_2018", "REGISTER", "06", "Sổ theo dõi hồ sơ"),
  version("TT03_2025", "RECEIPT", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
  version("TT03_2025", "SUPPLEMENT_REQUEST", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
  version("TT03_2025", "REJECTION", "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
  version("TT03_2025", "APOLOGY", "04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"),
  version("TT03_2025", "STOP_NOTICE", "05", "Thông báo dừng giải quyết hồ sơ"),
  version("TT03_2025", "CONTROL_SLIP", "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
  version("TT03_2025", "REGISTER", "07", "Sổ theo dõi hồ sơ"),
  version("QD45_2016", "POSTAL_SLIP", null, "Phiếu gửi hồ sơ"),
  version("QD45_2016", "HANDOVER_RECORD", null, "Biên bản giao nhận hồ sơ"),
  version("QD45_2016", "RESULT_HANDOVER", null, "Phiếu bàn giao kết quả"),
  version("QD45_2016", "DELIVERY_PROOF", null, "Giấy biên nhận trả kết quả"),
  version("QD45_2016", "BUNDLE_LABEL", null, "Nhãn túi hồ sơ"),
  version("ND123_2020", "CASH_RECEIPT", null, "Biên lai thu tiền"),
  version("HOUSE", "PIN_SLIP", null, "Phiếu tra cứu hồ sơ"),
];

/**
 * The version of a form in force on a day.
 * @param day Vietnamese calendar day, `YYYY-MM-DD`
 * @returns null when the form did not exist then (Thông báo dừng giải quyết before 01/7/2025)
 */
export function formInForce(kind: FormKind, day: string): FormVersion | null {
  return FORM_VERSIONS.find((form) => form.kind === kind && form.from <= day && (form.until === null || day <= form.until)) ?? null;
}

/** The version with an id that was kept with a dossier; null when there is none such. */
export function formVersion(id: string): FormVersion | null {
  return FORM_VERSIONS.find((form) => form.id === id) ?? null;
}
