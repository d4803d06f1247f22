import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, channels, filed, LAND_DATABASE, note, POPULATION_DATABASE, shown, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

/** Procedures of Sở Nông nghiệp và Môi trường (once Sở Tài nguyên và Môi trường) and of its land registry. */
export const ENVIRONMENT_AND_LAND = [
  {
    ...USUAL,
    code: "1.004122",
    name: "Cấp giấy phép hành nghề khoan nước dưới đất",
    level: "Cấp tỉnh",
    field: "Tài nguyên nước",
    authority: "Chủ tịch Ủy ban nhân dân cấp tỉnh; Sở Nông nghiệp và Môi trường",
    decision: "248/QĐ-BNNMT",
    subjects: ["Tổ chức khác", "Công dân Việt Nam"],
    resultCodes: ["KQ.G10.001269"],
    channels: channels(ALL_CHANNELS, 13, "WORKING_DAY", "Phí thẩm định theo quy định của tỉnh"),
    supplementPolicy: "PAUSE",
    cases: [
      {
        title: null,
        components: [
          filed("Văn bản đề nghị cấp phép hành nghề khoan nước dưới đất", { originals: 1 }, { form: "Mẫu 49, Phụ lục II Nghị định 23/2026/NĐ-CP" }),
          filed("Bản khai kinh nghiệm chuyên môn của người chịu trách nhiệm chính về kỹ thuật", { originals: 1 }, { form: "Mẫu 52, Phụ lục II Nghị định 23/2026/NĐ-CP" }),
          filed("Bản chính văn bằng, chứng chỉ của người chịu trách nhiệm chính về kỹ thuật để đối chiếu", { originals: 1 }, { group: "qualification" }),
          filed("Bản sao có chứng thực văn bằng, chứng chỉ của người chịu trách nhiệm chính về kỹ thuật", { certified: 1 }, { group: "qualification" }),
          filed("Bản sao hợp đồng lao động giữa tổ chức và người chịu trách nhiệm chính về kỹ thuật", { certified: 1 }, { when: "Đối với tổ chức, khi người chịu trách nhiệm kỹ thuật không phải người đứng đầu" }),
        ],
      },
    ],
    internalNote: "Thời gian bổ sung, hoàn thiện hồ sơ không tính vào thời gian thẩm định. Danh mục quốc gia ghi “Miễn phí” nhưng tỉnh có quy định mức thu: hỏi cơ quan trước khi trả lời về phí.",
    requestForm: [
      { key: "scale", label: "Quy mô hành nghề", type: "choice", required: true, hint: "", options: ["Nhỏ", "Vừa", "Lớn"] },
      { key: "technicalHead", label: "Người chịu trách nhiệm chính về kỹ thuật", type: "text", required: true, hint: "Họ và tên" },
      { key: "qualification", label: "Văn bằng, chuyên ngành", type: "text", required: true, hint: "" },
      { key: "equipment", label: "Máy khoan, thiết bị chính", type: "longtext", required: true, hint: "Tên, số lượng, năm sản xuất" },
      { key: "years", label: "Thời hạn đề nghị (năm)", type: "number", required: true, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "1.011671",
    name: "Cung cấp thông tin, dữ liệu, sản phẩm đo đạc và bản đồ",
    level: "Cấp tỉnh",
    field: "Đo đạc, bản đồ và thông tin địa lý",
    authority: "Sở Nông nghiệp và Môi trường",
    decision: "421/QĐ-BNNMT",
    subjects: ["Công dân Việt Nam", "Người Việt Nam định cư ở nước ngoài", "Người nước ngoài", "Doanh nghiệp", "Doanh nghiệp có vốn đầu tư nước ngoài", "Hợp tác xã", "Tổ chức nước ngoài", "Tổ chức khác"],
    resultCodes: ["KQ.G13.000016"],
    channels: channels(ALL_CHANNELS, 1, "WORKING_DAY", "Theo biểu mức thu của Thông tư 47/2024/TT-BTC"),
    cases: [
      {
        title: "Nộp trực tiếp hoặc qua bưu chính",
        components: [
          filed("Phiếu yêu cầu cung cấp thông tin, dữ liệu, sản phẩm đo đạc và bản đồ", { originals: 1 }, { form: "Mẫu số 03 Phụ lục IA Nghị định 39/2026/NĐ-CP" }),
          filed("Giấy giới thiệu hoặc công văn của cơ quan, tổ chức", { originals: 1 }, { when: "Đối với cơ quan, tổ chức" }),
          shown("Thẻ căn cước, số định danh cá nhân hoặc hộ chiếu", { when: "Đối với cá nhân", data: POPULATION_DATABASE }),
        ],
      },
      {
        title: "Nộp trực tuyến",
        components: [
          filed("Tệp phiếu yêu cầu ký bằng chữ ký số", { originals: 1 }, { form: "Mẫu số 03 Phụ lục IA Nghị định 39/2026/NĐ-CP" }),
          filed("Tệp giấy giới thiệu hoặc công văn của cơ quan, tổ chức", { originals: 1 }, { when: "Đối với cơ quan, tổ chức" }),
          note("Không có chữ ký số thì xuất trình giấy tờ tùy thân khi nhận kết quả."),
        ],
      },
    ],
    internalNote: "Danh mục quốc gia mất đơn vị thời hạn (“1Miễn phí”); hiểu là 1 ngày làm việc. Phí tính theo từng loại sản phẩm, cơ quan báo trước khi thu.",
    requestForm: [
      { key: "product", label: "Loại thông tin, sản phẩm", type: "choice", required: true, hint: "", options: ["Điểm tọa độ, độ cao", "Bản đồ địa hình", "Ảnh hàng không", "Loại khác"] },
      { key: "area", label: "Khu vực", type: "text", required: true, hint: "Xã, phường hoặc số hiệu mảnh bản đồ" },
      { key: "quantity", label: "Số lượng", type: "number", required: true, hint: "" },
      { key: "purpose", label: "Mục đích sử dụng", type: "longtext", required: true, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "1.004237",
    name: "Khai thác và sử dụng thông tin, dữ liệu tài nguyên và môi trường (cấp tỉnh)",
    level: "Cấp tỉnh",
    field: "Tổng hợp",
    authority: "Sở Nông nghiệp và Môi trường",
    decision: "704/QĐ-BNNMT",
    subjects: ["Công dân Việt Nam", "Người Việt Nam định cư ở nước ngoài", "Người nước ngoài", "Doanh nghiệp", "Doanh nghiệp có vốn đầu tư nước ngoài", "Tổ chức khác"],
    resultCodes: ["KQ.G10.001131"],
    channels: channels(ALL_CHANNELS, 5, "WORKING_DAY", "Theo pháp luật về phí và lệ phí"),
    cases: [
      {
        title: null,
        components: [
          filed("Văn bản, phiếu yêu cầu cung cấp thông tin, dữ liệu tài nguyên và môi trường", { originals: 1 }, { group: "request", form: "Mẫu số 02", when: "Tổ chức, cá nhân trong nước" }),
          filed("Phiếu yêu cầu cung cấp thông tin, dữ liệu tài nguyên và môi trường của cá nhân nước ngoài tại Việt Nam", { originals: 1 }, { group: "request", form: "Mẫu số 03", when: "Cá nhân nước ngoài tại Việt Nam" }),
        ],
      },
    ],
    requestForm: [
      { key: "dataWanted", label: "Dữ liệu cần khai thác", type: "longtext", required: true, hint: "Loại dữ liệu, khu vực, thời gian" },
      { key: "purpose", label: "Mục đích sử dụng", type: "text", required: true, hint: "" },
      { key: "form", label: "Hình thức nhận", type: "choice", required: true, hint: "", options: ["Bản giấy", "Tệp dữ liệu"] },
    ],
  },
  {
    ...USUAL,
    code: "1.012783",
    name: "Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    level: "Cấp tỉnh",
    field: "Đất đai",
    authority: "Văn phòng đăng ký đất đai, chi nhánh Văn phòng đăng ký đất đai",
    decision: "3380/QĐ-BNNMT",
    subjects: ["Công dân Việt Nam", "Người nước ngoài", "Doanh nghiệp", "Tổ chức nước ngoài", "Hợp tác xã", "Doanh nghiệp có vốn đầu tư nước ngoài", "Người Việt Nam định cư ở nước ngoài", "Tổ chức khác"],
    resultCodes: ["KQ.G10.001147"],
    channels: [
      ...channels(["COUNTER"], 5, "WORKING_DAY", "Theo nghị quyết của Hội đồng nhân dân tỉnh"),
      ...channels(["ONLINE"], 15, "WORKING_DAY", "Theo nghị quyết của Hội đồng nhân dân tỉnh"),
      ...channels(["POST"], 20, "WORKING_DAY", "Theo nghị quyết của Hội đồng nhân dân tỉnh"),
    ],
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đăng ký biến động đất đai, tài sản gắn liền với đất", { originals: 1 }, { form: "Mẫu số 18 Nghị định 151/2025/NĐ-CP" }),
          filed("Bản gốc Giấy chứng nhận đã cấp", { originals: 1 }),
          filed("Mảnh trích đo bản đồ địa chính thửa đất", { photocopies: 1 }, { when: "Khi đã trích đo mà ranh giới không thay đổi, hoặc người sử dụng đất muốn đo đạc lại", data: LAND_DATABASE }),
        ],
      },
    ],
    internalNote: "Ba kênh có ba thời hạn khác nhau theo danh mục quốc gia. Bản gốc Giấy chứng nhận phải ghi vào Phiếu gửi.",
    requestForm: [
      { key: "certificateNumber", label: "Số phát hành Giấy chứng nhận", type: "text", required: true, hint: "Hai chữ cái và dãy số ở trang 1" },
      { key: "plot", label: "Thửa đất số", type: "text", required: true, hint: "" },
      { key: "sheet", label: "Tờ bản đồ số", type: "text", required: true, hint: "" },
      { key: "address", label: "Địa chỉ thửa đất", type: "text", required: true, hint: "Ghi được theo tên xã, huyện cũ" },
      { key: "reason", label: "Lý do cấp đổi", type: "choice", required: true, hint: "", options: ["Giấy cũ ố, nhòe, rách, hỏng", "Đo đạc lại", "Ghi tên vợ hoặc chồng, thành viên hộ", "Đổi mẫu giấy"] },
      { key: "measured", label: "Đã đo đạc lại", type: "choice", required: true, hint: "", options: ["Có", "Không"] },
    ],
  },
] as const satisfies readonly Procedure[];
