import type pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { clockMinutes, type EndedDossier } from "@/lib/dossiers/clock-minutes";
import { insertRows, type Row } from "@/prisma/seed/insert-rows";

type Ended = Readonly<Omit<EndedDossier, "events">>;

/** The row of `dossier_clock` that the worker would have written; null while the dossier is open, or outside the calendar. */
export function clockRow(id: string, dossier: Omit<Ended, "processingEndedAt"> & Readonly<{ processingEndedAt: Date | null }>, events: EndedDossier["events"], calendar: WorkingCalendar): Row | null {
  const { processingEndedAt, clockStartedAt } = dossier;
  if (processingEndedAt === null || clockStartedAt === null) return null;
  const minutes = clockMinutes(calendar, { ...dossier, processingEndedAt, events });
  return minutes && {
    dossier_id: id, post_minutes: minutes.postMinutes, counter_minutes: minutes.counterMinutes, agency_minutes: minutes.agencyMinutes, citizen_minutes: minutes.citizenMinutes,
    term_minutes: minutes.termMinutes, agency_term_minutes: minutes.agencyTermMinutes,
  };
}

type Found = Ended & Readonly<{ id: string; events: readonly Readonly<{ event: string; at: string }>[] }>;

/** Writes the clocks of ended dossiers that live commands led there without a worker. @returns how many */
export async function seedClocks(client: pg.ClientBase, calendar: WorkingCalendar): Promise<number> {
  const { rows } = await client.query<Found>(`
    select d.id, d.channel, d.return_method as "returnMethod", d.clock_started_at as "clockStartedAt", coalesce(d.due_before_extension_at, d.due_at) as "dueAt", d.processing_ended_at as "processingEndedAt", d.returned_at as "returnedAt",
      v.supplement_policy as policy, (select jsonb_agg(jsonb_build_object('event', e.event, 'at', e.occurred_at) order by e.seq) from dossier_event e where e.dossier_id = d.id) as events
    from dossier d join procedure_version v on v.id = d.procedure_version_id
    where d.processing_ended_at is not null and d.calendar_version is not null and not exists (select 1 from dossier_clock c where c.dossier_id = d.id)`);
  const clocks = rows.map(({ id, events, ...dossier }) => clockRow(id, dossier, events.map(({ event, at }) => ({ event, occurredAt: new Date(at) })), calendar));
  return insertRows(client, "dossier_clock", clocks.filter((clock) => clock !== null));
}
