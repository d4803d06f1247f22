import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormDataByKind, PrintableFormKind } from "@/lib/forms/data";
import { readPdf } from "@/lib/forms/pdf-text";
import { printable } from "@/lib/forms/printable";
import { renderForm } from "@/lib/forms/render";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce, type FormVersion } from "@/lib/forms/versions";

function versionOn(kind: PrintableFormKind, day: string): FormVersion {
  const version = formInForce(kind, day);
  if (!version) throw new Error(`${kind} has no version on ${day}`);
  return version;
}

async function print<K extends PrintableFormKind>(kind: K, data: FormDataByKind[K], day = "2026-03-05", reprintedAt: Date | null = null) {
  return readPdf(await renderForm(kind, data, { version: versionOn(kind, day), reprintedAt }));
}

const NATIONAL = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
const CITIZEN = ["Nguyễn Thị Ánh Tuyết", "035190001234", "Số 9, ngõ 12, đường Trường Chinh, phường Phủ Lý, tỉnh Ninh Bình", "Số điện thoại: 0912345678", "Email: anhtuyet@example.vn"];
const PROCEDURE = "Cấp thẻ hướng dẫn viên du lịch nội địa (mã thủ tục 1.004623)";
const COUNT_HEADS = "Bản chính Bản sao chứng thực Bản photo";

const EXPECTED: Readonly<Record<PrintableFormKind, readonly string[]>> = {
  RECEIPT: [
    "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "Số: 12/TNHS", "Ninh Bình, ngày 05 tháng 3 năm 2026",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Mã hồ sơ: H42.05-260305-0012",
    "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
    "Tiếp nhận hồ sơ của Ông/Bà: Nguyễn Thị Ánh Tuyết", ...CITIZEN,
    "Chủ hồ sơ: Công ty TNHH Du lịch Tam Chúc Xanh", "Thị trấn Ba Sao cũ, phường Tam Chúc, tỉnh Ninh Bình",
    "Hình thức nộp: qua dịch vụ bưu chính công ích", PROCEDURE, "Nội dung yêu cầu giải quyết: Cấp mới thẻ hướng dẫn viên du lịch nội địa",
    "Thành phần hồ sơ nộp gồm:", COUNT_HEADS, "1 Đơn đề nghị cấp thẻ hướng dẫn viên du lịch (Mẫu số 13) 1 0 0",
    "2 Bằng tốt nghiệp trung cấp chuyên ngành hướng dẫn du lịch trở lên 0 1 0", "4 Ảnh chân dung màu cỡ 3 cm × 4 cm 2 0 0", "Cộng 4 1 1",
    "Số lượng hồ sơ: 1 (bộ)", "Thời gian giải quyết hồ sơ theo quy định là: 15 ngày",
    "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 3 năm 2026",
    "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 20 tháng 3 năm 2026",
    "Đăng ký nhận kết quả tại: Nhà riêng, qua dịch vụ bưu chính công ích", "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026; Số thứ tự: 0412",
    "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)", "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Phạm Minh Đức", "Xác nhận lúc 09:05 05/03/2026",
    "motcua.example.vn/tra-cuu, điện thoại hỗ trợ 0226 3852 123", "Mẫu số 01, ban hành kèm theo Thông tư số 03/2025/TT-VPCP", "Trang 1/1",
  ],
  SUPPLEMENT_REQUEST: [
    "Số: 07/HDHS", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Hồ sơ của Ông/Bà: Nguyễn Thị Ánh Tuyết", ...CITIZEN, PROCEDURE,
    "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung sau:", COUNT_HEADS,
    "1 Giấy chứng nhận sức khỏe Giấy đã nộp cấp ngày 02/6/2025, quá 06 tháng 1 0 0",
    "Lý do: Giấy chứng nhận sức khỏe hết thời hạn; bản sao bằng tốt nghiệp chưa được chứng thực", "Đề nghị nộp bổ sung đến hết: ngày 06 tháng 4 năm 2026",
    "liên hệ với ông Phạm Minh Đức, số điện thoại 0226 3852 123, hoặc tra cứu tại dichvucong.gov.vn", "NGƯỜI HƯỚNG DẪN", "Mẫu số 02",
  ],
  REJECTION: [
    "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", ...CITIZEN, PROCEDURE, "với lý do cụ thể như sau:",
    "1. Thủ tục thuộc thẩm quyền giải quyết của Sở Du lịch thành phố Hà Nội, nơi người đề nghị đăng ký cư trú.",
    "2. Người đề nghị đã được cấp thẻ hướng dẫn viên du lịch quốc tế còn thời hạn.",
    "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Mẫu số 03",
  ],
  APOLOGY: [
    "ỦY BAN NHÂN DÂN TỈNH NINH BÌNH", "Số: 215/SVHTTDL-XL", "ngày 18 tháng 3 năm 2026",
    "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "Kính gửi: Nguyễn Thị Ánh Tuyết", "Ngày 05 tháng 3 năm 2026, chúng tôi tiếp nhận hồ sơ",
    "H42.05-260305-0012", "Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 20 tháng 3 năm 2026",
    "đang chờ kết quả xác minh văn bằng của cơ sở đào tạo", "xin lỗi", "17 giờ 00 phút, ngày 27 tháng 3 năm 2026",
    "GIÁM ĐỐC", "Trần Quang Vinh", "Nơi nhận:", "– Như trên;", "Mẫu số 04",
  ],
  STOP_NOTICE: [
    "Số: 218/SVHTTDL-TB", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Kính gửi: Nguyễn Thị Ánh Tuyết", "Ngày 17 tháng 3 năm 2026, Ông/Bà đề nghị dừng giải quyết hồ sơ",
    "chưa còn nhu cầu hành nghề", "dừng giải quyết hồ sơ nêu trên", "toàn bộ giấy tờ đã nộp, qua dịch vụ bưu chính công ích", "GIÁM ĐỐC", "Mẫu số 05",
  ],
  CASH_RECEIPT: [
    "BIÊN LAI THU PHÍ, LỆ PHÍ", "Ký hiệu: BL26-430001", "Số: 0000012", "Đơn vị thu: Bưu điện tỉnh Ninh Bình", "Người nộp: Nguyễn Thị Ánh Tuyết", "Mã hồ sơ: H42.05-260305-0012",
    "1 Phí thẩm định cấp thẻ hướng dẫn viên du lịch", "650.000 đ", "Sáu trăm năm mươi nghìn đồng", "Trong đó: phí 650.000 đ; lệ phí 0 đ", "Hình thức thanh toán: Tiền mặt",
    "Liên 1: Lưu", "Liên 2: Giao người nộp", "Liên 3: Kèm hồ sơ", "NGƯỜI THU TIỀN", "Nghị định số 123/2020/NĐ-CP",
  ],
  PIN_SLIP: ["PHIẾU TRA CỨU HỒ SƠ", "H42.05-260305-0012", "204 817", "motcua.example.vn/tra-cuu/phieu", "Phiếu thứ 1", "0226 3852 123"],
  POSTAL_SLIP: [
    "Số phiếu: PG-0305-0007", "PHIẾU GỬI HỒ SƠ", "RH473124829VN", "1. Người gửi Nguyễn Thị Ánh Tuyết", "2. Người nhận Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
    "Điện thoại: 02263852123", PROCEDURE, COUNT_HEADS, "Cộng 4 1 1", "NP-2026-000311", "Khối lượng: 80 g",
    "07 giờ 40 phút, ngày 05 tháng 3 năm 2026, tại nhà người gửi", "J + 1 (1 ngày làm việc kể từ ngày nhận gửi)",
    "Cước bưu chính Phí, lệ phí nộp hộ Phí dịch vụ thu hộ", "26.000 đ 650.000 đ 8.000 đ", "Tiền mặt cho nhân viên bưu chính",
    "NGƯỜI GỬI", "NHÂN VIÊN BƯU CHÍNH", "Lê Văn Hùng", "NGƯỜI NHẬN", "bồi thường ít nhất 04 lần cước", "1900 545 481", "Quyết định số 45/2016/QĐ-TTg",
  ],
  HANDOVER_RECORD: [
    "Số: BBGN-260305-02", "BIÊN BẢN GIAO NHẬN HỒ SƠ", "14 giờ 10 phút, ngày 05 tháng 3 năm 2026", "Bên giao: Bưu điện tỉnh Ninh Bình",
    "Bên nhận: Bộ phận một cửa Sở Văn hóa, Thể thao và Du lịch", "Đỗ Thị Hạnh, chức vụ: chuyên viên",
    "1 PG-0305-0007 H42.05-260305-0012 Cấp thẻ hướng dẫn viên du lịch nội địa Nguyễn Thị Ánh Tuyết 4 1 1 NP-2026-000311 Đủ",
    "Không đủ Phiếu gửi ghi 02 bản thảo, thực nhận 01 bản", "Cộng: 2 hồ sơ 7 1 1 Không đủ: 1 hồ sơ", "là thời điểm nộp hồ sơ", "ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN",
  ],
  RESULT_HANDOVER: [
    "PHIẾU BÀN GIAO KẾT QUẢ", "Đăng ký trả qua bưu điện", "Thẻ hướng dẫn viên du lịch nội địa số 135200012", "000.17.22.H56-210531- 0001",
    "Giấy phép số 08/GP-SVHTTDL ngày 18/3/2026", "X Thu 150.000 đ khi trả", "Tổng số: 2 kết quả, trong đó 1 kết quả đăng ký trả qua bưu điện",
  ],
  DELIVERY_PROOF: [
    "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", "Số hiệu bưu gửi: RH000000019VN", "Người trả: Lê Văn Hùng, nhân viên bưu chính, Bưu điện tỉnh Ninh Bình",
    "Người nhận: Trần Đình Khôi", "0987654321", "Người được ủy quyền (chồng)", "Thẻ căn cước, các số cuối 5678", "Giấy ủy quyền ngày 18/3/2026, có chứng thực",
    "135200012", "Thẻ hướng dẫn viên du lịch nội địa cấp cho bà Nguyễn Thị Ánh Tuyết", "– Bằng tốt nghiệp cao đẳng số hiệu C 123456 (01 bản chính);",
    "– Thẻ hướng dẫn viên cũ số 135110007;", "650.000 đ (Sáu trăm năm mươi nghìn đồng)", "Thời gian trả: 08 giờ 45 phút, ngày 20 tháng 3 năm 2026", "NGƯỜI NHẬN", "NGƯỜI TRẢ",
  ],
  BUNDLE_LABEL: [
    "BƯU ĐIỆN TỈNH NINH BÌNH", "Từ: Bưu điện tỉnh Ninh Bình", "Bộ phận một cửa Sở Văn hóa, Thể thao và Du lịch", "Đường Trần Phú, phường Phủ Lý",
    "Người nhận: Đỗ Thị Hạnh", "1 hồ sơ, 6 giấy tờ", "trong 1 bưu phẩm", "Niêm phong lúc 07:42 05/03/2026", "NP-2026-000311",
  ],
  CONTROL_SLIP: [
    "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Mã hồ sơ: H42.05-260305-0012", "Kèm theo hồ sơ của: Nguyễn Thị Ánh Tuyết", "Ngày nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 3 năm 2026",
    "Ngày hẹn trả kết quả: 17 giờ 00 phút, ngày 20 tháng 3 năm 2026", "Cơ quan giải quyết: Sở Văn hóa, Thể thao và Du lịch", "Cơ quan phối hợp: Sở Y tế tỉnh Ninh Bình",
    "1. Giao: Bộ phận tiếp nhận và trả kết quả", "2. Nhận: Sở Văn hóa, Thể thao và Du lịch", "14 giờ 10 phút, ngày 05 tháng 3 năm 2026", "Trước hạn", "Biên bản giao nhận số BBGN-260305-02",
    "Kết quả giải quyết do bên nhận ghi", "chứng từ bưu chính", "Mẫu số 06",
  ],
  REGISTER: [
    "SỔ THEO DÕI HỒ SƠ", "Bưu điện tại Trung tâm Phục vụ hành chính công tỉnh Ninh Bình", "Từ ngày 01/03/2026 đến ngày 31/03/2026", "412 H42.05-260305-0012 Cấp thẻ hướng dẫn viên du lịch nội địa 1",
    "05/03/2026 20/03/2026 05/03/2026 19/03/2026 20/03/2026", "Trần Đình Khôi", "413 H42.05-260306-0001", "Chờ bổ sung", "Cộng: 2 hồ sơ", "Mẫu số 07",
  ],
};

const KINDS: readonly PrintableFormKind[] = ["CONTROL_SLIP", "REGISTER", "RECEIPT", "SUPPLEMENT_REQUEST", "REJECTION", "APOLOGY", "POSTAL_SLIP", "HANDOVER_RECORD", "RESULT_HANDOVER", "DELIVERY_PROOF", "STOP_NOTICE", "BUNDLE_LABEL"];

describe("every form", () => {
  it.each(KINDS)("%s says all it must, on pages of its size, named and in Vietnamese", async (kind) => {
    const file = await print(kind, SAMPLE_FORMS[kind]);
    const text = file.pages.join(" ");
    const heads = kind === "BUNDLE_LABEL" ? [] : NATIONAL;
    for (const words of [...heads, ...EXPECTED[kind]]) expect(text).toContain(words);
    expect(text).not.toContain("□");
    expect(text).not.toContain("BẢN IN LẠI");
    expect(file.title).toContain(versionOn(kind, "2026-03-05").title);
    expect(file.lang).toBe("vi-VN");
    const size = kind === "BUNDLE_LABEL" ? [100, 75] : kind === "HANDOVER_RECORD" || kind === "RESULT_HANDOVER" || kind === "REGISTER" ? [297, 210] : [148, 210];
    expect(file.pages).toHaveLength(kind === "RECEIPT" ? 2 : 1);
    for (const found of file.sizes) expect(found).toEqual(size);
  });

  it.each(KINDS)("%s is PDF/A-2a, with its typeface inside, the same bytes each time", async (kind) => {
    const version = versionOn(kind, "2026-03-05");
    const made = await renderForm(kind, SAMPLE_FORMS[kind], { version });
    const raw = Buffer.from(made).toString("latin1");
    expect(raw.startsWith("%PDF-1.7")).toBe(true);
    expect(raw).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(raw).toMatch(/\/FontFile2|\/FontFile3/);
    expect(made.byteLength).toBeLessThan(200_000);
    expect(Buffer.compare(made, await renderForm(kind, SAMPLE_FORMS[kind], { version }))).toBe(0);
  });

  it.each(KINDS)("%s is marked on each page when printed again", async (kind) => {
    const file = await print(kind, SAMPLE_FORMS[kind], "2026-03-05", new Date("2026-03-20T03:02:00Z"));
    for (const page of file.pages) expect(page).toContain("BẢN IN LẠI lúc 10:02 20/03/2026");
  });
});

describe("the receipt", () => {
  it("is in two copies that differ only in their name", async () => {
    const [kept, given] = (await print("RECEIPT", SAMPLE_FORMS.RECEIPT)).pages;
    expect(kept).toContain("Liên 1: Lưu");
    expect(given).toContain("Liên 2: Giao khách hàng");
    expect(kept?.replace("Liên 1: Lưu", "")).toBe(given?.replace("Liên 2: Giao khách hàng", ""));
  });

  it("breaks 40 papers over pages, with the head again and every paper once in each copy", async () => {
    const papers = Array.from({ length: 40 }, (_, index) => ({ name: `Giấy tờ thứ ${index + 1} của bộ hồ sơ xin cấp phép môi trường`, originals: 1, certifiedCopies: index % 2, photocopies: 0 }));
    const { pages } = await print("RECEIPT", { ...SAMPLE_FORMS.RECEIPT, papers });
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.length % 2).toBe(0);
    const perCopy = pages.length / 2;
    for (const copy of [pages.slice(0, perCopy), pages.slice(perCopy)]) {
      const text = copy.join(" ");
      for (const paper of papers) expect(text.split(`${paper.name} `)).toHaveLength(2);
      expect(text).toContain("Cộng 40 20 0");
      const withRows = copy.filter((page) => page.includes("Giấy tờ thứ "));
      expect(withRows.length).toBeGreaterThan(1);
      for (const page of withRows) expect(page).toContain(COUNT_HEADS);
      copy.forEach((page, index) => expect(page).toContain(`Trang ${index + 1}/${perCopy}`));
    }
  });

  it("leaves dotted lines where nothing is known", async () => {
    const { owner: _owner, ...data } = SAMPLE_FORMS.RECEIPT;
    const file = await print("RECEIPT", { ...data, owner: null, register: null, hotline: null, submitterSignature: null, submitter: { name: "Bùi Văn Ba", address: null, phone: null, email: null, identityNumber: null } });
    expect(file.pages[0]).toMatch(/Địa chỉ: ?\.{20,}/);
    expect(file.pages[0]).toMatch(/Số CC\/hộ chiếu: ?\.{20,}/);
    expect(file.pages[0]).not.toContain("Chủ hồ sơ:");
    expect(file.pages[0]).not.toContain("Quyển số");
  });

  it("follows the version kept with the dossier", async () => {
    expect((await print("RECEIPT", SAMPLE_FORMS.RECEIPT, "2025-06-30")).pages[0]).toContain("Mẫu số 01, ban hành kèm theo Thông tư số 01/2018/TT-VPCP");
    expect((await print("APOLOGY", SAMPLE_FORMS.APOLOGY, "2025-06-30")).pages[0]).toContain("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ");
    await expect(renderForm("RECEIPT", SAMPLE_FORMS.RECEIPT, { version: versionOn("APOLOGY", "2026-03-05") })).rejects.toThrow(RangeError);
    await expect(renderForm("RECEIPT", { ...SAMPLE_FORMS.RECEIPT, sets: -1 }, { version: versionOn("RECEIPT", "2026-03-05") })).rejects.toThrow(RangeError);
  });
});

describe("long lists", () => {
  it("repeat their head on every page and keep every line", async () => {
    const [first] = SAMPLE_FORMS.HANDOVER_RECORD.lines;
    if (!first) throw new Error("The sample has no line");
    const lines = Array.from({ length: 60 }, (_, index) => ({ ...first, slipNumber: `PG-0305-${String(index + 1).padStart(4, "0")}` }));
    const { pages } = await print("HANDOVER_RECORD", { ...SAMPLE_FORMS.HANDOVER_RECORD, lines });
    expect(pages.length).toBeGreaterThan(1);
    for (const line of lines) expect(pages.join(" ")).toContain(line.slipNumber);
    for (const page of pages.filter((text) => text.includes("PG-0305-"))) expect(page).toContain("Số Phiếu gửi Mã hồ sơ Thủ tục hành chính");
    expect(pages.join(" ")).toContain("Cộng: 60 hồ sơ 240 60 60");
  });
});

describe("the register", () => {
  it("keeps its numbers and its head over many pages", async () => {
    const [first] = SAMPLE_FORMS.REGISTER.rows;
    if (!first) throw new Error("The sample has no row");
    const rows = Array.from({ length: 120 }, (_, i) => ({ ...first, order: i + 301, code: `H42.05-260305-${String(i + 1).padStart(4, "0")}` }));
    const { pages } = await print("REGISTER", { ...SAMPLE_FORMS.REGISTER, rows });
    const text = pages.join(" ");
    for (const row of rows) expect(text).toContain(`${row.order} ${row.code}`);
    for (const page of pages.filter((one) => one.includes("H42.05-260305-"))) expect(page).toContain("Tên TTHC");
    expect(pages.at(-1)).toContain("Cộng: 120 hồ sơ");
    expect((await print("REGISTER", SAMPLE_FORMS.REGISTER, "2025-06-30")).pages[0]).toContain("Mẫu số 06, ban hành kèm theo Thông tư số 01/2018/TT-VPCP");
  });
});

describe("hostile texts", () => {
  const HOSTILE = [
    '#import "x.typ": * #panic("a")', "$x^2$ #sys.inputs ]] }}", "\\ \\n \\u{41} \"quoted\" 'single'", "*đậm* _nghiêng_ `mã` <nhãn> @ref = Đề mục // chú thích /* */",
    '{"sheet": null}', "- gạch + cộng ~ cứng -- --- ...", "</svg><script>alert(1)</script>",
  ];

  it.each(HOSTILE)("prints %s as it stands", async (text) => {
    const { pages } = await print("REJECTION", { ...SAMPLE_FORMS.REJECTION, request: text, reasons: [text], applicant: { ...SAMPLE_FORMS.REJECTION.applicant, name: text } });
    expect(pages.join(" ").split(printable(text)).length).toBeGreaterThanOrEqual(4);
  });

  it("shows a square for what the typeface lacks, and gathers split accents", async () => {
    const data = { ...SAMPLE_FORMS.REJECTION, applicant: { ...SAMPLE_FORMS.REJECTION.applicant, name: "Trần 👩‍👩‍👧 Văn 中 \u0000\u0007Bình".normalize("NFD") } };
    expect((await print("REJECTION", data)).pages[0]).toContain("Trần □□□ Văn □ □□Bình");
  });

  it("breaks words and names of any length within the page", async () => {
    const name = "Ng".repeat(300);
    const { pages } = await print("RECEIPT", { ...SAMPLE_FORMS.RECEIPT, papers: [{ name, originals: 1, certifiedCopies: 0, photocopies: 0 }] });
    expect(pages.join("").replaceAll(" ", "").split(name)).toHaveLength(3);
  });

  it("prints any text at all", async () => {
    const version = versionOn("SUPPLEMENT_REQUEST", "2026-03-05");
    await fc.assert(fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 60 }), async (reason, name) => {
      const data = { ...SAMPLE_FORMS.SUPPLEMENT_REQUEST, reason, applicant: { ...SAMPLE_FORMS.SUPPLEMENT_REQUEST.applicant, name, email: name } };
      expect((await renderForm("SUPPLEMENT_REQUEST", data, { version })).byteLength).toBeGreaterThan(10_000);
    }), { numRuns: 60 });
  }, 60_000);

  it("keeps what a scanner reads out of the drawing", async () => {
    const data = { ...SAMPLE_FORMS.RECEIPT, trackingUrl: 'https://x.vn/?a="><script>', submitterSignature: { name: "A", strokes: [[0.1, 0.2], [2, 3, 4, 5], [Number.NaN, 0, 0, 0], [0, 0, 1, 1]] } };
    expect((await print("RECEIPT", data)).pages).toHaveLength(2);
    await expect(renderForm("POSTAL_SLIP", { ...SAMPLE_FORMS.POSTAL_SLIP, itemNumber: "số 1" }, { version: versionOn("POSTAL_SLIP", "2026-03-05") })).rejects.toThrow(RangeError);
  });
});
