import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { keepSignature } from "@/lib/deliveries/commands";
import { cashOfCourier } from "@/lib/dossiers/queries/courier-cash";
import type { TakeCourierCashInput } from "@/lib/dossiers/schema/shift";
import type { Actor } from "@/lib/identity/actor";
import { CHARGE_KINDS, cashDifference } from "@/lib/payments/receipt-series";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { dong } from "@/lib/platform/money";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

/**
 * A courier's cash of the doors passes into the clerk's open shift: counted kind by kind against the receipts that he gave, a difference
 * with its reason, the courier signs on the clerk's device and the clerk by his account (QĐ 45/2016/QĐ-TTg, Điều 15: in full and on time).
 * Each receipt is handed over once; the shift then answers for what was counted.
 */
export async function takeCourierCash(actor: Actor, { operationId, courierId, cash, courierSignature }: TakeCourierCashInput): Promise<Result<{ handOverId: string }>> {
  const permitted = permit(actor, "cash.take-from-courier");
  return once(permitted.actor, operationId, "takeCourierCash", async (tx) => {
    const { id: clerkId, name: clerkName } = permitted.actor;
    const shift = await tx.counterShift.findFirst({ where: { clerkId, closedAt: null } });
    if (!shift) return refused("NO_SHIFT", "Mở ca trực trước khi nhận tiền của bưu tá: tiền được đếm vào ca.");
    // A shift that is being closed at this moment, and a colleague who counts the same courier's money.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`close-shift:${shift.id}`}, 0))`;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`courier-cash:${courierId}`}, 0))`;
    const held = await cashOfCourier(permitted, tx, shift.officeId, courierId);
    if (held === null) return refused("NOTHING_HELD", "Bưu tá này không còn giữ tiền nào có biên lai chưa nộp. Hãy tải lại trang.");
    const [first, ...rest] = CHARGE_KINDS.flatMap((kind): Refusal[] => {
      const words = cashDifference(kind, dong(held.cash[kind].expected), cash[kind].counted, cash[kind].reason);
      return words === null ? [] : [{ reason: "CASH_DIFFERS", words, field: `reason.${kind}` }];
    });
    if (first) return { ok: false, refusals: [first, ...rest] };
    const at = now();
    const handOverId = newId<"hand-over">();
    const signed = { act: operationId, at };
    await tx.courierCashHandOver.create({
      data: {
        id: handOverId, officeId: shift.officeId, shiftId: shift.id, courierId, courierName: held.courierName, clerkId, clerkName, handedAt: at,
        courierSignature: await keepSignature(permitted, tx, { ...signed, signer: held.courierName, mark: courierSignature }),
        clerkSignature: await keepSignature(permitted, tx, { ...signed, signer: clerkName, mark: { method: "ACCOUNT", accountId: clerkId } }),
      },
    });
    await tx.courierCashCount.createMany({
      data: CHARGE_KINDS.map((kind) => ({ handOverId, kind, receipts: held.cash[kind].receipts, expected: BigInt(held.cash[kind].expected), counted: BigInt(cash[kind].counted), reason: cash[kind].reason })),
    });
    await tx.courierCashReceipt.createMany({ data: held.receiptIds.map((receiptId) => ({ receiptId, handOverId })) });
    return ok({ handOverId });
  });
}
