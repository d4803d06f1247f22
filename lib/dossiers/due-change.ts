import type { Due } from "@/lib/deadlines/due";
import { type DossierEventName, LIFECYCLE, type TermEffect } from "@/lib/dossiers/lifecycle";
import type { Dossier } from "@/lib/platform/generated/client";

/** Whether an event can move the due date of this dossier: an end does so only out of a wait, whose time is the applicant's. */
export function movesDue(event: DossierEventName, { status, clockStartedAt }: Pick<Dossier, "status" | "clockStartedAt">): boolean {
  if (clockStartedAt === null) return false;
  const term: TermEffect = LIFECYCLE[event].term;
  return term === "RESUME" || term === "EXTEND" || (term === "END" && status === "AWAITING_SUPPLEMENT");
}

/** The dossier's derived columns of a due date, and what the event says of the change. */
export function dueColumns(dossier: Pick<Dossier, "dueAt">, due: Due) {
  return {
    columns: { dueAt: due.due, dueProvisional: due.provisional, dueBeforeExtensionAt: due.original?.due ?? null },
    payload: { dueBefore: dossier.dueAt?.toISOString() ?? null, dueAt: due.due.toISOString(), dueProvisional: due.provisional },
  };
}
