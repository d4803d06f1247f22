import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, channels, CIVIL_STATUS_DATABASE, filed, note, POPULATION_DATABASE, shown, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

const DIPLOMA_REQUEST = filed("Đơn đề nghị cấp bản sao văn bằng, chứng chỉ, ghi rõ thông tin về văn bằng đã được cấp", { originals: 1 }, { form: "Đơn đề nghị cấp bản sao văn bằng, chứng chỉ" });
const IDENTITY = [
  shown("Thẻ căn cước hoặc hộ chiếu còn giá trị sử dụng", { group: "identity", when: "Khi nộp trực tiếp", data: POPULATION_DATABASE }),
  filed("Bản sao có chứng thực thẻ căn cước hoặc hộ chiếu", { certified: 1 }, { group: "identity", when: "Khi gửi qua bưu chính", data: POPULATION_DATABASE }),
] as const;
const ENVELOPE = filed("Phong bì dán tem ghi rõ họ tên, địa chỉ người nhận", { originals: 1 }, { when: "Khi gửi qua bưu chính và không dùng dịch vụ chuyển trả kết quả" });

/** Procedures of Sở Giáo dục và Đào tạo and Sở Nội vụ. */
export const EDUCATION_AND_HOME_AFFAIRS = [
  {
    ...USUAL,
    code: "2.001914",
    name: "Chỉnh sửa nội dung văn bằng, chứng chỉ",
    level: "Cấp tỉnh, Cấp xã",
    field: "Hệ thống văn bằng, chứng chỉ",
    authority: "Sở Giáo dục và Đào tạo",
    decision: "",
    subjects: ["Công dân Việt Nam"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 5, "WORKING_DAY", "Không thu phí, lệ phí"),
    cases: [
      {
        title: null,
        components: [
          filed("Đơn đề nghị chỉnh sửa nội dung văn bằng, chứng chỉ", { originals: 1 }, { form: "Đơn đề nghị chỉnh sửa nội dung văn bằng, chứng chỉ" }),
          filed("Văn bằng, chứng chỉ đề nghị chỉnh sửa", { originals: 1 }),
          filed("Bản sao trích lục hoặc quyết định thay đổi, cải chính hộ tịch", { certified: 1 }, { data: CIVIL_STATUS_DATABASE }),
          filed("Bản sao giấy khai sinh", { certified: 1 }, { data: CIVIL_STATUS_DATABASE }),
          filed("Bản sao giấy tờ tùy thân có ảnh của người được cấp văn bằng", { certified: 1 }, { data: POPULATION_DATABASE }),
          note("Bản gốc văn bằng được trả lại kèm quyết định chỉnh sửa; không sửa trực tiếp trên văn bằng."),
        ],
      },
    ],
    internalNote: "Văn bằng gốc phải ghi vào Phiếu gửi và được trả lại cùng kết quả.",
    requestForm: [
      { key: "diplomaKind", label: "Loại văn bằng, chứng chỉ", type: "choice", required: true, hint: "", options: ["Bằng tốt nghiệp trung học cơ sở", "Bằng tốt nghiệp trung học phổ thông", "Chứng chỉ khác"] },
      { key: "diplomaNumber", label: "Số hiệu văn bằng", type: "text", required: true, hint: "Ghi ở góc văn bằng" },
      { key: "graduationYear", label: "Năm tốt nghiệp", type: "number", required: true, hint: "" },
      { key: "wrongContent", label: "Nội dung đang ghi", type: "text", required: true, hint: "Chép đúng như trên văn bằng" },
      { key: "rightContent", label: "Nội dung đề nghị sửa thành", type: "text", required: true, hint: "" },
      { key: "reason", label: "Lý do chỉnh sửa", type: "longtext", required: true, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "1.005092",
    name: "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc",
    level: "Cấp tỉnh, Cấp xã",
    field: "Hệ thống văn bằng, chứng chỉ",
    authority: "Sở Giáo dục và Đào tạo",
    decision: "",
    subjects: ["Công dân Việt Nam"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 1, "WORKING_DAY", "Theo nghị quyết của Hội đồng nhân dân tỉnh"),
    sameDay: true,
    cutoffTime: "15:00",
    postStart: "ARRIVAL",
    cases: [
      { title: "Người được cấp văn bằng tự yêu cầu", components: [DIPLOMA_REQUEST, ...IDENTITY, ENVELOPE] },
      {
        title: "Người đại diện, người được ủy quyền yêu cầu",
        components: [DIPLOMA_REQUEST, ...IDENTITY, filed("Giấy ủy quyền", { originals: 1 }), ENVELOPE],
      },
      {
        title: "Thân nhân của người được cấp văn bằng đã mất",
        components: [
          DIPLOMA_REQUEST,
          ...IDENTITY,
          filed("Giấy tờ chứng minh quan hệ với người được cấp văn bằng", { certified: 1 }, { data: CIVIL_STATUS_DATABASE }),
          ENVELOPE,
        ],
      },
    ],
    internalNote: "Nhiều sổ gốc hoặc nhiều bản: được kéo dài thêm không quá 2 ngày làm việc. Gửi qua bưu chính thì tính từ ngày dấu bưu điện đến. Mã thủ tục cấp tỉnh cần đối chiếu.",
    requestForm: [
      { key: "diplomaKind", label: "Loại văn bằng, chứng chỉ", type: "text", required: true, hint: "Ví dụ: bằng tốt nghiệp trung học phổ thông" },
      { key: "school", label: "Trường, nơi dự thi", type: "text", required: true, hint: "" },
      { key: "graduationYear", label: "Năm tốt nghiệp", type: "number", required: true, hint: "" },
      { key: "copies", label: "Số bản sao cần cấp", type: "number", required: true, hint: "" },
      { key: "relation", label: "Quan hệ với người được cấp văn bằng", type: "text", required: false, hint: "Bỏ trống khi tự yêu cầu" },
    ],
  },
  ...([
    { code: "1.000898", name: "Tặng thưởng Bằng khen cấp tỉnh theo đợt hoặc chuyên đề", note: "Mã thủ tục ghi theo trí nhớ, cần đối chiếu." },
    { code: "2.000422", name: "Tặng thưởng Bằng khen cấp tỉnh về thành tích đột xuất", note: "Thời hạn ghi theo thủ tục cùng nhóm, cần đối chiếu." },
  ] as const).map(
    (award): Procedure => ({
      ...USUAL,
      code: award.code,
      name: award.name,
      level: "Cấp tỉnh",
      field: "Thi đua, khen thưởng",
      authority: "Sở Nội vụ",
      decision: "",
      subjects: ["Tổ chức khác", "Cán bộ, công chức, viên chức", "Công dân Việt Nam"],
      resultCodes: [],
      channels: channels(ALL_CHANNELS, 25, "WORKING_DAY", "Không thu phí, lệ phí"),
      cases: [
        {
          title: null,
          components: [
            filed("Tờ trình kèm danh sách đề nghị khen thưởng", { originals: 1 }),
            filed("Báo cáo thành tích có xác nhận của cấp trình khen thưởng", { originals: 1 }),
            filed("Biên bản xét của Hội đồng thi đua, khen thưởng", { originals: 1 }),
          ],
        },
      ],
      internalNote: award.note,
      requestForm: [
        { key: "unitName", label: "Đơn vị trình khen", type: "text", required: true, hint: "" },
        { key: "campaign", label: "Đợt, chuyên đề hoặc thành tích", type: "text", required: true, hint: "" },
        { key: "collectives", label: "Số tập thể đề nghị", type: "number", required: true, hint: "Ghi 0 nếu không có" },
        { key: "individuals", label: "Số cá nhân đề nghị", type: "number", required: true, hint: "Ghi 0 nếu không có" },
      ],
    }),
  ),
] satisfies readonly Procedure[];
