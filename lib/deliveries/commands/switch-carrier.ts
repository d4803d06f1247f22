import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import type { SwitchCarrierInput } from "@/lib/deliveries/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The administrator stops asking an operator for news, or ordering from it, or lets it go on; each turn is kept with who and why. Webhooks
 * are heard all the same, and orders that it may have taken stay with it (docs/decisions/060).
 */
export async function switchCarrier(actor: Actor, input: SwitchCarrierInput): Promise<Result<{ switchId: string; paused: boolean }>> {
  const permitted = permit(actor, "carrier.switch");
  return once(permitted.actor, input.operationId, "switchCarrier", async (tx) => {
    const { code, what, paused, reason } = input;
    const at = now();
    const { id, name } = permitted.actor;
    const column = what === "POLLING" ? "pollingPaused" : "orderingPaused";
    const { count } = await tx.carrier.updateMany({ where: { code, [column]: !paused }, data: { [column]: paused, pausedBy: paused ? name : "", updatedAt: at } });
    if (count === 0) {
      const carrier = await tx.carrier.findUnique({ where: { code }, select: { name: true } });
      if (!carrier) return refused("NOT_FOUND", "Không có đơn vị vận chuyển này.");
      return refused("SOMEBODY_FASTER", `${carrier.name} ${paused ? "đã dừng" : "đang chạy"} từ trước. Hãy tải lại trang.`);
    }
    const switchId = newId<"switch">();
    await tx.carrierSwitch.createMany({ data: [{ id: switchId, carrierCode: code, what, paused, reason, byId: id, byName: name, at }] });
    return ok({ switchId, paused });
  });
}
