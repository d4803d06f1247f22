import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { RemindDossierInput } from "@/lib/dossiers/schema/remind-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The head reminds whoever holds the dossier, with words that stay in its history. While the applicant is waited for, the
 * applicant is told too. Nothing else of the dossier changes. Refused where there is nobody to remind.
 */
export async function remindDossier(actor: Actor, input: RemindDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.remind");
  return once(permitted.actor, input.operationId, "remindDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"REMIND">(permitted, tx, { event: "REMIND", dossierId, operationId, expectedVersion, at: now(), reason });
    if (!moved.ok) return moved;
    const { dossier } = moved.value;
    // Looked at last, so that whoever may not know of the dossier learns nothing. Nothing of the reminder stays.
    if (dossier.holderId === null && dossier.status !== "AWAITING_SUPPLEMENT") return refused("NOBODY_HOLDS", "Chưa ai giữ hồ sơ này nên không có ai để nhắc. Hãy phân công trước.");
    return ok({ dossierId, version: dossier.version });
  });
}
