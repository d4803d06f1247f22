import { type WorkingCalendar, calendarHole } from "@/lib/deadlines/calendar";
import { covers, works } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, epochDayOf, readMinute } from "@/lib/deadlines/days";
import { type Refusal, type Result, ok, refused } from "@/lib/platform/result";
import { formatDay } from "@/lib/platform/format";

export type ExtensionReason =
  | "EXTENSION_INVALID"
  | "EXTENSION_TOO_LATE"
  | "EXTENSION_REPEATED"
  | "EXTENSION_NOT_LATER"
  | "EXTENSION_DAY_OFF"
  | "CALENDAR_HOLE";

export type ExtensionQuestion = Readonly<{
  calendar: WorkingCalendar;
  /** Current due day, `YYYY-MM-DD`. */
  dueDay: string;
  newDueDay: string;
  decidedAt: Date | string;
  /** Re-appointments made before. */
  earlier: number;
}>;

/**
 * Whether a re-appointment may be made: once, at the latest one day before the term expires, to a later working day
 * (NĐ 61/2018, Điều 19.9, kept by NĐ 118/2025). The head's override is the caller's matter: `EXTENSION_TOO_LATE` and
 * `EXTENSION_REPEATED` may be set aside by it, the other reasons may not.
 */
export function judgeExtension(question: ExtensionQuestion): Result<Readonly<{ newDueDay: string }>, ExtensionReason> {
  const { calendar, dueDay, newDueDay } = question;
  const due = epochDayOf(dueDay);
  const extended = epochDayOf(newDueDay);
  const decided = readMinute(question.decidedAt);
  if (due === null || extended === null || decided === null) {
    return refused("EXTENSION_INVALID", "Ngày hẹn lại không hợp lệ.", "newDueDay");
  }
  if (!covers(calendar, extended)) return calendarHole();
  if (extended <= due || extended <= dayOfMinute(decided)) {
    return refused("EXTENSION_NOT_LATER", `Ngày hẹn lại phải sau hạn hiện tại ${formatDay(dueDay)} và sau hôm nay.`, "newDueDay");
  }
  if (!works(calendar, extended)) {
    return refused("EXTENSION_DAY_OFF", `Ngày ${formatDay(newDueDay)} là ngày nghỉ. Hãy chọn một ngày làm việc.`, "newDueDay");
  }
  const breaches: Refusal<ExtensionReason>[] = [];
  if (question.earlier > 0) {
    breaches.push({ reason: "EXTENSION_REPEATED", words: "Hồ sơ đã được hẹn lại một lần; mỗi hồ sơ chỉ được hẹn lại một lần." });
  }
  if (dayOfMinute(decided) >= due) {
    const words = `Hẹn lại phải làm chậm nhất một ngày trước khi hết hạn ${formatDay(dueDay)}.`;
    breaches.push({ reason: "EXTENSION_TOO_LATE", words });
  }
  const [first, ...rest] = breaches;
  return first === undefined ? ok({ newDueDay }) : { ok: false, refusals: [first, ...rest] };
}
