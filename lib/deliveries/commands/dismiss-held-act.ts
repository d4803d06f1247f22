import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record-audit";
import { whyNotDismissed } from "@/lib/deliveries/held-act";
import type { DismissHeldActInput } from "@/lib/deliveries/schema";
import { type Answer, OPERATION_KINDS } from "@/lib/deliveries/sync/engine";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDateTime } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * "Coi như không làm": a supervisor puts an end to an act that stayed held. The phone is told REFUSED with his words at its next contact; its
 * photos stay. He waits for the act's own lock, under which the phone's tries run (`once`): an act is either done or refused, never both
 * (docs/decisions/063).
 */
export async function dismissHeldAct(actor: Actor, { operationId, actId, words }: DismissHeldActInput): Promise<Result<{ receiptId: string }>> {
  const permitted = permit(actor, "held-act.dismiss");
  return once(permitted.actor, operationId, "dismissHeldAct", async (tx) => {
    const { id: settledById, name: settledByName } = permitted.actor;
    const officeId = "officeId" in permitted.actor ? (permitted.actor.officeId ?? "") : "";
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${actId}, 0))`;
    const held = await tx.courierReceipt.findFirst({ where: { id: actId, device: { officeId } }, include: { device: true } });
    if (!held) return refused("NOT_FOUND", "Không tìm thấy việc này trong phạm vi bưu cục của anh/chị.");
    if (held.settledAt !== null) return refused("SOMEBODY_FASTER", `${held.settledByName ?? "Người khác"} đã kết thúc việc này lúc ${formatDateTime(held.settledAt)}. Hãy tải lại trang.`);
    const [done] = await tx.$queryRaw<{ done: boolean }[]>`select courier_act_done(${actId}::uuid) as done`;
    if (done?.done === true) return refused("DONE", "Việc này vừa được ghi khi máy hỏi lại, không còn bị giữ. Hãy tải lại trang.");
    const answer = held.answer as Answer;
    if (held.outcome !== "HELD" || answer.outcome !== "HELD") return refused("ANSWERED", `Việc này đã có câu trả lời lúc ${formatDateTime(held.answeredAt)}, không còn bị giữ. Hãy tải lại trang.`);
    const kind = OPERATION_KINDS.find((known) => known === held.kind) ?? "COLLECT_PAPERS";
    const notNow = whyNotDismissed({ kind, why: answer.why, mend: answer.mend ?? null, deviceRevoked: held.device.revokedAt !== null });
    if (notNow !== null) return refused("CASH_IN_HAND", notNow);
    const at = now();
    const told: Answer = { outcome: "REFUSED", why: `${settledByName} (bưu cục) coi như không làm: ${words}` };
    const { count } = await tx.courierReceipt.updateMany({
      where: { id: actId, outcome: "HELD" }, data: { outcome: told.outcome, answer: told as Prisma.InputJsonObject, answeredAt: at, settledById, settledByName, settledAt: at },
    });
    if (count === 0) return refused("ANSWERED", "Việc này vừa có câu trả lời, không còn bị giữ. Hãy tải lại trang.");
    await recordAudit(tx, { stream: "counter", event: "HELD_ACT_DISMISSED", actor: permitted.actor, subjectId: held.courierId, payload: { operation: operationId, act: actId, kind, words, heldWhy: answer.why, photos: Array.isArray(held.photos) ? held.photos.length : 0 }, at });
    return ok({ receiptId: actId });
  });
}
