import type pg from "pg";
import { type DerivedDates, rebuildDates } from "@/lib/dossiers/rebuild";
import { readCalendars } from "@/scripts/verify/due";
import { DOSSIERS, type DossierRow, EVENTS, type EventRow, nameOf, sameMoment } from "@/scripts/verify/rows";
import { joined, rowsOf } from "@/scripts/verify/stream";

export type Rebuilt = Readonly<{ looked: number; changed: number; untold: readonly Readonly<{ name: string; words: string }>[] }>;

const WRITE = `
  update dossier set clock_started_at = $2, term_value = $3, term_unit = $4::term_unit, calendar_version = $5, original_due_at = $6, due_at = $7,
    due_provisional = $8, due_before_extension_at = $9 where id = $1`;

function isStored(row: DossierRow, dates: DerivedDates): boolean {
  return sameMoment(row.clock_started_at, dates.clockStartedAt) && sameMoment(row.original_due_at, dates.originalDueAt) && sameMoment(row.due_at, dates.dueAt)
    && sameMoment(row.due_before_extension_at, dates.dueBeforeExtensionAt) && row.due_provisional === dates.dueProvisional && row.calendar_version === dates.calendarVersion
    && (row.term_value === null ? null : Number(row.term_value)) === dates.termValue && row.term_unit === dates.termUnit;
}

/**
 * Derives the due dates of every dossier from its events and writes those that differ, all in one transaction. The columns are
 * only a reading of the events: throwing them away and calling this gives the same values.
 * @param client the owner's, who sees past the row-level policies
 */
export async function rebuildDueDates(client: pg.ClientBase): Promise<Rebuilt> {
  const untold: { name: string; words: string }[] = [];
  let looked = 0;
  let changed = 0;
  await client.query("begin isolation level repeatable read");
  try {
    const calendars = await readCalendars(client);
    const groups = joined(rowsOf<DossierRow>(client, DOSSIERS), ({ id }) => id, rowsOf<EventRow>(client, EVENTS), (event) => event.dossier_id);
    for await (const { key: dossier, rows } of groups) {
      if (dossier === null) continue;
      looked++;
      const events = rows.map(({ event, occurred_at, payload }) => ({ event, occurredAt: occurred_at, payload }));
      const dates = rebuildDates(events, { provinceCode: dossier.province_code, agencyId: dossier.agency_id }, calendars);
      if (!dates.ok) {
        untold.push({ name: nameOf(dossier), words: dates.refusals[0].words });
        continue;
      }
      const { clockStartedAt, termValue, termUnit, calendarVersion, originalDueAt, dueAt, dueProvisional, dueBeforeExtensionAt } = dates.value;
      if (isStored(dossier, dates.value)) continue;
      await client.query(WRITE, [dossier.id, clockStartedAt, termValue, termUnit, calendarVersion, originalDueAt, dueAt, dueProvisional, dueBeforeExtensionAt]);
      changed++;
    }
    await client.query("commit");
    return { looked, changed, untold };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
