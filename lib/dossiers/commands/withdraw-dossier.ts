import { permit } from "@/lib/access/policy";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/dossiers/commands/once";
import type { WithdrawDossierInput } from "@/lib/dossiers/schema/submit-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The applicant takes the dossier back before a decision (TT 03/2025/TT-VPCP, Mẫu 05). A visit that nobody has made yet is
 * called off; papers on their way are still to be given back, so they count as owed.
 */
export async function withdrawDossier(actor: Actor, input: WithdrawDossierInput): Promise<Result<{ dossierId: string; version: number }>> {
  const permitted = permit(actor, "dossier.withdraw");
  const { operationId, dossierId, expectedVersion, reason } = input;
  return once(permitted.actor, operationId, "withdrawDossier", async (tx) => {
    const moved = await moveDossier<"WITHDRAW">(permitted, tx, {
      dossierId, event: "WITHDRAW", operationId, expectedVersion, at: now(), ...(reason === "" ? {} : { reason }),
    });
    if (!moved.ok) return moved;
    await tx.pickupRequest.updateMany({ where: { dossierId, status: { in: ["REQUESTED", "ASSIGNED"] } }, data: { status: "CANCELLED" } });
    await tx.paper.updateMany({ where: { dossierId, holderKind: { not: "CITIZEN" }, kind: { not: "RESULT" } }, data: { owedBack: true } });
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}
