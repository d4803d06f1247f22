import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { handOverPapers, keepSignature, recordPostalEvent } from "@/lib/deliveries/commands";
import type { Party } from "@/lib/deliveries/custody";
import { provenCode, spendCode } from "@/lib/dossiers/commands/delivery-code";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { itemInHand } from "@/lib/dossiers/commands/take-delivery-round";
import { deliveryProof } from "@/lib/dossiers/form-data/post-forms";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { DeliverResultInput, Recipient } from "@/lib/dossiers/schema/deliver-result";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Paper } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";
import { searchText } from "@/lib/platform/vietnamese";

export type DeliveredResult = { dossierId: string; itemId: string; formId: string };

/**
 * Whether the identity that was seen fits the owner: his name without regard to accents, and, when the portal knows his
 * identity number and that kind of paper carries it, its last four characters.
 */
export async function ownerDiffers({ actor }: Permit, tx: Tx, dossierId: string, recipient: Recipient): Promise<Result<null>> {
  if (recipient.relation !== "OWNER") return ok(null);
  const dossier = await tx.dossier.findFirstOrThrow({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { applicant: true } });
  const names = [dossier.applicantName, dossier.applicant.fullName].map(searchText);
  if (!names.includes(searchText(recipient.recipientName))) {
    return refused("NAME_DIFFERS", `Tên người nhận khác tên chủ hồ sơ (${dossier.applicantName}). Nếu là người khác nhận thay, chọn “Người được ủy quyền”.`, "recipientName");
  }
  const known = dossier.applicant.identityNumber;
  const carriesNumber = recipient.identityType === "CITIZEN_CARD" || recipient.identityType === "VNEID";
  if (known !== null && carriesNumber && !known.endsWith(recipient.identityLast4)) {
    return refused("IDENTITY_DIFFERS", "4 số cuối không khớp số định danh của chủ hồ sơ. Xem lại giấy tờ; nếu không đúng người thì chưa giao.", "identityLast4");
  }
  return ok(null);
}

type HandBack = Readonly<{
  dossierId: string; operationId: string; recipient: Recipient; giver: Party; papers: readonly Paper[]; applicantId: string; place: string; at: Date;
}>;

/** Result and lent originals into the recipient's hands. @returns the SHA-256 of his signature */
export async function handToCitizen(permitted: Permit, tx: Tx, act: HandBack): Promise<string> {
  const { dossierId, operationId, recipient, at } = act;
  const receiverSignature = await keepSignature(permitted, tx, { signer: recipient.recipientName, act: operationId, at, mark: recipient.signature });
  const giverSignature = await keepSignature(permitted, tx, { signer: act.giver.name, act: operationId, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } });
  if (act.papers.length > 0) {
    await handOverPapers(permitted, tx, {
      dossierId, kind: "DELIVERY", giver: act.giver, receiver: { kind: "CITIZEN", id: act.applicantId, name: recipient.recipientName },
      papers: act.papers.map((paper) => ({ paper, counted: paper.count })), place: act.place, giverSignature, receiverSignature, at,
    });
  }
  return receiverSignature;
}

/**
 * The courier hands the result over at the door: identity checked, an authorised person's paper noted or the owner's one-time code compared, signed, originals lent for
 * comparison given back with it (QĐ 45/2016/QĐ-TTg, Điều 8, 10; TT 17/2017/TT-BTTTT, Điều 5.2). The dossier is RETURNED; refused
 * while originals are owed that are not in this bag.
 */
export async function deliverResult(actor: Actor, input: DeliverResultInput): Promise<Result<DeliveredResult>> {
  const permitted = permit(actor, "delivery.complete");
  const code = await provenCode(permitted, input.dossierId, input.recipient);
  if (!code.ok) return code;
  return once(permitted.actor, input.operationId, "deliverResult", async (tx) => {
    const { dossierId, operationId } = input;
    const recipient = code.value === null ? input.recipient : { ...input.recipient, authorisation: code.value.words };
    const item = await itemInHand(permitted, tx, input.itemId);
    if (!item.ok) return item;
    if (item.value.dossierId !== dossierId) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const identity = await ownerDiffers(permitted, tx, dossierId, recipient);
    if (!identity.ok) return identity;
    const at = now();
    const spent = await spendCode(permitted, tx, code.value, at);
    if (!spent.ok) return spent;
    const { id, name } = permitted.actor;
    const papers = await tx.paper.findMany({ where: { dossierId, holderKind: "COURIER", holderId: id } });
    const facts = await readFormFacts(permitted, tx, dossierId);
    const place = item.value.addressText;
    const signatureSha256 = await handToCitizen(permitted, tx, {
      dossierId, operationId, recipient, giver: { kind: "COURIER", id, name }, papers, applicantId: facts.applicantId, place, at,
    });
    const { recipientName, relation, authorisation, identityType, identityLast4 } = recipient;
    const moved = await moveDossier<"DELIVER_RESULT">(permitted, tx, {
      dossierId, event: "DELIVER_RESULT", operationId, expectedVersion: null, at,
      payload: { itemCode: item.value.itemCode, recipientName, relation, identityType, papers: papers.map((paper) => paper.id) },
    });
    if (!moved.ok) return moved;
    await tx.deliveryProof.create({
      data: { itemId: item.value.id, dossierId, recipientName, relation, authorisation, identityType, identityLast4, signatureSha256, deliveredAt: at },
    });
    await recordPostalEvent(permitted, tx, item.value, "DELIVERED", at);
    const formId = await issueForm(permitted, tx, {
      dossierId, kind: "DELIVERY_PROOF", at,
      data: deliveryProof({
        facts, itemCode: item.value.itemCode, recipient, recipientPhone: item.value.receiverPhone, papers, giver: { id, name, role: "Nhân viên phát" },
        place, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at,
      }),
    });
    return ok({ dossierId, itemId: item.value.id, formId });
  });
}
