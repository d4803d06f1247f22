import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { AlertInput, AllAlertsInput } from "@/lib/notifications/schema";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Marks one alert of the employee's own as read and says where he acts on it. Doing it again changes nothing. */
export async function openAlert(actor: Actor, { alertId }: AlertInput): Promise<Result<{ alertId: string; path: string }>> {
  const permitted = permit(actor, "alert.read");
  return withActor(actor, async (tx) => {
    const own = { id: alertId, staffId: permitted.actor.id };
    const alert = await tx.staffAlert.findFirst({ where: own, select: { path: true } });
    if (!alert) return refused("NOT_FOUND", "Không tìm thấy nhắc việc này.");
    await tx.staffAlert.updateMany({ where: { ...own, readAt: null }, data: { readAt: now() } });
    return ok({ alertId, path: alert.path });
  });
}

/** Marks all alerts of the employee's own as read that were made up to a moment. @returns how many were unread */
export async function readAllAlerts(actor: Actor, { upTo }: AllAlertsInput): Promise<Result<{ read: number }>> {
  const permitted = permit(actor, "alert.read");
  return withActor(actor, async (tx) => {
    const { count } = await tx.staffAlert.updateMany({ where: { staffId: permitted.actor.id, readAt: null, createdAt: { lte: upTo } }, data: { readAt: now() } });
    return ok({ read: count });
  });
}
