import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, channels, filed, note, POPULATION_DATABASE, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

/** Tourism (Sở Văn hóa, Thể thao và Du lịch) and measurement (Sở Khoa học và Công nghệ). */
export const TOURISM_AND_QUALITY = [
  {
    ...USUAL,
    code: "1.004623",
    name: "Cấp thẻ hướng dẫn viên du lịch nội địa",
    level: "Cấp tỉnh",
    field: "Du lịch",
    authority: "Sở Văn hóa, Thể thao và Du lịch",
    decision: "",
    subjects: ["Công dân Việt Nam"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 15, "DAY", "650.000 đ/thẻ (Thông tư 33/2018/TT-BTC)"),
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đề nghị cấp thẻ hướng dẫn viên du lịch", { originals: 1 }, { form: "Đơn đề nghị cấp thẻ hướng dẫn viên du lịch" }),
          filed("Bản sao bằng tốt nghiệp trung cấp trở lên chuyên ngành hướng dẫn du lịch", { certified: 1 }, { group: "qualification" }),
          filed("Bản sao bằng tốt nghiệp trung cấp trở lên chuyên ngành khác kèm bản sao chứng chỉ nghiệp vụ hướng dẫn du lịch nội địa", { certified: 1 }, { group: "qualification" }),
          filed("Giấy chứng nhận sức khỏe do cơ sở khám bệnh có thẩm quyền cấp", { originals: 1 }, { when: "Cấp không quá 6 tháng trước ngày nộp hồ sơ" }),
          filed("Ảnh chân dung màu cỡ 3x4 cm", { originals: 2 }),
          filed("Sơ yếu lý lịch", { originals: 1 }, { data: POPULATION_DATABASE }),
        ],
      },
    ],
    fees: [{ name: "Phí thẩm định cấp thẻ hướng dẫn viên du lịch nội địa", kind: "FEE", channel: null, amount: 650_000, per: "thẻ", appliesTo: null }],
    internalNote: "Ảnh ghi họ tên, ngày sinh ở mặt sau trước khi niêm phong.",
    requestForm: [
      { key: "education", label: "Trình độ chuyên môn", type: "choice", required: true, hint: "", options: ["Ngành hướng dẫn du lịch", "Ngành khác, có chứng chỉ nghiệp vụ"] },
      { key: "school", label: "Nơi cấp bằng", type: "text", required: true, hint: "Tên trường, năm tốt nghiệp" },
      { key: "healthDate", label: "Ngày khám sức khỏe", type: "date", required: true, hint: "Không quá 6 tháng" },
      { key: "experience", label: "Kinh nghiệm hướng dẫn", type: "longtext", required: false, hint: "Nếu có" },
    ],
  },
  {
    ...USUAL,
    code: "1.002445",
    name: "Cấp Giấy chứng nhận đủ điều kiện kinh doanh hoạt động thể thao của câu lạc bộ thể thao chuyên nghiệp",
    level: "Cấp tỉnh",
    field: "Thể dục, thể thao",
    authority: "Sở Văn hóa, Thể thao và Du lịch",
    decision: "",
    subjects: ["Doanh nghiệp"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 7, "WORKING_DAY", "Từ 1.000.000 đ đến 3.000.000 đ theo môn thể thao"),
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đề nghị cấp Giấy chứng nhận đủ điều kiện kinh doanh hoạt động thể thao", { originals: 1 }, { form: "Mẫu số 02 Nghị định 36/2019/NĐ-CP" }),
          filed("Bản sao Giấy chứng nhận đăng ký doanh nghiệp", { photocopies: 1 }, { data: "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp" }),
          filed("Bản tóm tắt tình hình chuẩn bị các điều kiện kinh doanh", { originals: 1 }, { form: "Mẫu số 03 Nghị định 36/2019/NĐ-CP" }),
        ],
      },
    ],
    fees: [
      { name: "Phí thẩm định cấp giấy chứng nhận", kind: "FEE", channel: null, amount: 1_000_000, per: "giấy", appliesTo: "Võ cổ truyền, Vovinam, Karatedo, quyền anh, Judo, Taekwondo, bắn súng thể thao" },
      { name: "Phí thẩm định cấp giấy chứng nhận", kind: "FEE", channel: null, amount: 1_500_000, per: "giấy", appliesTo: "Lân sư rồng, cầu lông, bóng bàn" },
      { name: "Phí thẩm định cấp giấy chứng nhận", kind: "FEE", channel: null, amount: 2_500_000, per: "giấy", appliesTo: "Bóng đá, quần vợt, bơi, lặn, thể dục thẩm mỹ, thể hình, billiards, patin, khiêu vũ thể thao" },
      { name: "Phí thẩm định cấp giấy chứng nhận", kind: "FEE", channel: null, amount: 3_000_000, per: "giấy", appliesTo: "Mô tô nước trên biển, dù lượn, diều bay có động cơ" },
    ],
    internalNote: "Mã thủ tục ghi theo trí nhớ, cần đối chiếu Cổng Dịch vụ công quốc gia (trang mã 185910).",
    requestForm: [
      { key: "clubName", label: "Tên câu lạc bộ", type: "text", required: true, hint: "" },
      { key: "businessCode", label: "Mã số doanh nghiệp", type: "text", required: true, hint: "" },
      { key: "sport", label: "Môn thể thao", type: "text", required: true, hint: "Quyết định mức phí" },
      { key: "place", label: "Địa điểm kinh doanh", type: "text", required: true, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "1.000449",
    name: "Điều chỉnh nội dung bản công bố sử dụng dấu định lượng",
    level: "Cấp tỉnh",
    field: "Tiêu chuẩn đo lường chất lượng",
    authority: "Sở Khoa học và Công nghệ",
    decision: "",
    subjects: ["Doanh nghiệp", "Tổ chức khác", "Công dân Việt Nam"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 5, "WORKING_DAY", "Không thu phí, lệ phí"),
    supplementDays: 30,
    cases: [
      {
        title: null,
        components: [
          filed("Bản công bố sử dụng dấu định lượng trên nhãn hàng đóng gói sẵn (nội dung đã điều chỉnh)", { originals: 2 }, { form: "Bản công bố sử dụng dấu định lượng" }),
          note("Kiểm tra hồ sơ trong 3 ngày làm việc; bổ sung trong 30 ngày, quá hạn thì dừng xử lý."),
        ],
      },
    ],
    internalNote: "Một bản công bố được đóng dấu tiếp nhận và trả lại cho cơ sở.",
    requestForm: [
      { key: "factoryName", label: "Tên cơ sở", type: "text", required: true, hint: "" },
      { key: "factoryAddress", label: "Địa chỉ sản xuất, đóng gói", type: "text", required: true, hint: "" },
      { key: "previousNumber", label: "Số bản công bố đã tiếp nhận", type: "text", required: true, hint: "" },
      { key: "goods", label: "Loại hàng đóng gói sẵn", type: "text", required: true, hint: "Ví dụ: gạo đóng túi 5 kg" },
      { key: "changes", label: "Nội dung điều chỉnh", type: "longtext", required: true, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "2.000212",
    name: "Công bố sử dụng dấu định lượng",
    level: "Cấp tỉnh",
    field: "Tiêu chuẩn đo lường chất lượng",
    authority: "Sở Khoa học và Công nghệ",
    decision: "",
    subjects: ["Doanh nghiệp", "Tổ chức khác", "Công dân Việt Nam"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 5, "WORKING_DAY", "Không thu phí, lệ phí"),
    supplementDays: 30,
    cases: [
      {
        title: null,
        components: [
          filed("Bản công bố sử dụng dấu định lượng trên nhãn hàng đóng gói sẵn", { originals: 2 }, { form: "Bản công bố sử dụng dấu định lượng" }),
          note("Kiểm tra hồ sơ trong 3 ngày làm việc; bổ sung trong 30 ngày, quá hạn thì dừng xử lý."),
        ],
      },
    ],
    internalNote: "Mã thủ tục và thời hạn suy theo thủ tục điều chỉnh (1.000449), cần đối chiếu.",
    requestForm: [
      { key: "factoryName", label: "Tên cơ sở", type: "text", required: true, hint: "" },
      { key: "factoryAddress", label: "Địa chỉ sản xuất, đóng gói", type: "text", required: true, hint: "" },
      { key: "goods", label: "Loại hàng đóng gói sẵn", type: "text", required: true, hint: "Ví dụ: gạo đóng túi 5 kg" },
    ],
  },
] as const satisfies readonly Procedure[];
