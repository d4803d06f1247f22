import type { CalendarDayKind, CalendarDayStatus } from "@/lib/deadlines/calendar";
import type { ClockHolder } from "@/lib/deadlines/clocks";
import { epochDayOf, weekdayOf } from "@/lib/deadlines/days";
import type { InterruptionEffect } from "@/lib/deadlines/due";
import type { Punctuality } from "@/lib/deadlines/punctuality";
import type { TermUnit } from "@/lib/deadlines/terms";
import { formatDay } from "@/lib/platform/format";

export const punctualityLabels: Record<Punctuality, string> = {
  EARLY: "Trước hạn",
  ON_TIME: "Đúng hạn",
  LATE: "Quá hạn",
  OPEN_IN_TIME: "Trong hạn",
  OPEN_OVERDUE: "Đang quá hạn",
};

export const termUnitLabels: Record<TermUnit, string> = {
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  HOUR: "giờ",
  WORKING_HOUR: "giờ làm việc",
  MONTH: "tháng",
  HALF_DAY: "buổi làm việc",
};

export const interruptionLabels: Record<InterruptionEffect, string> = {
  RESET: "Tính lại từ đầu khi nhận đủ hồ sơ",
  PAUSE: "Không tính thời gian bổ sung",
  NONE: "Thời hạn vẫn chạy",
};

export const clockHolderLabels: Record<ClockHolder, string> = {
  POST: "Bưu điện",
  COUNTER: "Bộ phận một cửa",
  AGENCY: "Cơ quan giải quyết",
  CITIZEN: "Người nộp hồ sơ",
};

export const calendarDayKindLabels: Record<CalendarDayKind, string> = {
  HOLIDAY: "Nghỉ lễ, tết",
  COMPENSATORY: "Nghỉ bù",
  SWAPPED_OFF: "Nghỉ hoán đổi",
  CLOSURE: "Tạm ngừng làm việc",
  WORKED: "Ngày làm việc",
};

export const calendarDayStatusLabels: Record<CalendarDayStatus, string> = {
  OFFICIAL: "Đã có thông báo chính thức",
  PROVISIONAL: "Tạm tính, chờ thông báo",
};

/** Said beside a due date that crosses a day off not yet fixed. */
export const PROVISIONAL_WORDS = "Ngày tạm tính, sẽ tính lại khi có lịch nghỉ chính thức";

/** "15 ngày làm việc", "0,5 ngày làm việc". */
export function termWords(term: Readonly<{ value: number; unit: TermUnit }>): string {
  return `${String(term.value).replace(".", ",")} ${termUnitLabels[term.unit]}`;
}

const WEEKDAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"] as const;

/** "Thứ Hai" of a day `YYYY-MM-DD`. */
export function weekdayWords(day: string): string {
  const number = epochDayOf(day);
  return number === null ? "" : (WEEKDAYS[weekdayOf(number)] ?? "");
}

/** "Thứ Hai 23/11/2026" of a day `YYYY-MM-DD`. */
export function dayWords(day: string): string {
  return `${weekdayWords(day)} ${formatDay(day)}`;
}
