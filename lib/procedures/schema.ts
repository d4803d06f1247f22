import { z } from "zod";
import { CHANNELS, LIMIT_UNITS, REQUEST_FIELD_TYPES } from "@/lib/procedures/procedure";
import { PROCEDURE_CODE } from "@/lib/procedures/procedure-code";

export const procedureCodeSchema = z
  .string({ error: "Thiếu mã thủ tục" })
  .regex(PROCEDURE_CODE, { error: "Mã thủ tục phải có dạng 1.004122 (một số, dấu chấm, sáu số)" });

const count = z
  .number({ error: "Số bản phải là số" })
  .int({ error: "Số bản phải là số nguyên" })
  .nonnegative({ error: "Số bản không được âm" });

const nationalChannelSchema = z.object({
  channel: z.enum(CHANNELS, { error: "Kênh nộp phải là COUNTER, ONLINE hoặc POST" }),
  limit: z.number({ error: "Thời hạn phải là số hoặc để trống (null)" }).nullable(),
  unit: z.enum(LIMIT_UNITS, { error: "Đơn vị thời hạn phải là WORKING_DAY, DAY, HOUR, MONTH hoặc null" }).nullable(),
  feeText: z.string({ error: "Thiếu lời ghi phí, lệ phí" }),
});

const nationalItemSchema = z.object({
  name: z.string({ error: "Thiếu tên giấy tờ" }).refine((text) => text.trim() !== "", { error: "Tên giấy tờ để trống" }),
  originals: count,
  copies: count,
});

const nationalGroupSchema = z.object({
  case: z.string({ error: "Tên trường hợp phải là chữ hoặc null" }).nullable(),
  items: z.array(nationalItemSchema, { error: "Thiếu danh sách giấy tờ của trường hợp" }),
});

/** One line of the national catalogue file, after JSON: the shape of `national-procedures.jsonl`. */
export const nationalLineSchema = z.object({
  code: procedureCodeSchema,
  name: z.string({ error: "Thiếu tên thủ tục" }).refine((text) => text.trim() !== "", { error: "Tên thủ tục để trống" }),
  decision: z.string({ error: "Thiếu số quyết định công bố" }),
  level: z.string({ error: "Thiếu cấp thực hiện" }),
  field: z.string({ error: "Thiếu lĩnh vực" }),
  subjects: z.array(z.string(), { error: "Thiếu đối tượng thực hiện" }),
  authority: z.string({ error: "Thiếu mục cơ quan thực hiện (có thể để trống)" }),
  channels: z.array(nationalChannelSchema, { error: "Thiếu cách thức thực hiện" }).min(1, { error: "Không có cách thức thực hiện nào" }),
  components: z.array(nationalGroupSchema, { error: "Thiếu thành phần hồ sơ (có thể là danh sách rỗng)" }),
  resultCodes: z.array(z.string(), { error: "Thiếu mã kết quả (có thể là danh sách rỗng)" }),
});

export type NationalLine = z.infer<typeof nationalLineSchema>;
export type NationalChannel = NationalLine["channels"][number];
export type NationalGroup = NationalLine["components"][number];
export type NationalItem = NationalGroup["items"][number];

/** The applicant's form of a procedure as stored (JSON) with each version. */
export const requestFormSchema = z.array(
  z
    .object({
      key: z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "Khóa của ô phải là chữ không dấu" }),
      label: z.string().min(1, { error: "Ô phải có nhãn" }),
      type: z.enum(REQUEST_FIELD_TYPES),
      required: z.boolean(),
      hint: z.string(),
      options: z.array(z.string().min(1)).min(2).optional(),
    })
    .refine((field) => (field.type === "choice") === (field.options !== undefined), {
      error: "Ô chọn phải có danh sách lựa chọn, ô khác thì không",
    }),
);
