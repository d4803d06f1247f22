import type { Permit } from "@/lib/access/policy";
import { calendarInForce } from "@/lib/deadlines/queries";
import { addWorkingDays, workingDaysBetween } from "@/lib/deadlines/working-days";
import { type DaysApart, INVITATIONS_APART } from "@/lib/deliveries/invitations";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";

/** Counts working days by the calendar in force in a province, in the caller's transaction. */
export async function daysApart(permitted: Permit, tx: Tx, provinceCode: string): Promise<DaysApart> {
  const calendar = await calendarInForce(permitted, tx, { provinceCode, agencyId: null });
  return (from, to) => {
    const days = calendar.ok ? workingDaysBetween(calendar.value, from, to) : calendar;
    return days.ok ? days.value : null;
  };
}

/** The first day (`YYYY-MM-DD`) on which one more invitation counts beside a first one; null where the calendar does not answer. */
export async function secondFrom(permitted: Permit, tx: Tx, provinceCode: string, first: Date): Promise<string | null> {
  const calendar = await calendarInForce(permitted, tx, { provinceCode, agencyId: null });
  const day = calendar.ok ? addWorkingDays(calendar.value, vietnamDay(first), INVITATIONS_APART) : calendar;
  return day.ok ? day.value : null;
}
