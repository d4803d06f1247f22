import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { transferDueAt } from "@/lib/deadlines/milestones";
import { calendarInForce } from "@/lib/deadlines/queries";
import { type DueHandOver, urgencyOf } from "@/lib/dossiers/hand-over-urgency";
import { manifestCandidates } from "@/lib/dossiers/queries/manifests";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";

/**
 * The papers that the clerk holds and by when each must be with its agency: within the working day, or at the opening of the next one when
 * received after 15:00 (NĐ 61/2018, Điều 18, kept by NĐ 309/2026, Điều 9). Most urgent first.
 */
export async function readHandOverDue(actor: Actor): Promise<DueHandOver[]> {
  const permitted = permit(actor, "manifest.make");
  const groups = await manifestCandidates(actor);
  const at = now();
  const provinceCode = "provinceCode" in permitted.actor ? permitted.actor.provinceCode : "";
  const due = await withActor(actor, async (tx) => {
    const found: DueHandOver[] = [];
    for (const { placeId, placeName, dossiers } of groups) {
      const calendar = await calendarInForce(permitted, tx, { provinceCode, agencyId: placeId });
      if (!calendar.ok) continue;
      for (const dossier of dossiers) {
        const by = dossier.receivedAt === null ? null : transferDueAt(calendar.value, dossier.receivedAt);
        if (by?.ok === true) found.push({ ...dossier, agencyName: placeName, by: by.value, urgency: urgencyOf(by.value, at) });
      }
    }
    return found;
  });
  return due.sort((a, b) => a.by.getTime() - b.by.getTime());
}
