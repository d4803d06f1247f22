import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import type { Party } from "@/lib/deliveries/custody";
import { handToCitizen, ownerDiffers } from "@/lib/dossiers/commands/deliver-result";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { deliveryProof } from "@/lib/dossiers/form-data/post-forms";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { ReturnAtCounterInput } from "@/lib/dossiers/schema/deliver-result";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { ok, refused, type Result } from "@/lib/platform/result";

export type ReturnedAtCounter = { dossierId: string; formId: string | null };

/** The giver of papers that a colleague at the same counter took over: he answered for them, this clerk hands them out. */
async function giverOf({ actor }: Permit, tx: Tx, dossierId: string, holderId: string): Promise<Party> {
  if (holderId === actor.id) return { kind: "CLERK", id: actor.id, name: actor.name };
  const last = await tx.custodyTransfer.findFirst({ where: { dossierId, receiverKind: "CLERK", receiverId: holderId }, orderBy: { occurredAt: "desc" } });
  return { kind: "CLERK", id: holderId, name: `${last?.receiverName ?? "Quầy"} (${actor.name} giao thay)` };
}

/**
 * The clerk returns the result at the counter: identity checked and signed as at the door, lent originals given back (NĐ 118/2025,
 * Điều 20). For an electronic result the clerk only confirms that the applicant has it.
 */
export async function returnAtCounter(actor: Actor, input: ReturnAtCounterInput): Promise<Result<ReturnedAtCounter>> {
  const permitted = permit(actor, "dossier.return-at-counter");
  return once<ReturnedAtCounter>(permitted.actor, input.operationId, "returnAtCounter", async (tx) => {
    const { dossierId, operationId, expectedVersion, recipient } = input;
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { procedureVersion: true } });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const at = now();
    const contract = await contractToActUnder(permitted, tx, {
      agencyId: dossier.agencyId, procedureCode: dossier.procedureCode, field: dossier.procedureVersion.field, task: "RETURN_RESULT", at,
    });
    if (!contract.ok) return contract;
    if (recipient === null && dossier.returnMethod !== "ONLINE") return refused("NO_RECIPIENT", "Kiểm tra giấy tờ người nhận và lấy chữ ký trước khi trả kết quả.");
    const papers = await tx.paper.findMany({ where: { dossierId, holderKind: "CLERK", OR: [{ kind: "RESULT" }, { owedBack: true }] } });
    const facts = await readFormFacts(permitted, tx, dossierId);
    const { id, name } = permitted.actor;
    const place = facts.office?.name ?? "";
    if (recipient !== null) {
      if (dossier.returnMethod === "COUNTER" && dossier.outcome === "GRANTED" && !papers.some(({ kind }) => kind === "RESULT")) {
        return refused("RESULT_NOT_HERE", "Kết quả chưa về tới quầy. Ký nhận phiếu bàn giao kết quả của cơ quan trước.");
      }
      const identity = await ownerDiffers(permitted, tx, dossierId, recipient);
      if (!identity.ok) return identity;
      for (const holderId of new Set(papers.map((paper) => paper.holderId))) {
        await handToCitizen(permitted, tx, {
          dossierId, operationId, recipient, giver: await giverOf(permitted, tx, dossierId, holderId), papers: papers.filter((paper) => paper.holderId === holderId),
          applicantId: facts.applicantId, place, at,
        });
      }
    }
    const moved = await moveDossier<"RETURN_AT_COUNTER">(permitted, tx, {
      dossierId, event: "RETURN_AT_COUNTER", operationId, expectedVersion, at,
      payload: recipient === null
        ? { electronic: true }
        : { recipientName: recipient.recipientName, relation: recipient.relation, identityType: recipient.identityType, identityLast4: recipient.identityLast4, authorisation: recipient.authorisation },
    });
    if (!moved.ok) return moved;
    if (recipient === null) return ok({ dossierId, formId: null });
    const formId = await issueForm(permitted, tx, {
      dossierId, kind: "DELIVERY_PROOF", at,
      data: deliveryProof({
        facts, itemCode: null, recipient, recipientPhone: facts.applicant.phone, papers, giver: { id, name, role: "Nhân viên quầy" }, place,
        origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at,
      }),
    });
    return ok({ dossierId, formId });
  });
}
