import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

/** Vietnamese days that are worked, walked one by one from the calendar's own rows: a second opinion on due dates. */
export function workingDayAfter(day: string, count: number): string {
  const rows = new Map(vietnamCalendarRows.days.map((row) => [row.day, row.kind]));
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
