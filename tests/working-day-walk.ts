import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

/** A dated row of a calendar: the day, `YYYY-MM-DD`, and its kind. */
export type WalkedRow = Readonly<{ day: string; kind: string }>;

/**
 * Vietnamese days that are worked, walked one by one from a calendar's rows: a second opinion on due dates.
 * @param days the rows to walk by; the seed's own unless a later version counts
 */
export function workingDayAfter(day: string, count: number, days: readonly WalkedRow[] = vietnamCalendarRows.days): string {
  const rows = new Map(days.map((row) => [row.day, row.kind]));
  let moment = vietnamMoment(day, "12:00");
  let left = Math.abs(count);
  while (left > 0) {
    moment = new Date(moment.getTime() + Math.sign(count) * 86_400_000);
    const weekday = moment.getUTCDay();
    const kind = rows.get(vietnamDay(moment));
    if (kind === undefined ? weekday !== 0 && weekday !== 6 : kind === "WORKED") left -= 1;
  }
  return vietnamDay(moment);
}
