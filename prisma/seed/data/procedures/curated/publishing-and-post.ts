import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, BUSINESS_DATABASE, channels, filed, note, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

/** Procedures of the former Sở Thông tin và Truyền thông: publishing, printing, post. */
export const PUBLISHING_AND_POST = [
  {
    ...USUAL,
    code: "1.003868",
    signOff: true,
    name: "Cấp giấy phép xuất bản tài liệu không kinh doanh",
    level: "Cấp tỉnh",
    field: "Xuất bản, In và Phát hành",
    authority: "Sở Văn hóa, Thể thao và Du lịch",
    decision: "",
    subjects: ["Tổ chức khác", "Doanh nghiệp"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 10, "WORKING_DAY", "Phí thẩm định nội dung: 15.000 đ/trang in; 6.000 đ/phút đọc; 27.000 đ/phút nghe nhìn"),
    cases: [
      {
        title: "Tài liệu bằng tiếng Việt",
        components: [
          filed("Đơn đề nghị cấp giấy phép xuất bản tài liệu không kinh doanh", { originals: 1 }, { form: "Đơn đề nghị cấp giấy phép xuất bản tài liệu không kinh doanh" }),
          filed("Bản thảo tài liệu", { originals: 2 }),
          filed("Ý kiến xác nhận bằng văn bản của cơ quan có thẩm quyền về nội dung tài liệu", { originals: 1 }, { when: "Đối với tài liệu của tổ chức, đơn vị phải có ý kiến xác nhận theo pháp luật về xuất bản" }),
          note("Hồ sơ chưa đủ được trả lời trong 2 ngày làm việc."),
        ],
      },
      {
        title: "Tài liệu bằng tiếng nước ngoài hoặc tiếng dân tộc thiểu số",
        components: [
          filed("Đơn đề nghị cấp giấy phép xuất bản tài liệu không kinh doanh", { originals: 1 }, { form: "Đơn đề nghị cấp giấy phép xuất bản tài liệu không kinh doanh" }),
          filed("Bản thảo tài liệu", { originals: 2 }),
          filed("Bản dịch tài liệu bằng tiếng Việt", { originals: 1 }),
          filed("Ý kiến xác nhận bằng văn bản của cơ quan có thẩm quyền về nội dung tài liệu", { originals: 1 }, { when: "Đối với tài liệu của tổ chức, đơn vị phải có ý kiến xác nhận theo pháp luật về xuất bản" }),
        ],
      },
    ],
    fees: [
      { name: "Phí thẩm định nội dung tài liệu không kinh doanh để cấp giấy phép", kind: "FEE", channel: null, amount: 15_000, per: "trang", appliesTo: "Tài liệu in" },
      { name: "Phí thẩm định nội dung tài liệu không kinh doanh để cấp giấy phép", kind: "FEE", channel: null, amount: 6_000, per: "phút", appliesTo: "Tài liệu điện tử đọc" },
      { name: "Phí thẩm định nội dung tài liệu không kinh doanh để cấp giấy phép", kind: "FEE", channel: null, amount: 27_000, per: "phút", appliesTo: "Tài liệu điện tử nghe, nhìn" },
    ],
    internalNote: "Trước Nghị định 138/2025/NĐ-CP thời hạn là 15 ngày. Đếm số trang bản thảo trước khi tính phí.",
    requestForm: [
      { key: "documentTitle", label: "Tên tài liệu", type: "text", required: true, hint: "Ghi đúng như trên bản thảo" },
      { key: "documentKind", label: "Loại tài liệu", type: "choice", required: true, hint: "", options: ["Tài liệu in", "Tài liệu điện tử đọc", "Tài liệu điện tử nghe, nhìn"] },
      { key: "language", label: "Ngôn ngữ", type: "text", required: true, hint: "Ví dụ: tiếng Việt" },
      { key: "pages", label: "Số trang hoặc số phút", type: "number", required: true, hint: "Dùng để tính phí thẩm định" },
      { key: "copies", label: "Số lượng in", type: "number", required: true, hint: "" },
      { key: "printingHouse", label: "Cơ sở in", type: "text", required: true, hint: "Tên và địa chỉ" },
      { key: "purpose", label: "Mục đích xuất bản", type: "longtext", required: true, hint: "Tài liệu dùng làm gì, phát cho ai" },
    ],
  },
  {
    ...USUAL,
    code: "1.005442",
    name: "Cấp lại văn bản xác nhận thông báo hoạt động bưu chính khi bị mất hoặc hư hỏng không sử dụng được",
    level: "Cấp tỉnh",
    field: "Bưu chính",
    authority: "Sở Khoa học và Công nghệ",
    decision: "",
    subjects: ["Doanh nghiệp", "Tổ chức khác"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 7, "WORKING_DAY", "500.000 đ/lần"),
    cases: [
      {
        title: null,
        components: [
          filed("Giấy đề nghị cấp lại văn bản xác nhận thông báo hoạt động bưu chính", { originals: 1 }, { form: "Giấy đề nghị cấp lại" }),
          filed("Văn bản xác nhận bị hư hỏng", { originals: 1 }, { when: "Khi đề nghị cấp lại do hư hỏng" }),
        ],
      },
    ],
    fees: [{ name: "Phí thẩm định cấp lại văn bản xác nhận thông báo hoạt động bưu chính", kind: "FEE", channel: null, amount: 500_000, per: "lần", appliesTo: null }],
    internalNote: "Mức 500.000 đ theo trang công khai; đối chiếu thông tư phí trước khi thu.",
    requestForm: [
      { key: "confirmationNumber", label: "Số văn bản xác nhận đã cấp", type: "text", required: true, hint: "Ghi trên văn bản cũ, nếu còn nhớ" },
      { key: "confirmationDate", label: "Ngày cấp", type: "date", required: true, hint: "" },
      { key: "reason", label: "Lý do cấp lại", type: "choice", required: true, hint: "", options: ["Bị mất", "Hư hỏng không sử dụng được"] },
      { key: "explanation", label: "Trình bày sự việc", type: "longtext", required: true, hint: "Mất hoặc hỏng khi nào, ở đâu" },
    ],
  },
  {
    ...USUAL,
    code: "1.003114",
    name: "Đăng ký hoạt động phát hành xuất bản phẩm",
    level: "Cấp tỉnh",
    field: "Xuất bản, In và Phát hành",
    authority: "Sở Văn hóa, Thể thao và Du lịch",
    decision: "",
    subjects: ["Doanh nghiệp", "Tổ chức khác"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 7, "WORKING_DAY", "Không thu phí, lệ phí"),
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đăng ký hoạt động phát hành xuất bản phẩm", { originals: 1 }, { form: "Đơn đăng ký hoạt động phát hành xuất bản phẩm" }),
          filed("Bản sao Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà của trụ sở, địa điểm kinh doanh", { photocopies: 1 }, { group: "premises" }),
          filed("Bản sao hợp đồng thuê hoặc mượn trụ sở, địa điểm kinh doanh", { photocopies: 1 }, { group: "premises" }),
          filed("Bản sao chứng chỉ bồi dưỡng kiến thức pháp luật, nghiệp vụ phát hành xuất bản phẩm của người đứng đầu", { photocopies: 1 }),
          filed("Bản sao giấy tờ về thường trú tại Việt Nam của người đứng đầu", { photocopies: 1 }, { when: "Đối với người đứng đầu là người nước ngoài" }),
          filed("Bản sao Giấy chứng nhận đăng ký doanh nghiệp", { photocopies: 1 }, { when: "Khi không khai thác được dữ liệu đăng ký doanh nghiệp", data: BUSINESS_DATABASE }),
        ],
      },
    ],
    requestForm: [
      { key: "businessName", label: "Tên cơ sở phát hành", type: "text", required: true, hint: "" },
      { key: "businessCode", label: "Mã số doanh nghiệp", type: "text", required: true, hint: "10 chữ số, có thể kèm mã chi nhánh" },
      { key: "headName", label: "Người đứng đầu", type: "text", required: true, hint: "" },
      { key: "premises", label: "Địa chỉ trụ sở", type: "text", required: true, hint: "" },
      { key: "premisesKind", label: "Trụ sở", type: "choice", required: true, hint: "", options: ["Của cơ sở", "Thuê hoặc mượn"] },
      { key: "activities", label: "Nội dung hoạt động", type: "longtext", required: true, hint: "Bán buôn, bán lẻ, xuất khẩu, cho thuê…" },
    ],
  },
] as const satisfies readonly Procedure[];
