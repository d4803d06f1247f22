import { type WorkingCalendar, calendarHole } from "@/lib/deadlines/calendar";
import { coversSpan, workedMinutesAt } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, readMinute } from "@/lib/deadlines/days";
import { type Result, ok, refused } from "@/lib/platform/result";

/** Who a dossier's time is with. "Late" always says whose. */
export const CLOCK_HOLDERS = ["POST", "COUNTER", "AGENCY", "CITIZEN"] as const;
export type ClockHolder = (typeof CLOCK_HOLDERS)[number];

/** From `at` on the dossier is with `holder`; null: with nobody (the result is in the applicant's hands). */
export type HolderSegment = Readonly<{ at: Date | string; holder: ClockHolder | null }>;

/** Working minutes by the calendar, and minutes by the wall clock. */
export type ClockReading = Readonly<{ workingMinutes: number; elapsedMinutes: number }>;
export type Clocks = Readonly<Record<ClockHolder, ClockReading>>;

export type ClockReason = "CALENDAR_HOLE" | "CLOCK_OUT_OF_ORDER" | "INVALID_MOMENT";

/**
 * The four clocks up to `asOf`, from segments in the order of their beginning; what begins later is left out.
 * Refuses segments out of order, moments that are none, and time outside the calendar.
 */
export function readClocks(
  calendar: WorkingCalendar,
  segments: readonly HolderSegment[],
  asOf: Date | string,
): Result<Clocks, ClockReason> {
  const sums: Record<ClockHolder, { workingMinutes: number; elapsedMinutes: number }> = {
    POST: { workingMinutes: 0, elapsedMinutes: 0 },
    COUNTER: { workingMinutes: 0, elapsedMinutes: 0 },
    AGENCY: { workingMinutes: 0, elapsedMinutes: 0 },
    CITIZEN: { workingMinutes: 0, elapsedMinutes: 0 },
  };
  const end = readMinute(asOf);
  if (end === null) return refused("INVALID_MOMENT", "Thời điểm xem đồng hồ hồ sơ không hợp lệ.", "asOf");
  let previous = -Infinity;
  for (const [place, { at, holder }] of segments.entries()) {
    const following = segments[place + 1];
    const from = readMinute(at);
    const next = following === undefined ? end : readMinute(following.at);
    if (from === null || next === null) return refused("INVALID_MOMENT", "Có mốc thời gian của hồ sơ không hợp lệ.");
    if (from < previous) return refused("CLOCK_OUT_OF_ORDER", "Các mốc giữ hồ sơ không theo thứ tự thời gian.");
    previous = from;
    const until = Math.min(next, end);
    if (holder === null || until <= from) continue;
    if (!coversSpan(calendar, dayOfMinute(from), dayOfMinute(until))) return calendarHole();
    sums[holder].workingMinutes += workedMinutesAt(calendar, until) - workedMinutesAt(calendar, from);
    sums[holder].elapsedMinutes += until - from;
  }
  return ok(sums);
}
