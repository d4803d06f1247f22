import { permit } from "@/lib/access/policy";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { dossierToCheck } from "@/lib/dossiers/commands/save-checklist";
import { completionRequest, completionWords } from "@/lib/dossiers/form-data/counter-forms";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { RequestSupplementInput } from "@/lib/dossiers/schema/request-supplement";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The clerk asks for what is missing or wrong, component by component, once and in full, before reception (NĐ 118/2025, Điều 15,
 * 17.2a). No legal clock has started, so none is paused. Issues the Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
 */
export async function requestCompletion(actor: Actor, input: RequestSupplementInput): Promise<Result<{ dossierId: string; formId: string }>> {
  const permitted = permit(actor, "dossier.check");
  return once(permitted.actor, input.operationId, "requestCompletion", async (tx) => {
    const { dossierId, operationId, expectedVersion, lines } = input;
    const dossier = await dossierToCheck(permitted, tx, dossierId, expectedVersion);
    if (!dossier.ok) return dossier;
    const at = now();
    const facts = await readFormFacts(permitted, tx, dossierId);
    const contract = await contractToActUnder(permitted, tx, {
      agencyId: facts.agencyId, procedureCode: facts.procedureCode, field: facts.procedureVersion.field, task: "GUIDE", at,
    });
    if (!contract.ok) return contract;
    const known = new Set(facts.case.components.map(({ id }) => id));
    if (lines.some(({ componentId }) => !known.has(componentId))) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const reason = completionWords(facts, lines, input.note);
    const moved = await moveDossier<"REQUEST_COMPLETION">(permitted, tx, {
      dossierId, event: "REQUEST_COMPLETION", operationId, expectedVersion, at, reason,
      payload: { lines: lines.map(({ componentId, problem, words }) => ({ componentId, problem, words })), contract: contract.value },
    });
    if (!moved.ok) return moved;
    const letter = { facts, clerk: permitted.actor, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const formId = await issueForm(permitted, tx, { dossierId, kind: "SUPPLEMENT_REQUEST", data: completionRequest(letter, lines, reason), at });
    return ok({ dossierId, formId });
  });
}
