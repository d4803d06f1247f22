import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { handOverPapers, keepSignature, recordPostalEvent } from "@/lib/deliveries/commands";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import type { TakeBackInput } from "@/lib/dossiers/schema/deliver-result";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { PostalItem } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

type Back = Readonly<{ permitted: Permit<"delivery.take-back">; tx: Tx; courier: Readonly<{ id: string; name: string }>; place: string; courierSignature: string; clerkSignature: string; at: Date }>;

/** One item back in the office: nobody's round any more, its papers in the clerk's custody. */
async function takeBack({ permitted, tx, courier, place, courierSignature, clerkSignature, at }: Back, item: PostalItem): Promise<void> {
  const { id, name } = permitted.actor;
  await tx.postalItem.update({ where: { id: item.id }, data: { courierId: null } });
  await recordPostalEvent(permitted, tx, item, "AT_DELIVERY_OFFICE", at, `Bưu tá ${courier.name} nộp lại bưu cục`);
  const papers = await tx.paper.findMany({ where: { dossierId: item.dossierId, holderKind: "COURIER", holderId: courier.id } });
  if (papers.length === 0) return;
  await handOverPapers(permitted, tx, {
    dossierId: item.dossierId, kind: "COURIER_RETURN", giver: { kind: "COURIER", ...courier }, receiver: { kind: "CLERK", id, name },
    papers: papers.map((paper) => ({ paper, counted: paper.count })), place, giverSignature: courierSignature, receiverSignature: clerkSignature, at,
  });
}

/**
 * A courier brings back to the office what he could not deliver: papers pass to the clerk, the courier signs on the clerk's device
 * (TT 17/2017/TT-BTTTT, Điều 5.2). The items wait for the next invitation or, after two, for the way back to the agency.
 */
export async function takeBackItems(actor: Actor, input: TakeBackInput): Promise<Result<{ taken: number }>> {
  const permitted = permit(actor, "delivery.take-back");
  return once(permitted.actor, input.operationId, "takeBackItems", async (tx) => {
    const items = await tx.postalItem.findMany({
      where: { id: { in: input.itemIds }, direction: "TO_CITIZEN", courierId: { not: null }, dossier: dossiersVisibleTo(actor) }, orderBy: { id: "asc" },
    });
    const open = items.filter(({ status }) => deliveryOpen(status));
    if (open.length !== new Set(input.itemIds).size) return refused("NOT_THERE", "Có bưu gửi đã phát xong hoặc không còn ở bưu tá. Hãy tải lại trang.", "itemIds");
    const [first] = open;
    if (!first || open.some(({ courierId }) => courierId !== first.courierId)) return refused("TWO_COURIERS", "Mỗi lần nhận lại của một bưu tá. Hãy nhận riêng từng người.", "itemIds");
    const courier = await tx.staff.findFirst({ where: { id: first.courierId ?? "" }, select: { id: true, fullName: true } });
    const office = await tx.postOffice.findUniqueOrThrow({ where: { id: first.officeId } });
    if (!courier) return refused("NOT_FOUND", "Không tìm thấy bưu tá này trong bưu cục của anh/chị.");
    const at = now();
    const act = input.operationId;
    const back: Back = {
      permitted, tx, courier: { id: courier.id, name: courier.fullName }, place: office.name, at,
      courierSignature: await keepSignature(permitted, tx, { signer: courier.fullName, act, at, mark: input.courierSignature }),
      clerkSignature: await keepSignature(permitted, tx, { signer: permitted.actor.name, act, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } }),
    };
    for (const item of open) await takeBack(back, item);
    return ok({ taken: open.length });
  });
}
