import type pg from "pg";
import { z } from "zod";
import { clockMinutes } from "@/lib/dossiers/clock-minutes";
import type { CalendarAt } from "@/lib/dossiers/rebuild";
import type { DossierRow, EventRow, StoredClock } from "@/scripts/verify/rows";

const policyOf = z.looseObject({ term: z.looseObject({ supplementPolicy: z.enum(["RESET", "PAUSE", "NONE"]) }) });

/** Dossiers with an event that the worker has not followed yet: their clocks are still to be written. */
export async function unfollowedDossiers(client: pg.ClientBase): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>("select distinct data ->> 'dossierId' as id from pgboss.job where name = 'dossier-event' and state in ('created', 'retry', 'active')");
  return new Set(rows.map(({ id }) => id));
}

function expectedClock(dossier: DossierRow, events: readonly EventRow[], calendars: CalendarAt): StoredClock | null {
  const { processing_ended_at: processingEndedAt, calendar_version: version, clock_started_at: clockStartedAt, returned_at: returnedAt } = dossier;
  const reception = policyOf.safeParse(events.find(({ event }) => event === "RECEIVE")?.payload);
  const calendar = version === null ? null : calendars(version, { provinceCode: dossier.province_code, agencyId: dossier.agency_id });
  if (processingEndedAt === null || !calendar || !reception.success) return null;
  const minutes = clockMinutes(calendar, {
    channel: dossier.channel, returnMethod: dossier.return_method,
    clockStartedAt, dueAt: dossier.due_before_extension_at ?? dossier.due_at, processingEndedAt, returnedAt, policy: reception.data.term.supplementPolicy,
    events: events.map(({ event, occurred_at }) => ({ event, occurredAt: occurred_at })),
  });
  return minutes && {
    post_minutes: minutes.postMinutes, counter_minutes: minutes.counterMinutes, agency_minutes: minutes.agencyMinutes, citizen_minutes: minutes.citizenMinutes,
    term_minutes: minutes.termMinutes, agency_term_minutes: minutes.agencyTermMinutes,
  };
}

/** Where the stored clocks differ from what the events give; null when they do not. An open dossier has none. */
export function clockFault(dossier: DossierRow, events: readonly EventRow[], calendars: CalendarAt): string | null {
  const expected = expectedClock(dossier, events, calendars);
  const { clock } = dossier;
  if (expected === null) return clock === null ? null : "có số đo đồng hồ mà hồ sơ chưa giải quyết xong";
  if (clock === null) return "đã giải quyết xong mà không có số đo đồng hồ";
  for (const key of Object.keys(expected) as (keyof StoredClock)[]) {
    if (clock[key] !== expected[key]) return `${key} ghi ${clock[key] ?? "trống"}, tính lại được ${expected[key] ?? "trống"}`;
  }
  return null;
}
