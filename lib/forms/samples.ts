import type {
  ApologyData, BundleLabelData, CashReceiptData, ControlSlipData, DeliveryProofData, FormDataByKind, FormHead, HandoverRecordData, PersonBlock, PinSlipData, PostalSlipData, ReceiptData,
  RegisterData, RejectionData, ResultHandoverData, StopNoticeData, SupplementRequestData,
} from "@/lib/forms/data";
import { vietnamMoment } from "@/lib/platform/format";
import { dong } from "@/lib/platform/money";

/** One filled form of each kind, with invented people: for tests, measuring and looking at the print. */

const HEAD: FormHead = {
  parentBody: "Sở Văn hóa, Thể thao và Du lịch",
  issuer: "Bộ phận tiếp nhận và trả kết quả",
  number: "12/TNHS",
  place: "Ninh Bình",
  issuedAt: vietnamMoment("2026-03-05", "09:05"),
};

const POST_HEAD: FormHead = {
  parentBody: "Tổng công ty Bưu điện Việt Nam",
  issuer: "Bưu điện tỉnh Ninh Bình",
  number: "PG-0305-0007",
  place: "Phủ Lý",
  issuedAt: vietnamMoment("2026-03-05", "07:40"),
};

const CITIZEN: PersonBlock = {
  name: "Nguyễn Thị Ánh Tuyết",
  address: "Số 9, ngõ 12, đường Trường Chinh, phường Phủ Lý, tỉnh Ninh Bình",
  phone: "0912345678",
  email: "anhtuyet@example.vn",
  identityNumber: "035190001234",
};

const SCRAWL = [
  [0.08, 0.62, 0.16, 0.3, 0.22, 0.72, 0.3, 0.36, 0.36, 0.66, 0.47, 0.42, 0.5, 0.6, 0.62, 0.5, 0.9, 0.4],
  [0.2, 0.8, 0.5, 0.74, 0.84, 0.7],
];

const GUIDE_PROCEDURE = { procedureName: "Cấp thẻ hướng dẫn viên du lịch nội địa", procedureCode: "1.004623" } as const;
const GUIDE_PAPERS = [
  { name: "Đơn đề nghị cấp thẻ hướng dẫn viên du lịch (Mẫu số 13)", originals: 1, certifiedCopies: 0, photocopies: 0 },
  { name: "Bằng tốt nghiệp trung cấp chuyên ngành hướng dẫn du lịch trở lên", originals: 0, certifiedCopies: 1, photocopies: 0 },
  { name: "Giấy chứng nhận sức khỏe do cơ sở khám bệnh, chữa bệnh cấp trong 06 tháng", originals: 1, certifiedCopies: 0, photocopies: 0 },
  { name: "Ảnh chân dung màu cỡ 3 cm × 4 cm", originals: 2, certifiedCopies: 0, photocopies: 0 },
  { name: "Giấy chứng minh quan hệ với người ủy quyền", originals: 0, certifiedCopies: 0, photocopies: 1 },
];

const CLERK = { name: "Phạm Minh Đức", role: "Nhân viên Bưu điện tỉnh Ninh Bình" } as const;

const receipt: ReceiptData = {
  head: HEAD,
  dossierCode: "H42.05-260305-0012",
  trackingUrl: "https://motcua.example.vn/tra-cuu?ma=H42.05-260305-0012",
  receivingUnit: "Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
  submitter: CITIZEN,
  owner: { ...CITIZEN, name: "Công ty TNHH Du lịch Tam Chúc Xanh", address: "Thị trấn Ba Sao cũ, phường Tam Chúc, tỉnh Ninh Bình", identityNumber: null },
  channel: "qua dịch vụ bưu chính công ích",
  ...GUIDE_PROCEDURE,
  request: "Cấp mới thẻ hướng dẫn viên du lịch nội địa",
  papers: GUIDE_PAPERS,
  sets: 1,
  timeLimit: "15 ngày",
  receivedAt: vietnamMoment("2026-03-05", "09:05"),
  dueAt: vietnamMoment("2026-03-20", "17:00"),
  returnPlace: "Nhà riêng, qua dịch vụ bưu chính công ích",
  register: { volume: "01/2026", order: "0412" },
  receiver: { ...CLERK, confirmedAt: vietnamMoment("2026-03-05", "09:05") },
  submitterSignature: { name: CITIZEN.name, strokes: SCRAWL },
  hotline: "0226 3852 123",
  trackingSite: "motcua.example.vn/tra-cuu",
};

const supplementRequest: SupplementRequestData = {
  head: { ...HEAD, number: "07/HDHS" },
  receivingUnit: receipt.receivingUnit,
  dossierCode: receipt.dossierCode,
  trackingUrl: receipt.trackingUrl,
  applicant: CITIZEN,
  ...GUIDE_PROCEDURE,
  request: receipt.request,
  papers: [
    { name: "Giấy chứng nhận sức khỏe", originals: 1, certifiedCopies: 0, photocopies: 0, note: "Giấy đã nộp cấp ngày 02/6/2025, quá 06 tháng" },
    { name: "Bằng tốt nghiệp", originals: 0, certifiedCopies: 1, photocopies: 0, note: "Bản đã nộp chưa chứng thực" },
  ],
  reason: "Giấy chứng nhận sức khỏe hết thời hạn; bản sao bằng tốt nghiệp chưa được chứng thực theo Điều 60 Luật Du lịch.",
  supplementBy: vietnamMoment("2026-04-06", "17:00"),
  contact: { name: "ông Phạm Minh Đức", phone: "0226 3852 123", site: "dichvucong.gov.vn" },
  guide: CLERK,
};

const rejection: RejectionData = {
  head: { ...HEAD, number: "03/TCHS" },
  receivingUnit: receipt.receivingUnit,
  dossierCode: null,
  trackingUrl: null,
  applicant: CITIZEN,
  ...GUIDE_PROCEDURE,
  request: receipt.request,
  reasons: [
    "Thủ tục thuộc thẩm quyền giải quyết của Sở Du lịch thành phố Hà Nội, nơi người đề nghị đăng ký cư trú.",
    "Người đề nghị đã được cấp thẻ hướng dẫn viên du lịch quốc tế còn thời hạn.",
  ],
  contact: supplementRequest.contact,
  receiver: CLERK,
  submitterSignature: null,
};

const apology: ApologyData = {
  head: { ...HEAD, parentBody: "Ủy ban nhân dân tỉnh Ninh Bình", issuer: "Sở Văn hóa, Thể thao và Du lịch", number: "215/SVHTTDL-XL", issuedAt: vietnamMoment("2026-03-18", "15:20") },
  dossierCode: receipt.dossierCode,
  trackingUrl: receipt.trackingUrl,
  addressee: CITIZEN,
  procedureName: GUIDE_PROCEDURE.procedureName,
  request: receipt.request,
  receivedAt: receipt.receivedAt,
  formerDueAt: receipt.dueAt,
  reason: "đang chờ kết quả xác minh văn bằng của cơ sở đào tạo.",
  newDueAt: vietnamMoment("2026-03-27", "17:00"),
  headTitle: "Giám đốc",
  headName: "Trần Quang Vinh",
  copiesTo: ["Như trên", "Bộ phận tiếp nhận và trả kết quả"],
};

const stopNotice: StopNoticeData = {
  head: { ...apology.head, number: "218/SVHTTDL-TB" },
  dossierCode: apology.dossierCode,
  trackingUrl: apology.trackingUrl,
  addressee: CITIZEN,
  procedureName: apology.procedureName,
  request: apology.request,
  receivedAt: apology.receivedAt,
  askedAt: vietnamMoment("2026-03-17", "08:00"),
  reason: "chưa còn nhu cầu hành nghề.",
  returned: "toàn bộ giấy tờ đã nộp, qua dịch vụ bưu chính công ích.",
  headTitle: apology.headTitle,
  headName: apology.headName,
  copiesTo: apology.copiesTo,
};

const postalSlip: PostalSlipData = {
  head: POST_HEAD,
  slipNumber: "PG-0305-0007",
  itemNumber: "RH473124829VN",
  scanText: "RH473124829VN",
  leg: "TO_AGENCY",
  sender: { name: CITIZEN.name, address: CITIZEN.address ?? "", phone: CITIZEN.phone, email: CITIZEN.email },
  recipient: { name: "Trung tâm Phục vụ hành chính công tỉnh Ninh Bình", address: "Đường Trần Phú, phường Phủ Lý, tỉnh Ninh Bình", phone: "02263852123", email: null },
  dossierCode: null,
  ...GUIDE_PROCEDURE,
  papers: GUIDE_PAPERS,
  sealNumber: "NP-2026-000311",
  weightGrams: 80,
  acceptedAt: vietnamMoment("2026-03-05", "07:40"),
  acceptedPlace: "nhà người gửi",
  transitDays: 1,
  postage: dong(26_000),
  adminFeeCollected: dong(650_000),
  serviceCharge: dong(8_000),
  paidHow: "Tiền mặt cho nhân viên bưu chính",
  hotline: "1900 545 481",
  senderSignature: { name: CITIZEN.name, strokes: SCRAWL },
  postalSignature: { name: "Lê Văn Hùng", role: "Nhân viên thu gom", confirmedAt: vietnamMoment("2026-03-05", "07:42") },
  recipientSignature: null,
};

const POST_PARTY = { organisation: "Bưu điện tỉnh Ninh Bình", person: "Lê Văn Hùng", role: "nhân viên bưu chính" } as const;
const AGENCY_PARTY = { organisation: "Bộ phận một cửa Sở Văn hóa, Thể thao và Du lịch", person: "Đỗ Thị Hạnh", role: "chuyên viên" } as const;

const handoverRecord: HandoverRecordData = {
  head: { ...POST_HEAD, number: "BBGN-260305-02" },
  scanText: "https://motcua.example.vn/bien-ban/BBGN-260305-02",
  handedOverAt: vietnamMoment("2026-03-05", "14:10"),
  place: "Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
  giver: POST_PARTY,
  receiver: AGENCY_PARTY,
  lines: [
    { slipNumber: "PG-0305-0007", dossierCode: "H42.05-260305-0012", procedureName: GUIDE_PROCEDURE.procedureName, applicantName: CITIZEN.name, originals: 4, certifiedCopies: 1, photocopies: 1, sealNumber: "NP-2026-000311", complete: true, discrepancy: null },
    { slipNumber: "PG-0305-0009", dossierCode: null, procedureName: "Cấp giấy phép xuất bản tài liệu không kinh doanh", applicantName: "Trường THPT Biên Hòa", originals: 3, certifiedCopies: 0, photocopies: 0, sealNumber: "NP-2026-000314", complete: false, discrepancy: "Phiếu gửi ghi 02 bản thảo, thực nhận 01 bản" },
  ],
  giverSignature: { name: POST_PARTY.person, strokes: SCRAWL },
  receiverSignature: { name: AGENCY_PARTY.person, confirmedAt: vietnamMoment("2026-03-05", "14:12") },
};

const resultHandover: ResultHandoverData = {
  head: { ...HEAD, number: "BGKQ-260319-01", issuedAt: vietnamMoment("2026-03-19", "10:30") },
  scanText: "https://motcua.example.vn/ban-giao/BGKQ-260319-01",
  handedOverAt: vietnamMoment("2026-03-19", "10:30"),
  place: "Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
  giver: AGENCY_PARTY,
  receiver: POST_PARTY,
  lines: [
    { dossierCode: receipt.dossierCode, procedureName: GUIDE_PROCEDURE.procedureName, result: "Thẻ hướng dẫn viên du lịch nội địa số 135200012", ownerName: CITIZEN.name, address: CITIZEN.address ?? "", feeDue: false, byPost: true, note: null },
    { dossierCode: "000.17.22.H56-210531-0001", procedureName: "Cấp giấy phép xuất bản tài liệu không kinh doanh", result: "Giấy phép số 08/GP-SVHTTDL ngày 18/3/2026", ownerName: "Trường THPT Biên Hòa", address: "Phường Phủ Lý, tỉnh Ninh Bình", feeDue: true, byPost: false, note: "Thu 150.000 đ khi trả" },
  ],
  giverSignature: { name: AGENCY_PARTY.person },
  receiverSignature: { name: POST_PARTY.person },
};

const deliveryProof: DeliveryProofData = {
  head: { ...POST_HEAD, number: "BN-260320-0003", issuedAt: vietnamMoment("2026-03-20", "08:45") },
  dossierCode: receipt.dossierCode,
  trackingUrl: receipt.trackingUrl,
  itemNumber: "RH000000019VN",
  procedureName: GUIDE_PROCEDURE.procedureName,
  giver: POST_PARTY,
  recipientName: "Trần Đình Khôi",
  recipientPhone: "0987654321",
  relation: "Người được ủy quyền (chồng)",
  identityKind: "Thẻ căn cước",
  identityLastDigits: "5678",
  authorisation: "Giấy ủy quyền ngày 18/3/2026, có chứng thực",
  results: [{ kind: "Thẻ", number: "135200012", abstract: "Thẻ hướng dẫn viên du lịch nội địa cấp cho bà Nguyễn Thị Ánh Tuyết", count: 1 }],
  papersReturned: ["Bằng tốt nghiệp cao đẳng số hiệu C 123456 (01 bản chính)"],
  papersCollected: ["Thẻ hướng dẫn viên cũ số 135110007"],
  feeCollected: dong(650_000),
  deliveredAt: vietnamMoment("2026-03-20", "08:45"),
  deliveredPlace: CITIZEN.address ?? "",
  giverSignature: { name: POST_PARTY.person, role: "Nhân viên phát" },
  recipientSignature: { name: "Trần Đình Khôi", strokes: SCRAWL },
};

const bundleLabel: BundleLabelData = {
  head: POST_HEAD,
  sealNumber: "NP-2026-000311",
  scanText: "NP-2026-000311",
  from: POST_PARTY,
  to: AGENCY_PARTY,
  toAddress: "Đường Trần Phú, phường Phủ Lý, tỉnh Ninh Bình",
  dossierCount: 1,
  paperCount: 6,
  bundleCount: 1,
  sealedAt: vietnamMoment("2026-03-05", "07:42"),
};

const controlSlip: ControlSlipData = {
  head: { ...HEAD, number: null },
  dossierCode: receipt.dossierCode,
  trackingUrl: receipt.trackingUrl,
  applicantName: CITIZEN.name,
  ...GUIDE_PROCEDURE,
  receivedAt: receipt.receivedAt,
  dueAt: receipt.dueAt,
  resolvingAgency: "Sở Văn hóa, Thể thao và Du lịch",
  coordinatingAgencies: ["Sở Y tế tỉnh Ninh Bình"],
  rows: [
    { giver: "Bộ phận tiếp nhận và trả kết quả", receiver: "Sở Văn hóa, Thể thao và Du lịch", giverName: CLERK.name, receiverName: "Đỗ Thị Hạnh", at: vietnamMoment("2026-03-05", "14:10"), result: null, note: "Giao bản giấy qua bưu chính: Biên bản giao nhận số BBGN-260305-02" },
    { giver: "Sở Văn hóa, Thể thao và Du lịch", receiver: "Chuyên viên giải quyết", giverName: "Trần Quang Vinh", receiverName: "Đỗ Thị Hạnh", at: vietnamMoment("2026-03-06", "08:00"), result: null, note: "" },
    { giver: "Sở Văn hóa, Thể thao và Du lịch", receiver: "Bộ phận tiếp nhận và trả kết quả", giverName: "Đỗ Thị Hạnh", receiverName: CLERK.name, at: vietnamMoment("2026-03-19", "10:30"), result: "Trước hạn", note: "Bàn giao kết quả số BGKQ-260319-01" },
  ],
};

const register: RegisterData = {
  head: { ...POST_HEAD, number: null },
  unit: "Bưu điện tại Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
  from: vietnamMoment("2026-03-01"),
  until: vietnamMoment("2026-03-31"),
  rows: [
    {
      order: 412, code: receipt.dossierCode, procedureName: GUIDE_PROCEDURE.procedureName, sets: 1, applicantName: CITIZEN.name, contact: "Số 9, ngõ 12, đường Trường Chinh, phường Phủ Lý; 0912345678",
      agency: "Sở VHTT&DL", receivedAt: receipt.receivedAt, dueAt: receipt.dueAt, handedAt: vietnamMoment("2026-03-05", "14:10"), resultAt: vietnamMoment("2026-03-19", "10:30"),
      returnedAt: vietnamMoment("2026-03-20", "08:45"), returnMethod: "Bưu điện trả tận nơi", receivedBy: "Trần Đình Khôi", note: "",
    },
    {
      order: 413, code: "H42.05-260306-0001", procedureName: "Cấp giấy phép xuất bản tài liệu không kinh doanh", sets: 1, applicantName: "Trường THPT Biên Hòa", contact: "Phường Phủ Lý, tỉnh Ninh Bình; 02263852001",
      agency: "Sở VHTT&DL", receivedAt: vietnamMoment("2026-03-06", "09:00"), dueAt: vietnamMoment("2026-03-20", "17:00"), handedAt: null, resultAt: null, returnedAt: null, returnMethod: "Nhận tại quầy một cửa", receivedBy: "", note: "Chờ bổ sung",
    },
  ],
};

const cashReceipt: CashReceiptData = {
  head: POST_HEAD, title: "Biên lai thu phí, lệ phí", symbol: "BL26-430001", number: "0000012", collector: "Bưu điện tỉnh Ninh Bình", collectorTaxCode: null,
  payerName: CITIZEN.name, payerAddress: CITIZEN.address, dossierCode: receipt.dossierCode, procedureName: GUIDE_PROCEDURE.procedureName,
  lines: [{ name: "Phí thẩm định cấp thẻ hướng dẫn viên du lịch", basis: "650.000 đ/thẻ", amount: dong(650_000) }], split: { fee: dong(650_000), levy: dong(0) }, total: dong(650_000),
  method: "Tiền mặt", cashier: { ...CLERK, confirmedAt: receipt.receivedAt },
};

const pinSlip: PinSlipData = {
  head: POST_HEAD, dossierCode: receipt.dossierCode, trackingUrl: receipt.trackingUrl, trackingSite: "motcua.example.vn/tra-cuu/phieu", pin: "204 817", serial: 1,
  procedureName: GUIDE_PROCEDURE.procedureName, hotline: "0226 3852 123",
};

export const SAMPLE_FORMS: FormDataByKind = {
  RECEIPT: receipt,
  SUPPLEMENT_REQUEST: supplementRequest,
  REJECTION: rejection,
  APOLOGY: apology,
  STOP_NOTICE: stopNotice,
  POSTAL_SLIP: postalSlip,
  HANDOVER_RECORD: handoverRecord,
  RESULT_HANDOVER: resultHandover,
  DELIVERY_PROOF: deliveryProof,
  BUNDLE_LABEL: bundleLabel,
  CONTROL_SLIP: controlSlip,
  REGISTER: register,
  CASH_RECEIPT: cashReceipt,
  PIN_SLIP: pinSlip,
};
