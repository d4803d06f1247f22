import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, channels, filed, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

/** Printing: needed by the pilot's year and still offered. */
export const PRINTING = [
  {
    ...USUAL,
    code: "2.001737",
    name: "Thay đổi thông tin đăng ký hoạt động cơ sở in",
    level: "Cấp tỉnh",
    field: "Xuất bản, In và Phát hành",
    authority: "Sở Văn hóa, Thể thao và Du lịch",
    decision: "",
    subjects: ["Doanh nghiệp", "Tổ chức khác"],
    resultCodes: [],
    channels: channels(ALL_CHANNELS, 3, "WORKING_DAY", "Không thu phí, lệ phí"),
    cases: [
      {
        title: null,
        components: [filed("Tờ khai thay đổi thông tin đăng ký hoạt động cơ sở in", { originals: 1 }, { form: "Mẫu kèm theo Nghị định 25/2018/NĐ-CP" })],
      },
    ],
    requestForm: [
      { key: "houseName", label: "Tên cơ sở in", type: "text", required: true, hint: "" },
      { key: "registrationNumber", label: "Số xác nhận đăng ký", type: "text", required: true, hint: "" },
      { key: "changes", label: "Thông tin thay đổi", type: "longtext", required: true, hint: "Nội dung cũ và nội dung mới" },
    ],
  },
  {
    ...USUAL,
    code: "2.001584",
    signOff: true,
    name: "Cấp lại giấy phép hoạt động in xuất bản phẩm",
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
        components: [filed("Đơn đề nghị cấp lại giấy phép hoạt động in xuất bản phẩm", { originals: 1 }, { form: "Mẫu số 18 Thông tư 23/2023/TT-BTTTT" })],
      },
    ],
    internalNote: "Thời hạn theo luật; tỉnh có thể cam kết ngắn hơn.",
    requestForm: [
      { key: "houseName", label: "Tên cơ sở in", type: "text", required: true, hint: "" },
      { key: "licenceNumber", label: "Số giấy phép đã cấp", type: "text", required: true, hint: "" },
      { key: "reason", label: "Lý do cấp lại", type: "choice", required: true, hint: "", options: ["Bị mất", "Bị hư hỏng"] },
    ],
  },
] as const satisfies readonly Procedure[];
