import { z } from "zod";
import { epochDayOf } from "@/lib/deadlines/days";
import { normaliseText } from "@/lib/platform/vietnamese";
import type { OperationId } from "@/lib/platform/ids";

/*
 * What an administrator's forms send about a draft of the calendar. Whether the rows fit together is judged by
 * `calendarFromRows` when they are stored.
 */

const operationId = z.uuid("Trang đã cũ: hãy tải lại trang rồi làm lại.").transform((id) => id as OperationId);
const version = z.string().trim().min(1, "Không rõ bản lịch nào.").max(60, "Không rõ bản lịch nào.");
const scope = z.string().trim().min(1, "Chọn phạm vi áp dụng.").max(60, "Chọn phạm vi áp dụng.");
const aDay = (missing: string) => z.string({ error: missing }).trim().refine((text) => epochDayOf(text) !== null, missing);
const name = (least: string) => z.string({ error: least }).transform(normaliseText).pipe(z.string().min(3, least).max(120, "Viết gọn trong 120 ký tự."));
const clock = z.string({ error: "Nhập giờ theo dạng 07:30." }).trim().regex(/^([01]?\d|2[0-3])[:h]([0-5]\d)$/, "Nhập giờ theo dạng 07:30.").transform((text) => {
  const [hours = "0", minutes = "0"] = text.split(/[:h]/);
  return Number(hours) * 60 + Number(minutes);
});

const draft = { operationId, version };

/** Starts a draft from the calendar in force; `note` says what for. */
export const StartCalendarDraft = z.object({ operationId, note: name("Ghi vì sao lập lịch mới, ví dụ: thông báo nghỉ Tết 2027.") });
export type StartCalendarDraft = z.output<typeof StartCalendarDraft>;

/** Adds a dated row or writes it anew; one row for a scope and a day. */
export const SetCalendarDay = z.object({
  ...draft,
  scope,
  day: aDay("Nhập ngày theo dạng ngày/tháng/năm."),
  kind: z.enum(["HOLIDAY", "COMPENSATORY", "SWAPPED_OFF", "CLOSURE", "WORKED"], { error: "Chọn loại ngày." }),
  status: z.enum(["OFFICIAL", "PROVISIONAL"], { error: "Chọn đã có thông báo chính thức hay còn tạm tính." }),
  name: name("Ghi tên ngày nghỉ hoặc lý do, ví dụ: Đóng cửa do bão số 3."),
});
export type SetCalendarDay = z.output<typeof SetCalendarDay>;

export const RemoveCalendarDay = z.object({ ...draft, scope, day: aDay("Không rõ ngày nào.") });
export type RemoveCalendarDay = z.output<typeof RemoveCalendarDay>;

/** A provisional day becomes official: worked or off, as the notice says. */
export const ConfirmCalendarDay = z.object({
  ...draft, scope, day: aDay("Không rõ ngày nào."), decision: z.enum(["WORKED", "OFF"], { error: "Chọn ngày làm việc hay ngày nghỉ." }),
});
export type ConfirmCalendarDay = z.output<typeof ConfirmCalendarDay>;

/** Hours of a scope in a season; `to` empty: until further notice. */
export const SetWorkingHours = z.object({
  ...draft,
  scope,
  from: aDay("Nhập ngày bắt đầu áp dụng."),
  to: z.union([z.literal("").transform(() => null), aDay("Nhập ngày cuối cùng áp dụng, hoặc để trống.")]),
  morningFrom: clock,
  morningTo: clock,
  afternoonFrom: clock,
  afternoonTo: clock,
}).superRefine((hours, ctx) => {
  if (hours.to !== null && hours.to < hours.from) ctx.addIssue({ code: "custom", path: ["to"], message: "Ngày cuối cùng không được trước ngày bắt đầu." });
  if (hours.morningTo <= hours.morningFrom) ctx.addIssue({ code: "custom", path: ["morningTo"], message: "Giờ nghỉ trưa phải sau giờ mở cửa." });
  if (hours.afternoonFrom < hours.morningTo) ctx.addIssue({ code: "custom", path: ["afternoonFrom"], message: "Giờ làm buổi chiều không được trước giờ nghỉ trưa." });
  if (hours.afternoonTo <= hours.afternoonFrom) ctx.addIssue({ code: "custom", path: ["afternoonTo"], message: "Giờ đóng cửa phải sau giờ bắt đầu buổi chiều." });
});
export type SetWorkingHours = z.output<typeof SetWorkingHours>;

export const RemoveWorkingHours = z.object({ ...draft, scope, from: aDay("Không rõ khoảng giờ nào.") });
export type RemoveWorkingHours = z.output<typeof RemoveWorkingHours>;

/** Discarding, publishing, and opening one year more. */
export const ChooseCalendarDraft = z.object(draft);
export type ChooseCalendarDraft = z.output<typeof ChooseCalendarDraft>;
