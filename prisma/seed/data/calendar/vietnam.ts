import { type WorkingCalendar, calendarFromRows } from "@/lib/deadlines/calendar";
import { calendarFileSchema } from "@/lib/deadlines/schema";
import rows from "@/prisma/seed/data/calendar/vietnam.json" with { type: "json" };

/** The rows of the national calendar as the seed carries them: 2018 (to 6/1/2019) and 2023–2027. */
export const vietnamCalendarRows = calendarFileSchema.parse(rows);

/** The national calendar of officials with the default working hours, for seeds, tests and the command line. */
export function vietnamCalendar(): WorkingCalendar {
  const calendar = calendarFromRows(vietnamCalendarRows);
  if (!calendar.ok) throw new Error(calendar.refusals[0].words);
  return calendar.value;
}
