import type { Procedure } from "@/lib/procedures/procedure";
import { channels, filed, POPULATION_DATABASE, shown, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

const RESIDENCE_FORM = filed("Tờ khai thay đổi thông tin cư trú", { originals: 1 }, { form: "Mẫu CT01, Thông tư 53/2025/TT-BCA" });

/** Procedures that do not list the postal channel: they stand on the agency's second public list. */
export const NOT_BY_POST = [
  {
    ...USUAL,
    code: "1.004222",
    name: "Đăng ký thường trú",
    level: "Cấp xã",
    field: "Đăng ký, quản lý cư trú",
    authority: "Công an cấp xã",
    decision: "1523/QĐ-BCA-C06",
    subjects: ["Công dân Việt Nam", "Người Việt Nam định cư ở nước ngoài"],
    resultCodes: ["KQ.G01.000064", "KQ.G01.000065", "KQ.G01.000067", "KQ.G01.000066"],
    channels: [
      ...channels(["COUNTER"], 7, "WORKING_DAY", "20.000 đ/lần đăng ký"),
      ...channels(["ONLINE"], 7, "WORKING_DAY", "10.000 đ/lần đăng ký"),
    ],
    postStart: null,
    cases: [
      {
        title: "Vào chỗ ở hợp pháp của mình",
        components: [
          RESIDENCE_FORM,
          filed("Giấy tờ chứng minh chỗ ở hợp pháp", { photocopies: 1 }, { when: "Khi không khai thác được dữ liệu", data: "Cơ sở dữ liệu về cư trú, Cơ sở dữ liệu đất đai" }),
        ],
      },
      {
        title: "Vào chỗ ở thuê, mượn, ở nhờ",
        components: [
          RESIDENCE_FORM,
          filed("Hợp đồng cho thuê, cho mượn, cho ở nhờ có công chứng hoặc chứng thực", { originals: 1 }),
          filed("Giấy tờ chứng minh đủ diện tích nhà ở", { originals: 1 }, { when: "Khi không khai thác được dữ liệu", data: "Cơ sở dữ liệu về cư trú" }),
        ],
      },
      {
        title: "Về ở với người thân",
        components: [
          RESIDENCE_FORM,
          filed("Giấy tờ chứng minh quan hệ nhân thân với chủ hộ, thành viên hộ", { photocopies: 1 }, { when: "Khi không khai thác được dữ liệu", data: POPULATION_DATABASE }),
        ],
      },
    ],
    fees: [
      { name: "Lệ phí đăng ký cư trú", kind: "CHARGE", channel: "COUNTER", amount: 20_000, per: "lần", appliesTo: null },
      { name: "Lệ phí đăng ký cư trú", kind: "CHARGE", channel: "ONLINE", amount: 10_000, per: "lần", appliesTo: null },
    ],
    requestForm: [
      { key: "place", label: "Nơi đề nghị đăng ký thường trú", type: "text", required: true, hint: "" },
      { key: "housing", label: "Chỗ ở", type: "choice", required: true, hint: "", options: ["Của mình", "Thuê, mượn, ở nhờ", "Ở với người thân"] },
      { key: "householder", label: "Chủ hộ", type: "text", required: true, hint: "Họ tên và quan hệ với chủ hộ" },
    ],
  },
  {
    ...USUAL,
    code: "3.000347",
    name: "Đổi giấy phép lái xe",
    level: "Cấp tỉnh",
    field: "Sát hạch, cấp giấy phép lái xe",
    authority: "Công an tỉnh (Phòng Cảnh sát giao thông)",
    decision: "",
    subjects: ["Công dân Việt Nam", "Người nước ngoài"],
    resultCodes: [],
    channels: channels(["COUNTER", "ONLINE"], 5, "WORKING_DAY", "135.000 đ/lần"),
    presenceRequired: true,
    authorisationAllowed: false,
    postStart: null,
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đề nghị đổi, cấp lại giấy phép lái xe", { originals: 1 }, { form: "Phụ lục XII Thông tư 12/2025/TT-BCA" }),
          filed("Giấy khám sức khỏe của người lái xe", { originals: 1 }, { when: "Trừ giấy phép lái xe hạng A1, A, B1" }),
          filed("Bản sao giấy phép lái xe", { photocopies: 1 }),
          shown("Thẻ căn cước hoặc hộ chiếu", { data: POPULATION_DATABASE }),
        ],
      },
    ],
    fees: [{ name: "Lệ phí cấp đổi giấy phép lái xe", kind: "CHARGE", channel: null, amount: 135_000, per: "lần", appliesTo: null }],
    internalNote: "Mức 115.000 đ khi nộp trực tuyến chỉ áp dụng đến 31/12/2025. Người đổi phải đến chụp ảnh.",
    requestForm: [
      { key: "licenceNumber", label: "Số giấy phép lái xe", type: "text", required: true, hint: "12 chữ số" },
      { key: "licenceClass", label: "Hạng", type: "text", required: true, hint: "Ví dụ: B, C1" },
      { key: "reason", label: "Lý do đổi", type: "choice", required: true, hint: "", options: ["Hết hạn", "Hỏng", "Thay đổi thông tin", "Đổi từ giấy cũ sang thẻ"] },
    ],
  },
  {
    ...USUAL,
    code: "2.000815",
    name: "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    level: "Cấp xã, Cơ quan khác",
    field: "Chứng thực",
    authority: "Ủy ban nhân dân cấp xã",
    decision: "3152/QĐ-BTP",
    subjects: ["Công dân Việt Nam", "Tổ chức khác", "Người Việt Nam định cư ở nước ngoài"],
    resultCodes: ["KQ.G15.000021"],
    channels: channels(["COUNTER"], 1, "WORKING_DAY", "2.000 đ/trang; từ trang thứ 3: 1.000 đ/trang; không quá 200.000 đ/bản"),
    sameDay: true,
    cutoffTime: "15:00",
    postStart: null,
    cases: [
      {
        title: null,
        components: [
          shown("Bản chính giấy tờ, văn bản làm cơ sở để chứng thực"),
          filed("Bản sao cần chứng thực", { photocopies: 1 }, { when: "Cơ quan chụp từ bản chính khi người yêu cầu không mang bản sao" }),
        ],
      },
    ],
    fees: [
      { name: "Phí chứng thực bản sao từ bản chính", kind: "FEE", channel: null, amount: 2_000, per: "trang", appliesTo: "Trang 1 và 2" },
      { name: "Phí chứng thực bản sao từ bản chính", kind: "FEE", channel: null, amount: 1_000, per: "trang", appliesTo: "Từ trang 3, không quá 200.000 đ/bản" },
    ],
    internalNote: "Người yêu cầu mang bản chính đến: không gửi qua bưu chính.",
    requestForm: [
      { key: "documents", label: "Giấy tờ cần chứng thực", type: "longtext", required: true, hint: "Mỗi giấy tờ một dòng" },
      { key: "copies", label: "Số bản của mỗi giấy tờ", type: "number", required: true, hint: "" },
      { key: "pages", label: "Số trang mỗi bản", type: "number", required: true, hint: "" },
    ],
  },
] as const satisfies readonly Procedure[];
