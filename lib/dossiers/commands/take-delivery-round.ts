import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { handOverPapers, keepSignature, recordPostalEvent } from "@/lib/deliveries/commands";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import { FAILURE_CAUSE_WORDS } from "@/lib/deliveries/invitations";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { FailDeliveryInput, TakeRoundInput } from "@/lib/dossiers/schema/deliver-result";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { PostalItem } from "@/lib/platform/generated/client";
import { asId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

type Round = Readonly<{ permitted: Permit<"delivery.complete">; tx: Tx; clerkSignature: string; courierSignature: string; at: Date }>;

/** Takes one item out of the office: nobody else's from now on, its papers in the courier's custody. */
async function takeItem({ permitted, tx, clerkSignature, courierSignature, at }: Round, item: PostalItem): Promise<boolean> {
  const { id, name } = permitted.actor;
  const won = await tx.postalItem.updateMany({ where: { id: item.id, courierId: null, status: { in: ["AT_DELIVERY_OFFICE", "ATTEMPT_FAILED"] } }, data: { courierId: id } });
  if (won.count === 0) return false;
  await recordPostalEvent(permitted, tx, item, "IN_TRANSIT", at);
  const papers = await tx.paper.findMany({ where: { dossierId: item.dossierId, holderKind: "CLERK", OR: [{ kind: "RESULT" }, { owedBack: true }] } });
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: item.officeId } });
  for (const holderId of new Set(papers.map((paper) => paper.holderId))) {
    const last = await tx.custodyTransfer.findFirst({ where: { dossierId: item.dossierId, receiverKind: "CLERK", receiverId: holderId }, orderBy: { occurredAt: "desc" } });
    await handOverPapers(permitted, tx, {
      dossierId: item.dossierId, kind: "DELIVERY", giver: { kind: "CLERK", id: holderId, name: last?.receiverName ?? office.name }, receiver: { kind: "COURIER", id, name },
      papers: papers.filter((paper) => paper.holderId === holderId).map((paper) => ({ paper, counted: paper.count })),
      place: office.name, giverSignature: clerkSignature, receiverSignature: courierSignature, at,
    });
  }
  return true;
}

/**
 * The courier takes the ticked items out for delivery: the clerk signs once for the whole round, papers pass into the courier's
 * custody. Items that another courier took meanwhile are told and left out.
 */
export async function takeDeliveryRound(actor: Actor, input: TakeRoundInput): Promise<Result<{ taken: number; gone: string[] }>> {
  const permitted = permit(actor, "delivery.complete");
  return once(permitted.actor, input.operationId, "takeDeliveryRound", async (tx) => {
    const items = await tx.postalItem.findMany({
      where: { id: { in: input.itemIds }, direction: "TO_CITIZEN", dossier: dossiersVisibleTo(actor) }, orderBy: { id: "asc" },
    });
    const at = now();
    const act = input.operationId;
    const clerkSignature = await keepSignature(permitted, tx, { signer: "Nhân viên quầy", act, at, mark: input.clerkSignature });
    const courierSignature = await keepSignature(permitted, tx, { signer: permitted.actor.name, act, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } });
    const gone: string[] = [];
    let taken = 0;
    for (const item of items) {
      if (await takeItem({ permitted, tx, clerkSignature, courierSignature, at }, item)) taken += 1;
      else gone.push(item.itemCode);
    }
    return taken > 0 ? ok({ taken, gone }) : refused("SOMEBODY_FASTER", "Các bưu gửi này vừa được bưu tá khác nhận. Hãy tải lại trang.", "itemIds");
  });
}

/** The courier's own item that is still to be delivered. */
export async function itemInHand({ actor }: Permit<"delivery.complete">, tx: Tx, itemId: string): Promise<Result<PostalItem>> {
  const item = await tx.postalItem.findFirst({ where: { id: itemId, direction: "TO_CITIZEN", dossier: dossiersVisibleTo(actor) } });
  if (!item) return refused("NOT_FOUND", "Không tìm thấy bưu gửi này trong chuyến của anh/chị.");
  if (item.courierId !== actor.id) return refused("NOT_TAKEN", "Bưu gửi này chưa nhận vào chuyến. Bấm “Nhận chuyến” ở danh sách trước khi phát.");
  if (!deliveryOpen(item.status)) return refused("DELIVERY_CLOSED", "Bưu gửi này đã phát xong. Hãy về danh sách.");
  return ok(item);
}

/**
 * Nobody could take the result: the attempt and its reason are recorded, the applicant is told, and the item stays with the courier
 * until he brings it back to the office (TT 17/2017/TT-BTTTT, Điều 5.2: at least two invitations, two working days apart).
 */
export async function failDelivery(actor: Actor, input: FailDeliveryInput): Promise<Result<{ itemId: string }>> {
  const permitted = permit(actor, "delivery.complete");
  return once(permitted.actor, input.operationId, "failDelivery", async (tx) => {
    const item = await itemInHand(permitted, tx, input.itemId);
    if (!item.ok) return item;
    const at = now();
    const { cause = "OTHER" } = input;
    const reason = cause === "OTHER" ? input.reason : `${FAILURE_CAUSE_WORDS[cause]}: ${input.reason}`;
    const moved = await moveDossier<"FAIL_DELIVERY">(permitted, tx, {
      dossierId: asId<"dossier">(item.value.dossierId), event: "FAIL_DELIVERY", operationId: input.operationId, expectedVersion: null, at, reason,
      payload: { itemCode: item.value.itemCode, cause, place: item.value.addressText },
    });
    if (!moved.ok) return moved;
    await recordPostalEvent(permitted, tx, item.value, "ATTEMPT_FAILED", at, reason);
    return ok({ itemId: item.value.id });
  });
}
