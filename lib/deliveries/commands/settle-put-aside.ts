import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import type { SettlePutAsideInput } from "@/lib/deliveries/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDateTime } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

/** A supervisor says what was done about an event that was put aside. The event itself stays as it came. */
export async function settlePutAside(actor: Actor, input: SettlePutAsideInput): Promise<Result<{ rawId: string }>> {
  const permitted = permit(actor, "postal-event.settle");
  return once(permitted.actor, input.operationId, "settlePutAside", async (tx) => {
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    const own = { rawId: input.rawId, OR: [{ officeId: officeId ?? "00000000-0000-0000-0000-000000000000" }, { officeId: null }] };
    const { id, name } = permitted.actor;
    const { count } = await tx.eventPutAside.updateMany({ where: { ...own, state: "OPEN" }, data: { state: "SETTLED", settledAt: now(), settledById: id, settledByName: name, note: input.note } });
    if (count === 1) return ok({ rawId: input.rawId });
    const known = await tx.eventPutAside.findFirst({ where: own });
    if (!known) return refused("NOT_FOUND", "Không tìm thấy sự kiện này trong phạm vi bưu cục của anh/chị.");
    const when = known.settledAt === null ? "" : ` lúc ${formatDateTime(known.settledAt)}`;
    return refused("SETTLED", known.state === "PLACED" ? `Sự kiện này đã tự khớp${when}, khi tin đến muộn bổ sung cho nó.` : `${known.settledByName ?? "Người khác"} đã xử lý sự kiện này${when}. Hãy tải lại trang.`);
  });
}
