import { permit } from "@/lib/access/policy";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { dossierToCheck } from "@/lib/dossiers/commands/save-checklist";
import { rejection } from "@/lib/dossiers/form-data/counter-forms";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { RejectDossierInput } from "@/lib/dossiers/schema/reject-dossier";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The clerk does not receive a dossier that is not to be received here, and says why (NĐ 118/2025, Điều 17). Not a decision on its
 * substance: that is the agency's alone. Issues the Phiếu từ chối tiếp nhận giải quyết hồ sơ.
 */
export async function rejectDossier(actor: Actor, input: RejectDossierInput): Promise<Result<{ dossierId: string; formId: string }>> {
  const permitted = permit(actor, "dossier.check");
  return once(permitted.actor, input.operationId, "rejectDossier", async (tx) => {
    const { dossierId, operationId, expectedVersion, reason } = input;
    const dossier = await dossierToCheck(permitted, tx, dossierId, expectedVersion);
    if (!dossier.ok) return dossier;
    const at = now();
    const facts = await readFormFacts(permitted, tx, dossierId);
    const contract = await contractToActUnder(permitted, tx, {
      agencyId: facts.agencyId, procedureCode: facts.procedureCode, field: facts.procedureVersion.field, task: "RECEIVE", at,
    });
    if (!contract.ok) return contract;
    const moved = await moveDossier<"REJECT">(permitted, tx, { dossierId, event: "REJECT", operationId, expectedVersion, at, reason, payload: { contract: contract.value } });
    if (!moved.ok) return moved;
    const letter = { facts, clerk: permitted.actor, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const formId = await issueForm(permitted, tx, { dossierId, kind: "REJECTION", data: rejection(letter, reason), at });
    return ok({ dossierId, formId });
  });
}
