import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Actor } from "@/lib/identity/actor";
import { openCharges, type TakenCash, writeReceipt } from "@/lib/payments/commands/write-receipt";
import type { TakeCashInput } from "@/lib/payments/schema";
import { now } from "@/lib/platform/clock";
import { refused, type Result } from "@/lib/platform/result";

/**
 * The clerk takes in cash what a dossier owes of one kind of money (phí, lệ phí; cước; dịch vụ: three papers, never one total, domain.md
 * 8.1) and gives a numbered receipt with the amount in words. In an open shift of his own, which counts it. What was paid before is not
 * taken again; nothing is ever deleted.
 */
export async function takeCash(actor: Actor, { operationId, dossierId, kind, payerName }: TakeCashInput): Promise<Result<TakenCash>> {
  const permitted = permit(actor, "cash.take");
  return once<TakenCash>(permitted.actor, operationId, "takeCash", async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { office: true, applicant: true, procedureVersion: true } });
    if (!dossier?.office) return refused("NOT_FOUND", "Không tìm thấy hồ sơ này trong phạm vi của anh/chị.");
    const shift = await tx.counterShift.findFirst({ where: { clerkId: permitted.actor.id, closedAt: null } });
    if (!shift) return refused("NO_SHIFT", "Mở ca trực trước khi thu tiền: tiền và biên lai được đếm theo ca.");
    const open = await openCharges(permitted, tx, dossierId, kind);
    if (open.length === 0) return refused("NOTHING_OWED", "Khoản này đã thu rồi, hoặc hồ sơ không phải nộp.");
    return writeReceipt(permitted, tx, { dossier, office: dossier.office, charges: open, kind, payerName, shiftId: shift.id, at: now() });
  });
}
