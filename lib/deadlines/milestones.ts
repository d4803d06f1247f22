import { HOLE, type WorkingCalendar, calendarHole } from "@/lib/deadlines/calendar";
import { closingOf, covers, openingOf, workingDayAfter, workingDaysIn, works } from "@/lib/deadlines/calendar-index";
import { MINUTES_PER_DAY, dayOfMinute, dayText, epochDayOf, instantOf, readMinute } from "@/lib/deadlines/days";
import { type Result, ok, refused } from "@/lib/platform/result";

/** Received later than this is handed on at the opening of the next working day (NĐ 61/2018, Điều 18; NĐ 309/2026, Điều 9). */
const TRANSFER_CUTOFF = 900;

export type MilestoneReason = "CALENDAR_HOLE" | "INVALID_START";

/**
 * By when the paper dossier has to be with the agency: the end of the working day of reception, or the opening of the
 * next one when received after 15:00 or on a day off. A rule of transfer only: it never moves the legal clock.
 */
export function transferDueAt(calendar: WorkingCalendar, receivedAt: Date | string): Result<Date, MilestoneReason> {
  const received = readMinute(receivedAt);
  if (received === null) return refused("INVALID_START", "Thời điểm tiếp nhận không hợp lệ.", "receivedAt");
  const day = dayOfMinute(received);
  if (!covers(calendar, day)) return calendarHole();
  if (works(calendar, day) && received - day * MINUTES_PER_DAY <= TRANSFER_CUTOFF) {
    return ok(instantOf(closingOf(calendar, day)));
  }
  const next = workingDayAfter(calendar, day, 1);
  return next === HOLE ? calendarHole() : ok(instantOf(openingOf(calendar, next)));
}

export type SupplementReturn = Readonly<{ warnDay: string; lastDay: string }>;

/**
 * The last day to return a received dossier for supplement, three working days from reception, and the day to warn of
 * it, the second (NĐ 61/2018, Điều 19.4).
 */
export function supplementReturnDays(
  calendar: WorkingCalendar,
  receivedAt: Date | string,
): Result<SupplementReturn, MilestoneReason> {
  const received = readMinute(receivedAt);
  if (received === null) return refused("INVALID_START", "Thời điểm tiếp nhận không hợp lệ.", "receivedAt");
  const warn = workingDayAfter(calendar, dayOfMinute(received), 2);
  const last = workingDayAfter(calendar, dayOfMinute(received), 3);
  return warn === HOLE || last === HOLE ? calendarHole() : ok({ warnDay: dayText(warn), lastDay: dayText(last) });
}

export type Alert = "THREE_DAYS" | "ONE_DAY" | "DUE_TODAY" | "OVERDUE" | null;

/** Which alert a due day calls for on a day: three and one working days before expiry, at expiry, after it. */
export function alertOn(calendar: WorkingCalendar, dueDay: string, today: string): Alert {
  const due = epochDayOf(dueDay);
  const day = epochDayOf(today);
  if (due === null || day === null || !covers(calendar, due) || !covers(calendar, day)) return null;
  if (day > due) return "OVERDUE";
  if (day === due) return "DUE_TODAY";
  const left = workingDaysIn(calendar, day, due);
  if (left <= 1) return "ONE_DAY";
  return left <= 3 ? "THREE_DAYS" : null;
}
