import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/dossiers/commands/once";
import type { StopDossierInput } from "@/lib/dossiers/schema/stop-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, type Result } from "@/lib/platform/result";

/** The holder stops the processing for good, with words for the applicant (TT 03/2025/TT-VPCP: dừng giải quyết; status 8). */
export async function stopDossier(actor: Actor, input: StopDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.decide");
  return once(permitted.actor, input.operationId, "stopDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"STOP">(permitted, tx, { event: "STOP", dossierId, operationId, expectedVersion, at: now(), reason });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}
