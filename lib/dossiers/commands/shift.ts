import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { shiftFigures } from "@/lib/dossiers/queries/shift";
import type { CloseShiftInput, OpenShiftInput } from "@/lib/dossiers/schema/shift";
import type { Actor } from "@/lib/identity/actor";
import { CHARGE_KINDS, cashDifference } from "@/lib/payments/receipt-series";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { dong } from "@/lib/platform/money";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

/** A clerk begins his turn at the counter: one open shift each. */
export async function openShift(actor: Actor, { operationId, openingFloat }: OpenShiftInput): Promise<Result<{ shiftId: string }>> {
  const permitted = permit(actor, "shift.work");
  return once(permitted.actor, operationId, "openShift", async (tx) => {
    const { id, name } = permitted.actor;
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    if (officeId === null) return refused("NO_OFFICE", "Tài khoản này không thuộc bưu cục nào.");
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`shift:${id}`}, 0))`;
    if (await tx.counterShift.findFirst({ where: { clerkId: id, closedAt: null } })) return refused("SHIFT_OPEN", "Anh/chị đang có một ca chưa đóng. Đóng ca đó trước.");
    const shiftId = newId<"shift">();
    await tx.counterShift.create({ data: { id: shiftId, officeId, clerkId: id, clerkName: name, openedAt: now(), openingFloat: BigInt(openingFloat) } });
    return ok({ shiftId });
  });
}

/** Whoever may close it: its clerk, or a colleague of the counter who took over his work, with a reason. */
async function closableShift({ actor }: Permit, tx: Tx, shiftId: string, note: string): Promise<Result<{ id: string; clerkId: string; openedAt: Date }>> {
  // Two presses at once wait for each other; the second finds it closed.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`close-shift:${shiftId}`}, 0))`;
  const officeId = "officeId" in actor ? (actor.officeId ?? undefined) : undefined;
  const shift = officeId === undefined ? null : await tx.counterShift.findFirst({ where: { id: shiftId, officeId } });
  if (!shift) return refused("NOT_FOUND", "Không tìm thấy ca này trong phạm vi của anh/chị.");
  if (shift.closedAt !== null) return refused("SHIFT_CLOSED", `${shift.closedByName ?? "Người khác"} đã đóng ca này. Hãy tải lại trang.`);
  if (shift.clerkId !== actor.id && note.length < 5) return refused("REASON_NEEDED", "Đóng ca của người khác thì ghi lý do.", "note");
  return ok(shift);
}

/**
 * Ends a shift: what was received, refused, asked to be completed and handed over, and the cash counted kind by kind against the receipts
 * of the shift; a difference is written down with its reason and never smoothed (domain.md 8.3). A closed shift is never changed.
 */
export async function closeShift(actor: Actor, { operationId, shiftId, note, cash }: CloseShiftInput): Promise<Result<{ shiftId: string }>> {
  const permitted = permit(actor, "shift.work");
  return once(permitted.actor, operationId, "closeShift", async (tx) => {
    const shift = await closableShift(permitted, tx, shiftId, note);
    if (!shift.ok) return shift;
    const at = now();
    const figures = await shiftFigures(permitted, tx, shift.value, at);
    const [first, ...rest] = CHARGE_KINDS.flatMap((kind): Refusal[] => {
      const words = cashDifference(kind, dong(figures.cash[kind].expected), cash[kind].counted, cash[kind].reason);
      return words === null ? [] : [{ reason: "CASH_DIFFERS", words, field: `reason.${kind}` }];
    });
    if (first) return { ok: false, refusals: [first, ...rest] };
    const { received, refused: refusedCount, completions, handedOver } = figures;
    await tx.shiftCash.createMany({
      data: CHARGE_KINDS.map((kind) => ({ shiftId, kind, receipts: figures.cash[kind].receipts, expected: BigInt(figures.cash[kind].expected), counted: BigInt(cash[kind].counted), reason: cash[kind].reason })),
    });
    await tx.counterShift.updateMany({
      where: { id: shiftId, closedAt: null },
      data: { closedAt: at, closedById: permitted.actor.id, closedByName: permitted.actor.name, received, refused: refusedCount, completions, handedOver, note },
    });
    return ok({ shiftId });
  });
}
