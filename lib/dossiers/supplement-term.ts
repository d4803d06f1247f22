import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { type DeadlineReason, dueAt } from "@/lib/deadlines/due";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";
import type { Result } from "@/lib/platform/result";
import { vietnamDay } from "@/lib/platform/format";

/** The applicant is reminded so many days before his term ends. */
const REMINDED_DAYS_BEFORE = 3;
/** Nobody is written to before this hour. */
const MORNING = 420;

/**
 * The end of the applicant's own term to supplement: so many days from the request, the day of the request not counted, a last day off
 * moves on (BLDS 2015, Điều 147.2, 148.5). The instant is the end of the last day's working time; the term lasts its whole day (148.2).
 * @param days the procedure's, positive
 */
export function supplementEnd(calendar: WorkingCalendar, requestedAt: Date, days: number): Result<Date, DeadlineReason> {
  const due = dueAt({ calendar, start: requestedAt, term: { value: days, unit: "DAY" } });
  return due.ok ? { ok: true, value: due.value.due } : due;
}

/** Whether the term's last day has passed. */
export function supplementOver(until: Date, at: Date): boolean {
  return vietnamDay(at) > vietnamDay(until);
}

/** Whether the applicant is to be reminded now: from the morning three days before the last day on, while it lasts. */
export function supplementEnding(until: Date, at: Date): boolean {
  const minute = localMinuteOf(at);
  const first = dayText(dayOfMinute(localMinuteOf(until)) - REMINDED_DAYS_BEFORE);
  return vietnamDay(at) >= first && !supplementOver(until, at) && minute - dayOfMinute(minute) * 1440 >= MORNING;
}
