import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Actor } from "@/lib/identity/actor";
import { openCharges, type TakenCash, writeReceipt } from "@/lib/payments/commands/write-receipt";
import type { TakeCashAtDoorInput } from "@/lib/payments/schema";
import { now } from "@/lib/platform/clock";
import { dong, formatDong } from "@/lib/platform/money";
import { refused, type Result } from "@/lib/platform/result";

/**
 * The courier took in cash, at a door, what a dossier owes of one kind of money (QĐ 45/2016/QĐ-TTg, Điều 6, 11): a numbered receipt of his
 * office's series, in no shift; he hands the money over at the counter (`takeCourierCash`). What he counted must be what is owed: a
 * receipt pays its charges whole. Money that cannot get a receipt is refused in words that say so, until he gave it back (`returned`).
 */
export async function takeCashAtDoor(actor: Actor, { operationId, dossierId, kind, amount, payerName, returned }: TakeCashAtDoorInput): Promise<Result<TakenCash>> {
  const permitted = permit(actor, "cash.take-at-door");
  const inHand = formatDong(amount);
  if (returned) return refused("CASH_RETURNED", `Đã trả lại ${inHand} cho người nộp: không lập biên lai.`);
  return once<TakenCash>(permitted.actor, operationId, "takeCashAtDoor", async (tx) => {
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    const office = officeId === null ? null : await tx.postOffice.findUnique({ where: { id: officeId } });
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { applicant: true, procedureVersion: true } });
    if (!dossier || !office) return refused("CASH_NOT_YOURS", `Đã cầm ${inHand} nhưng hồ sơ không còn trong chuyến của anh/chị, chưa có biên lai. Trả lại người nộp, hoặc báo bưu cục.`);
    const charges = await openCharges(permitted, tx, dossierId, kind);
    const owed = dong(charges.reduce((sum, charge) => sum + Number(charge.amount), 0));
    if (owed === 0) return refused("NOTHING_OWED", `Khoản này đã có biên lai từ trước. Trả lại ${inHand} cho người nộp.`);
    if (owed !== amount) return refused("AMOUNT_DIFFERS", `Hồ sơ phải nộp ${formatDong(owed)}, anh/chị cầm ${inHand}. Trả lại người nộp, rồi thu đúng số ở lần sau hoặc tại quầy.`);
    return writeReceipt(permitted, tx, { dossier, office, charges, kind, payerName, shiftId: null, at: now() });
  });
}
