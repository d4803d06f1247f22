import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { handOverPapers, keepSignature, recordPostalEvent } from "@/lib/deliveries/commands";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { differenceOf, matchCounts } from "@/lib/dossiers/paper-count";
import type { TakeOverPapersInput } from "@/lib/dossiers/schema/take-over-papers";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Paper } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

export type TakenOver = { dossierId: string; version: number; discrepancy: string };

/** The bag of a dossier that a courier brings: its papers, who carries them (he collected them, or a colleague handed them to him), the seal noted at the door. */
async function bagOf({ actor }: Permit<"papers.take-over">, tx: Tx, dossierId: string): Promise<{ papers: Paper[]; courier: { id: string; name: string }; sealNumber: string | null } | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] } });
  if (!dossier) return null;
  const collected = await tx.custodyTransfer.findFirst({ where: { dossierId, kind: { in: ["COLLECTION", "COURIER_EXCHANGE"] }, receiverKind: "COURIER" }, orderBy: { occurredAt: "desc" } });
  if (!collected) return { papers: [], courier: { id: "", name: "" }, sealNumber: null };
  const papers = await tx.paper.findMany({ where: { dossierId, holderKind: "COURIER", holderId: collected.receiverId }, orderBy: { id: "asc" } });
  const item = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId, direction: "TO_AGENCY" } } });
  return { papers, courier: { id: collected.receiverId, name: collected.receiverName }, sealNumber: collected.sealNumber ?? item?.sealNumber ?? null };
}

/**
 * The clerk takes the bag over from the courier: seal compared, papers counted again, both sign (TT 17/2017/TT-BTTTT, Điều 5.1).
 * Another seal or another count is a discrepancy in the custody row, with the courier as the party who answers; it is not blocked.
 */
export async function takeOverPapers(actor: Actor, input: TakeOverPapersInput): Promise<Result<TakenOver>> {
  const permitted = permit(actor, "papers.take-over");
  return once(permitted.actor, input.operationId, "takeOverPapers", async (tx) => {
    const { dossierId, operationId, expectedVersion, sealNumber } = input;
    const bag = await bagOf(permitted, tx, dossierId);
    if (!bag) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const at = now();
    const sealMatches = bag.sealNumber === sealNumber;
    const sealWords = sealMatches ? "" : `niêm phong khác: phiếu gửi ghi ${bag.sealNumber ?? "không có"}, trên túi là ${sealNumber}`;
    const counts = matchCounts(bag.papers, input.counted);
    // A stale page is told first: the counts of papers taken over meanwhile mean nothing.
    const discrepancy = [counts.ok ? differenceOf(counts.value) : "", sealWords].filter((words) => words !== "").join("; ");
    const moved = await moveDossier<"TAKE_OVER_PAPERS">(permitted, tx, {
      dossierId, event: "TAKE_OVER_PAPERS", operationId, expectedVersion, at,
      payload: { sealExpected: bag.sealNumber, sealFound: sealNumber, sealMatches, discrepancy, counted: counts.ok ? counts.value.map(({ paper, counted }) => ({ paperId: paper.id, declared: paper.count, counted })) : [] },
    });
    if (!moved.ok) return moved;
    if (bag.papers.length === 0) return refused("NO_BAG", "Không có giấy tờ nào đang ở bưu tá. Hãy tải lại trang.");
    if (!counts.ok) return counts;
    const { id, name } = permitted.actor;
    const office = moved.value.dossier.officeId === null ? null : await tx.postOffice.findUnique({ where: { id: moved.value.dossier.officeId } });
    await handOverPapers(permitted, tx, {
      dossierId, kind: "COUNTER_TAKEOVER", papers: counts.value, place: office?.name ?? "", sealNumber, sealDiffers: sealWords, at,
      giver: { kind: "COURIER", ...bag.courier }, receiver: { kind: "CLERK", id, name },
      giverSignature: await keepSignature(permitted, tx, { signer: bag.courier.name, act: operationId, at, mark: input.courierSignature }),
      receiverSignature: await keepSignature(permitted, tx, { signer: name, act: operationId, at, mark: { method: "ACCOUNT", accountId: id } }),
    });
    await tx.pickupRequest.updateMany({ where: { dossierId, status: "COLLECTED" }, data: { status: "HANDED_OVER" } });
    const item = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId, direction: "TO_AGENCY" } } });
    if (item) await recordPostalEvent(permitted, tx, item, "ACCEPTED", at, sealMatches ? undefined : sealWords);
    return ok({ dossierId, version: moved.value.dossier.version, discrepancy });
  });
}
