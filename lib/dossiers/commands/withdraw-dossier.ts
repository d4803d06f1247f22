import { permit } from "@/lib/access/policy";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { stopLetter } from "@/lib/dossiers/form-data/agency-letters";
import { signingHead } from "@/lib/dossiers/queries/agency-people";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { WithdrawDossierInput } from "@/lib/dossiers/schema/submit-dossier";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The applicant takes the dossier back before a decision (TT 03/2025/TT-VPCP, Mẫu 05). A visit that nobody has made yet is
 * called off; papers on their way are still to be given back, so they count as owed. After reception the agency's Thông báo dừng
 * giải quyết is made out in the same moment: it is what the one-stop hands back with the papers.
 */
export async function withdrawDossier(actor: Actor, input: WithdrawDossierInput): Promise<Result<{ dossierId: string; version: number }>> {
  const permitted = permit(actor, "dossier.withdraw");
  const { operationId, dossierId, expectedVersion, reason } = input;
  return once(permitted.actor, operationId, "withdrawDossier", async (tx) => {
    const at = now();
    const moved = await moveDossier<"WITHDRAW">(permitted, tx, {
      dossierId, event: "WITHDRAW", operationId, expectedVersion, at, ...(reason === "" ? {} : { reason }),
    });
    if (!moved.ok) return moved;
    await tx.pickupRequest.updateMany({ where: { dossierId, status: { in: ["REQUESTED", "ASSIGNED"] } }, data: { status: "CANCELLED" } });
    await tx.paper.updateMany({ where: { dossierId, holderKind: { not: "CITIZEN" }, kind: { not: "RESULT" } }, data: { owedBack: true } });
    const { dossier } = moved.value;
    if (dossier.receivedAt !== null) {
      const letter = { facts: await readFormFacts(permitted, tx, dossierId), writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
      const headName = await signingHead(permitted, tx, dossier.agencyId);
      await issueForm(permitted, tx, { dossierId, kind: "STOP_NOTICE", data: stopLetter(letter, { reason: reason === "" ? "không còn nhu cầu." : reason, askedAt: at, headName }), at });
    }
    return ok({ dossierId, version: dossier.version });
  });
}
