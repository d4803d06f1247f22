import { type CalendarDay, type WorkingCalendar, calendarHole } from "@/lib/deadlines/calendar";
import { covers, coversSpan, meetsProvisional, workingDayAfter, workingDaysIn, works } from "@/lib/deadlines/calendar-index";
import { type EpochDay, dayText, epochDayOf } from "@/lib/deadlines/days";
import { type Result, ok, refused } from "@/lib/platform/result";

/*
 * Questions to the working calendar on days written `YYYY-MM-DD`. Outside the covered ranges the answer is a
 * refusal, never a guess. Each question costs the same whatever the distance in days.
 */

export type WorkingDayReason = "CALENDAR_HOLE" | "INVALID_DAY" | "INVALID_LIMIT";

function notADay(text: string): ReturnType<typeof refused<"INVALID_DAY">> {
  return refused("INVALID_DAY", `"${text}" không phải là một ngày có trên lịch (viết theo dạng năm-tháng-ngày).`);
}

/** Mon–Fri and not off, or a day worked by swap, as the yearly notices on days off decide. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): Result<boolean, WorkingDayReason> {
  const asked = epochDayOf(day);
  if (asked === null) return notADay(day);
  return covers(calendar, asked) ? ok(works(calendar, asked)) : calendarHole();
}

/**
 * The `count`-th working day after `day`, which is not counted itself (BLDS 2015, Điều 147.2).
 * @param count whole and positive
 */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): Result<string, WorkingDayReason> {
  const start = epochDayOf(day);
  if (start === null) return notADay(day);
  if (!Number.isInteger(count) || count < 1) {
    return refused("INVALID_LIMIT", "Số ngày làm việc phải là số nguyên dương.");
  }
  const due = workingDayAfter(calendar, start, count);
  return coversSpan(calendar, start, due) ? ok(dayText(due)) : calendarHole();
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: WorkingCalendar, day: string): Result<string, WorkingDayReason> {
  return addWorkingDays(calendar, day, 1);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): Result<number, WorkingDayReason> {
  return acrossDays(calendar, from, to, (after, upTo) => workingDaysIn(calendar, after, upTo));
}

/** Whether a day that is not yet officially fixed lies after `from` and up to `to`. */
export function crossesProvisional(calendar: WorkingCalendar, from: string, to: string): Result<boolean, WorkingDayReason> {
  return acrossDays(calendar, from, to, (after, upTo) => meetsProvisional(calendar, after, upTo));
}

function acrossDays<T>(
  calendar: WorkingCalendar,
  from: string,
  to: string,
  answer: (after: EpochDay, upTo: EpochDay) => T,
): Result<T, WorkingDayReason> {
  const after = epochDayOf(from);
  const upTo = epochDayOf(to);
  if (after === null) return notADay(from);
  if (upTo === null) return notADay(to);
  return coversSpan(calendar, after, upTo) ? ok(answer(after, upTo)) : calendarHole();
}

/** The dated rows that make this day differ from its weekday; none for an ordinary day. */
export function rowsOf(calendar: WorkingCalendar, day: string): readonly CalendarDay[] {
  return calendar.rows.get(day) ?? [];
}
