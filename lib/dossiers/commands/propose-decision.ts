import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { grantIn, refuseIn } from "@/lib/dossiers/commands/decide-dossier";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { type Proposal, proposalOf } from "@/lib/dossiers/proposal";
import type { ProposeDecisionInput, ReturnProposalInput, SignProposalInput } from "@/lib/dossiers/schema/propose-decision";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The holder puts his decision before the head where the procedure wants the head's signature (docs/decisions/050): a result, whose
 * file must be there, or a refusal with its words. Nothing of it reaches the applicant before it is signed.
 */
export async function proposeDecision(actor: Actor, input: ProposeDecisionInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.process");
  return once(permitted.actor, input.operationId, "proposeDecision", async (tx) => {
    const { operationId, dossierId, expectedVersion, outcome, copies, reason } = input;
    const result = outcome === "GRANT" ? input.result : "";
    const payload = { outcome, result, copies, reason, proposedById: permitted.actor.id };
    const moved = await moveDossier<"PROPOSE">(permitted, tx, { event: "PROPOSE", dossierId, operationId, expectedVersion, at: now(), payload });
    if (!moved.ok) return moved;
    const files = outcome === "GRANT" ? await tx.dossierFile.count({ where: { dossierId, purpose: "RESULT", removedAt: null } }) : 1;
    return files === 0 ? refused("NO_RESULT_FILE", REFUSAL_WORDS.NO_RESULT_FILE) : ok({ dossierId, version: moved.value.dossier.version });
  });
}

/** The head gives the proposal back to the holder, with what is to be mended. */
export async function returnProposal(actor: Actor, input: ReturnProposalInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.sign-off");
  return once(permitted.actor, input.operationId, "returnProposal", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"RETURN_PROPOSAL">(permitted, tx, { event: "RETURN_PROPOSAL", dossierId, operationId, expectedVersion, at: now(), reason });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}

/** What lies before the head; null when nothing does. */
async function openProposal({ actor }: Permit<"dossier.decide">, tx: Tx, dossierId: string): Promise<Proposal | null> {
  const proposed = await tx.dossierEvent.findFirst({
    where: { dossierId, event: "PROPOSE", dossier: { AND: [dossiersVisibleTo(actor), { proposedAt: { not: null } }] } }, orderBy: { seq: "desc" }, select: { payload: true },
  });
  return proposed && proposalOf(proposed.payload);
}

/**
 * The head signs what was proposed, as it was proposed: the dossier is granted or refused, and its holder stays the holder. Whoever
 * wants it otherwise gives it back.
 */
export async function signProposal(actor: Actor, input: SignProposalInput): Promise<Result<ActedDossier>> {
  permit(actor, "dossier.sign-off");
  const permitted = permit(actor, "dossier.decide");
  return once(permitted.actor, input.operationId, "signProposal", async (tx) => {
    const proposal = await openProposal(permitted, tx, input.dossierId);
    if (proposal?.outcome === "REFUSE") return refuseIn(permitted, tx, { ...input, proposedById: proposal.proposedById }, proposal.reason);
    const granted = await grantIn(permitted, tx, { ...input, proposedById: proposal?.proposedById ?? permitted.actor.id }, { result: proposal?.result ?? "", copies: proposal?.copies ?? 1 });
    // Tried all the same, so that a stale page hears who was faster; without a proposal nothing of it stays.
    return granted.ok && proposal === null ? refused("NOT_PROPOSED", REFUSAL_WORDS.NOT_PROPOSED) : granted;
  });
}
