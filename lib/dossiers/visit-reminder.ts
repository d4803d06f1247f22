import { vietnamDay } from "@/lib/platform/format";

/** Before this hour in Vietnam nobody is told of a visit. */
const FROM_HOUR = { VISIT_TOMORROW: 8, VISIT_TODAY: 6 } as const;
export type VisitReminder = keyof typeof FROM_HOUR;
const HOUR_MS = 3_600_000;
const OFFSET_MS = 7 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

const hourInVietnam = (at: Date): number => Math.floor(((at.getTime() + OFFSET_MS) % DAY_MS) / HOUR_MS);

/** What is to be told of a visit now: from 8:00 of the day before, and from 6:00 of its own day until it begins; null otherwise. */
export function visitReminder(windowFrom: Date, at: Date): VisitReminder | null {
  if (at >= windowFrom) return null;
  const today = vietnamDay(at);
  const kind = vietnamDay(windowFrom) === today ? "VISIT_TODAY" : vietnamDay(new Date(windowFrom.getTime() - DAY_MS)) === today ? "VISIT_TOMORROW" : null;
  return kind !== null && hourInVietnam(at) >= FROM_HOUR[kind] ? kind : null;
}
