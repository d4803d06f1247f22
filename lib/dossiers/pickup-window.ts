import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { nextWorkingDay } from "@/lib/deadlines/working-days";
import { vietnamMoment } from "@/lib/platform/format";

export const PICKUP_HALVES = ["MORNING", "AFTERNOON"] as const;
export type PickupHalf = (typeof PICKUP_HALVES)[number];

const HOURS = { MORNING: ["08:00", "11:30"], AFTERNOON: ["13:30", "17:00"] } as const satisfies Record<PickupHalf, readonly [string, string]>;

export const PICKUP_HALF_WORDS = {
  MORNING: "Buổi sáng, 8:00 đến 11:30",
  AFTERNOON: "Buổi chiều, 13:30 đến 17:00",
} satisfies Record<PickupHalf, string>;

/** How many working days ahead a visit can be asked for. */
export const PICKUP_DAYS_AHEAD = 8;

/**
 * Days on which the courier can come: working days from tomorrow on (the post plans its rounds the evening before).
 * @param today `YYYY-MM-DD` in Vietnam
 * @returns fewer, or none, where the calendar is not published yet
 */
export function pickupDays(calendar: WorkingCalendar, today: string): string[] {
  const days: string[] = [];
  let last = today;
  while (days.length < PICKUP_DAYS_AHEAD) {
    const next = nextWorkingDay(calendar, last);
    if (!next.ok) return days;
    days.push(next.value);
    last = next.value;
  }
  return days;
}

/** The visit's window as moments. @param day `YYYY-MM-DD` in Vietnam */
export function pickupWindow(day: string, half: PickupHalf): { from: Date; to: Date } {
  const [from, to] = HOURS[half];
  return { from: vietnamMoment(day, from), to: vietnamMoment(day, to) };
}
