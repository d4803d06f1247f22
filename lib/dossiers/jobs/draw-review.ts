import { isDrawn } from "@/lib/dossiers/reception-sample";
import { transactAsJobs } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/**
 * Draws a reception for checking when the lot falls on it: a clerk's RECEIVE of a drawn dossier becomes one row of its agency's list.
 * May run any number of times for the same event. @returns whether the dossier is drawn
 */
export async function drawReview(eventId: string): Promise<boolean> {
  return transactAsJobs(async (tx) => {
    const reception = await tx.dossierEvent.findFirst({
      where: { id: eventId, event: "RECEIVE", actorKind: "POSTAL_CLERK" },
      select: { actorId: true, actorName: true, occurredAt: true, dossier: { select: { id: true, agencyId: true, officeId: true, procedureVersion: { select: { field: true } } } } },
    });
    if (!reception || !isDrawn(reception.dossier.id)) return false;
    const { dossier, actorId, actorName, occurredAt } = reception;
    await tx.receptionReview.createMany({
      data: [{ id: newId(), dossierId: dossier.id, agencyId: dossier.agencyId, officeId: dossier.officeId, clerkId: actorId, clerkName: actorName, field: dossier.procedureVersion.field, drawnAt: occurredAt }],
      skipDuplicates: true,
    });
    return true;
  });
}
