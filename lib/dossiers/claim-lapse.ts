import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { coversSpan, workingDaysIn } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, localMinuteOf } from "@/lib/deadlines/days";

/** Whole working days without an act of the holder after which a colleague may claim the dossier: our own rule (docs/decisions/050). */
export const CLAIM_LAPSES_AFTER_DAYS = 5;

/**
 * Whether the holder has let the dossier lie: no act of his since `lastActAt` for so many working days. A lapse takes nothing
 * from him by itself; it lets somebody else claim. Outside the calendar nothing lapses.
 */
export function claimLapsed(calendar: WorkingCalendar, lastActAt: Date, at: Date): boolean {
  const [from, until] = [dayOfMinute(localMinuteOf(lastActAt)), dayOfMinute(localMinuteOf(at))];
  return coversSpan(calendar, from, until) && workingDaysIn(calendar, from, until) > CLAIM_LAPSES_AFTER_DAYS;
}
