import type { Permit } from "@/lib/access/policy";
import { readAs } from "@/lib/access/with-actor";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { readClocks } from "@/lib/deadlines/clocks";
import { type ClockEvent, clockSegments, type Way } from "@/lib/dossiers/clock-segments";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";

/** Working minutes: with the agency, and with the applicant. */
export type UsedTime = Readonly<{ agency: number; citizen: number }>;

/**
 * The agency's and the applicant's clocks of a page of dossiers, from one read of their events.
 * @returns by id; a dossier whose calendar does not reach over its time is left out
 */
export async function usedTimes({ actor }: Permit, rows: readonly (Way & Readonly<{ id: string; calendar: WorkingCalendar | null }>)[], at: Date): Promise<ReadonlyMap<string, UsedTime>> {
  const events = new Map<string, ClockEvent[]>(rows.map(({ id }) => [id, []]));
  if (rows.length === 0) return new Map();
  const read = await readAs<{ id: string; event: DossierEventName; at: Date }>(actor, {
    name: "events-of-page", text: "select e.dossier_id as id, e.event, e.occurred_at as at from dossier_event e where e.dossier_id = any($1::uuid[]) order by e.dossier_id, e.seq", values: [[...events.keys()]],
  });
  for (const { id, ...event } of read) events.get(id)?.push(event);
  const used = new Map<string, UsedTime>();
  for (const { id, calendar, ...way } of rows) {
    const clocks = calendar === null ? null : readClocks(calendar, clockSegments(events.get(id) ?? [], way), at);
    if (clocks?.ok === true) used.set(id, { agency: clocks.value.AGENCY.workingMinutes, citizen: clocks.value.CITIZEN.workingMinutes });
  }
  return used;
}
