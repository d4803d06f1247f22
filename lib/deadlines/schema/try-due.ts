import { z } from "zod";
import { epochDayOf } from "@/lib/deadlines/days";
import { TERM_UNITS } from "@/lib/deadlines/terms";

/** A parameter of the address: the first of several, without spaces around. */
const text = z.preprocess((value) => (Array.isArray(value) ? value[0] : value) ?? "", z.string().trim().max(120));
const none = z.literal("").transform(() => null);
const aDay = (words: string) => z.string().refine((value) => epochDayOf(value) !== null, words);
const clock = (words: string) => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, words);

/** The address of the trial page. What is left empty: the procedure's own, or none. */
export const tryDueSchema = z
  .object({
    ngay: text.pipe(aDay("Nhập ngày nhận hồ sơ theo dạng ngày/tháng/năm.")),
    gio: text.pipe(z.union([none.transform(() => "08:00"), clock("Nhập giờ nhận hồ sơ theo dạng 08:00.")])),
    "thu-tuc": text.pipe(z.union([none, z.string().regex(/^\d\.\d{6}$/, "Mã thủ tục có dạng 1.004623.")])),
    cach: text.pipe(z.union([none, z.enum(["COUNTER", "ONLINE", "POST"], "Chọn cách nộp hồ sơ.")])),
    so: text.pipe(z.union([none, z.string().regex(/^\d{1,6}([.,]\d{1,3})?$/, "Thời hạn là một số lớn hơn 0, ví dụ 15 hoặc 0,5.").transform((value) => Number(value.replace(",", ".")))])),
    "don-vi": text.pipe(z.union([none.transform(() => "WORKING_DAY" as const), z.enum(TERM_UNITS, "Chọn đơn vị của thời hạn.")])),
    chot: text.pipe(z.union([none, clock("Nhập giờ chốt theo dạng 15:00, hoặc để trống.")])),
    "trong-ngay": text.transform((value) => value === "on"),
    tinh: text.pipe(z.union([none, z.string().regex(/^\d{2}$/, "Chọn tỉnh trong danh sách.")])),
    "bo-sung": text.pipe(z.union([none, z.enum(["RESET", "PAUSE", "NONE"], "Chọn cách tính khi bổ sung.")])),
    "bs-tu": text.pipe(z.union([none, aDay("Nhập ngày yêu cầu bổ sung theo dạng ngày/tháng/năm.")])),
    "bs-den": text.pipe(z.union([none, aDay("Nhập ngày nộp đủ bổ sung, hoặc để trống nếu chưa nộp.")])),
  })
  .superRefine((asked, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (asked["thu-tuc"] === null && asked.so === null && !asked["trong-ngay"]) refuse("so", "Nhập thời hạn, hoặc nhập mã thủ tục để lấy thời hạn của thủ tục.");
    if (asked["bo-sung"] !== null && asked["bs-tu"] === null) refuse("bs-tu", "Nhập ngày yêu cầu bổ sung.");
    if (asked["bs-tu"] !== null && asked["bs-tu"] < asked.ngay) refuse("bs-tu", "Ngày yêu cầu bổ sung không được trước ngày nhận hồ sơ.");
    if (asked["bs-tu"] !== null && asked["bs-den"] !== null && asked["bs-den"] < asked["bs-tu"]) refuse("bs-den", "Ngày nộp bổ sung không được trước ngày yêu cầu.");
    if (asked["bs-tu"] === null && asked["bs-den"] !== null) refuse("bs-tu", "Nhập ngày yêu cầu bổ sung.");
  });
export type TryDue = z.output<typeof tryDueSchema>;
