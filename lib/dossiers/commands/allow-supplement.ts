import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { AllowSupplementInput } from "@/lib/dossiers/schema/allow-supplement";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The head lets the holder ask the applicant once more, with a reason (NĐ 61/2018, Điều 11.2.c: một lần). Each such event is a sign
 * of a breach and is counted as one; a dossier asked once needs none.
 */
export async function allowSupplement(actor: Actor, input: AllowSupplementInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.override");
  return once(permitted.actor, input.operationId, "allowSupplement", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"ALLOW_SUPPLEMENT">(permitted, tx, { event: "ALLOW_SUPPLEMENT", dossierId, operationId, expectedVersion, at: now(), reason });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}
