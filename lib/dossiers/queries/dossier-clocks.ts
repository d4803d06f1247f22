import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { type Clocks, readClocks } from "@/lib/deadlines/clocks";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { clockSegments } from "@/lib/dossiers/clock-segments";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { isId } from "@/lib/platform/ids";

/**
 * The four clocks of a dossier up to now, from its events: with the post, at the counter, with the agency, with the applicant.
 * null when there is no such dossier for the actor, it has no calendar yet, or its calendar does not reach over its time.
 */
export async function readDossierClocks(actor: Actor, dossierId: string): Promise<Clocks | null> {
  const permitted = permit(actor, "dossier.read");
  if (!isId(dossierId)) return null;
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] },
      select: { channel: true, returnMethod: true, calendarVersion: true, provinceCode: true, agencyId: true, events: { orderBy: { seq: "asc" }, select: { event: true, occurredAt: true } } },
    });
    if (!dossier || dossier.calendarVersion === null) return null;
    const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion, dossier);
    if (!calendar.ok) return null;
    const events = dossier.events.map(({ event, occurredAt }) => ({ event: event as DossierEventName, at: occurredAt }));
    const clocks = readClocks(calendar.value, clockSegments(events, dossier), now());
    return clocks.ok ? clocks.value : null;
  });
}
