import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { handOverPapers, keepSignature, recordPostalEvent, registerItem } from "@/lib/deliveries/commands";
import { discardNumber, useReservedNumber } from "@/lib/deliveries/commands/item-numbers";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { postalSlip } from "@/lib/dossiers/form-data/post-forms";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { differenceOf, matchCounts } from "@/lib/dossiers/paper-count";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { ClaimStopInput, CollectPapersInput } from "@/lib/dossiers/schema/collect-papers";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDateTime } from "@/lib/platform/format";
import type { Dossier, PickupRequest, PostalItem } from "@/lib/platform/generated/client";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type CollectedPapers = { dossierId: string; pickupId: string; itemCode: string; formId: string; discrepancy: string };

/** A stop that this courier may still serve; else who has it, or that there is none. */
async function openStop({ actor }: Permit<"pickup.collect">, tx: Tx, pickupId: string): Promise<Result<PickupRequest>> {
  const stop = await tx.pickupRequest.findFirst({ where: { id: pickupId, dossier: dossiersVisibleTo(actor) } });
  if (!stop || (stop.courierId !== null && stop.courierId !== actor.id)) {
    return refused("NOT_FOUND", "Điểm gom này không còn trong chuyến của anh/chị: có thể bưu tá khác vừa nhận. Hãy về danh sách.");
  }
  if (stop.status !== "REQUESTED" && stop.status !== "ASSIGNED") {
    return refused("STOP_CLOSED", `Điểm gom này đã xong hoặc đã hủy lúc ${formatDateTime(stop.updatedAt)}. Hãy về danh sách.`);
  }
  return ok(stop);
}

type Bag = Readonly<{ dossier: Dossier; officeId: string; sealNumber: string; itemCode: string | null; at: Date }>;

/**
 * The item of this leg, under the number that the courier wrote on the bag from his phone's range, if he did. A second visit (after a
 * request for completion) travels under the same number, with its new seal.
 */
async function itemOfLeg(permitted: Permit<"pickup.collect">, tx: Tx, { dossier, officeId, sealNumber, itemCode, at }: Bag): Promise<Result<PostalItem>> {
  const holderIds = itemCode === null ? [] : (await tx.courierDevice.findMany({ where: { courierId: permitted.actor.id } })).map(({ id }) => id);
  const known = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId: dossier.id, direction: "TO_AGENCY" } } });
  if (!known) {
    const agency = await tx.agency.findUniqueOrThrow({ where: { id: dossier.agencyId } });
    const id = newId<"item">();
    const taken = itemCode === null ? null : await useReservedNumber(permitted, tx, { code: itemCode, holderIds, itemId: id, at });
    if (taken !== null && !taken.ok) return taken;
    return ok(await registerItem(permitted, tx, {
      dossierId: dossier.id, officeId, courierId: permitted.actor.id, direction: "TO_AGENCY", status: "PICKED_UP", sealNumber,
      receiverName: agency.name, receiverPhone: agency.phone, addressText: agency.address ?? agency.name, communeCode: null, at, ...(taken !== null && { numbered: { id, itemCode: taken.value } }),
    }));
  }
  if (itemCode !== null && itemCode !== known.itemCode) await discardNumber(permitted, tx, { code: itemCode, holderIds, at });
  const item = await tx.postalItem.update({ where: { id: known.id }, data: { courierId: permitted.actor.id, sealNumber } });
  await recordPostalEvent(permitted, tx, item, "PICKED_UP", at);
  return ok(item);
}

/** Working days of transit: J+1 within the former district, J+2 within the province (TT 17/2017/TT-BTTTT, Điều 7). */
async function transitDays(tx: Tx, fromCommune: string, officeId: string): Promise<number> {
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: officeId }, include: { commune: true } });
  const from = await tx.commune.findUnique({ where: { code: fromCommune } });
  const sameDistrict = from?.oldDistrict != null && from.oldDistrict === office.commune?.oldDistrict;
  return sameDistrict || from?.code === office.communeCode ? 1 : 2;
}

/** "Nhận điểm này": first come, first served within the office. */
export async function claimStop(actor: Actor, input: ClaimStopInput): Promise<Result<{ pickupId: string }>> {
  const permitted = permit(actor, "pickup.collect");
  return once(permitted.actor, input.operationId, "claimStop", async (tx) => {
    const stop = await openStop(permitted, tx, input.pickupId);
    if (!stop.ok) return stop;
    const won = await tx.pickupRequest.updateMany({
      where: { id: stop.value.id, OR: [{ courierId: null, status: "REQUESTED" }, { courierId: permitted.actor.id }] }, data: { courierId: permitted.actor.id, status: "ASSIGNED" },
    });
    return won.count === 1 ? ok({ pickupId: stop.value.id }) : refused("SOMEBODY_FASTER", "Bưu tá khác vừa nhận điểm này. Hãy về danh sách.");
  });
}

/**
 * The courier counts the papers with the applicant against the declared list, seals the bag in his presence, and both sign
 * (QĐ 45/2016/QĐ-TTg, Điều 6; TT 17/2017/TT-BTTTT, Điều 5.1). Papers pass into the courier's custody, the item is picked up, the
 * Phiếu gửi is issued. A difference is recorded and does not stop the work; a paper counted as none stays with the applicant.
 */
export async function collectPapers(actor: Actor, input: CollectPapersInput): Promise<Result<CollectedPapers>> {
  const permitted = permit(actor, "pickup.collect");
  return once(permitted.actor, input.operationId, "collectPapers", async (tx) => {
    const stop = await openStop(permitted, tx, input.pickupId);
    if (!stop.ok) return stop;
    const { dossierId, operationId, sealNumber } = input;
    if (stop.value.dossierId !== dossierId) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const counts = matchCounts(await tx.paper.findMany({ where: { dossierId, holderKind: "CITIZEN" }, orderBy: { id: "asc" } }), input.counted);
    if (!counts.ok) return counts;
    const at = now();
    const discrepancy = differenceOf(counts.value);
    const moved = await moveDossier<"COLLECT_PAPERS">(permitted, tx, {
      dossierId, event: "COLLECT_PAPERS", operationId, expectedVersion: null, at,
      payload: { pickupId: input.pickupId, sealNumber, discrepancy, counted: counts.value.map(({ paper, counted }) => ({ paperId: paper.id, declared: paper.count, counted })) },
    });
    if (!moved.ok) return moved;
    const { dossier } = moved.value;
    await tx.pickupRequest.update({ where: { id: stop.value.id }, data: { courierId: permitted.actor.id, status: "COLLECTED" } });
    const leg = await itemOfLeg(permitted, tx, { dossier, officeId: stop.value.officeId, sealNumber, itemCode: input.itemCode ?? null, at });
    if (!leg.ok) return leg;
    const item = leg.value;
    const { id, name } = permitted.actor;
    const courierMark = input.courierSignature ?? { method: "ACCOUNT", accountId: id };
    await handOverPapers(permitted, tx, {
      dossierId, kind: "COLLECTION", papers: counts.value, place: stop.value.addressText, sealNumber, at,
      giver: { kind: "CITIZEN", id: dossier.applicantId, name: stop.value.contactName }, receiver: { kind: "COURIER", id, name },
      giverSignature: await keepSignature(permitted, tx, { signer: stop.value.contactName, act: operationId, at, mark: input.citizenSignature }),
      receiverSignature: await keepSignature(permitted, tx, { signer: name, act: operationId, at, mark: courierMark }),
    });
    const facts = await readFormFacts(permitted, tx, dossierId);
    const taken = new Set(counts.value.filter(({ counted }) => counted > 0).map(({ paper }) => paper.id));
    const formId = await issueForm(permitted, tx, {
      dossierId, kind: "POSTAL_SLIP", at,
      data: postalSlip({
        facts, itemCode: item.itemCode, sealNumber, weightGrams: input.weightGrams, papers: facts.papers.filter((paper) => taken.has(paper.id)),
        contact: { name: stop.value.contactName, phone: stop.value.phone, address: stop.value.addressText },
        transitDays: await transitDays(tx, stop.value.communeCode, stop.value.officeId), courier: { name, mark: courierMark }, citizenMark: input.citizenSignature, at,
      }),
    });
    return ok({ dossierId, pickupId: input.pickupId, itemCode: item.itemCode, formId, discrepancy });
  });
}
