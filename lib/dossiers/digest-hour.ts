import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { covers, works } from "@/lib/deadlines/calendar-index";
import { MINUTES_PER_DAY, dayOfMinute, localMinuteOf } from "@/lib/deadlines/days";

/** The morning's digest is written from 07:30 on; a worker that was away catches up until 10:00, later it would be no morning's. */
const FROM = 450;
const UNTIL = 600;

/** Whether the employees of a place get their digest now: on the mornings of its working days alone. */
export function digestHour(calendar: WorkingCalendar, at: Date): boolean {
  const minute = localMinuteOf(at);
  const day = dayOfMinute(minute);
  const clock = minute - day * MINUTES_PER_DAY;
  return covers(calendar, day) && works(calendar, day) && clock >= FROM && clock < UNTIL;
}
