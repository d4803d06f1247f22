import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { PICKUP_HALF_WORDS, type PickupHalf, pickupWindow } from "@/lib/dossiers/pickup-window";
import { slotFullWords } from "@/lib/dossiers/pickup-slots";
import { slotsOf } from "@/lib/dossiers/queries/pickup-plan";
import type { CancelPickupInput, MissPickupInput, MovePickupInput, PickupCapacityInput } from "@/lib/dossiers/schema/change-pickup";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDateTime, formatDay } from "@/lib/platform/format";
import type { Dossier, PickupRequest } from "@/lib/platform/generated/client";
import { asId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type ChangedPickup = { dossierId: string; version: number };

const CLOSED = "Bưu tá đã lấy giấy tờ hoặc hồ sơ đã qua bước này, nên không đổi lịch được nữa. Hãy tải lại trang.";

/** The dossier's last visit with its office, for a change; only while nothing was collected by it. */
async function lastVisit({ actor }: Permit, tx: Tx, dossierId: string): Promise<{ dossier: Dossier; visit: PickupRequest } | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { pickups: { orderBy: { createdAt: "desc" }, take: 1 } } });
  const visit = dossier?.pickups[0];
  return dossier && visit ? { dossier, visit } : null;
}

/**
 * A half day is full when its last place is taken. Those who ask for the same half day of an office wait for each other here, so
 * that the last place is given once.
 */
export async function slotFull(permitted: Permit, tx: Tx, place: Readonly<{ officeId: string; communeCode: string; provinceCode: string; agencyId: string | null }>, day: string, half: PickupHalf): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`pickup:${place.officeId}:${day}:${half}`}, 0))`;
  const slot = (await slotsOf(permitted, tx, place)).find((one) => one.day === day && one.half === half);
  return slot === undefined || slot.left === 0;
}

/**
 * The applicant moves the visit, or asks anew after one that was missed or called off: the same place, another half day that has
 * room. A courier who had it is free of it; the office plans it again (QĐ 45/2016/QĐ-TTg, Điều 6).
 */
export async function movePickup(actor: Actor, input: MovePickupInput): Promise<Result<ChangedPickup>> {
  const permitted = permit(actor, "pickup.change");
  const { operationId, dossierId, expectedVersion, slot } = input;
  return once(permitted.actor, operationId, "movePickup", async (tx) => {
    const found = await lastVisit(permitted, tx, dossierId);
    if (!found) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const { dossier, visit } = found;
    if (visit.status === "COLLECTED" || visit.status === "HANDED_OVER") return refused("STOP_CLOSED", CLOSED);
    const { officeId, communeCode } = visit;
    if (await slotFull(permitted, tx, { officeId, communeCode, provinceCode: dossier.provinceCode, agencyId: dossier.agencyId }, slot.day, slot.half)) {
      return refused("SLOT_FULL", slotFullWords(slot.day, slot.half), "slot");
    }
    const { from, to } = pickupWindow(slot.day, slot.half);
    const at = now();
    const moved = await moveDossier<"MOVE_PICKUP">(permitted, tx, {
      dossierId, event: "MOVE_PICKUP", operationId, expectedVersion, at, payload: { from: from.toISOString(), to: to.toISOString() }, reason: `${PICKUP_HALF_WORDS[slot.half]} ngày ${formatDay(slot.day)}`,
    });
    if (!moved.ok) return moved;
    if (visit.status === "REQUESTED" || visit.status === "ASSIGNED") {
      const won = await tx.pickupRequest.updateMany({ where: { id: visit.id, status: { in: ["REQUESTED", "ASSIGNED"] } }, data: { windowFrom: from, windowTo: to, status: "REQUESTED", courierId: null } });
      if (won.count === 0) return refused("STOP_CLOSED", CLOSED);
    } else {
      const { contactName, phone, addressText } = visit;
      await tx.pickupRequest.create({ data: { dossierId, officeId, contactName, phone, addressText, communeCode, windowFrom: from, windowTo: to, createdAt: at } });
    }
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}

/** The applicant calls the visit off and brings the papers to the counter himself. */
export async function cancelPickup(actor: Actor, input: CancelPickupInput): Promise<Result<ChangedPickup>> {
  const permitted = permit(actor, "pickup.change");
  const { operationId, dossierId, expectedVersion } = input;
  return once(permitted.actor, operationId, "cancelPickup", async (tx) => {
    const found = await lastVisit(permitted, tx, dossierId);
    if (!found) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const moved = await moveDossier<"CANCEL_PICKUP">(permitted, tx, { dossierId, event: "CANCEL_PICKUP", operationId, expectedVersion, at: now() });
    if (!moved.ok) return moved;
    const won = await tx.pickupRequest.updateMany({ where: { id: found.visit.id, status: { in: ["REQUESTED", "ASSIGNED"] } }, data: { status: "CANCELLED" } });
    return won.count === 1 ? ok({ dossierId, version: moved.value.dossier.version }) : refused("STOP_CLOSED", CLOSED);
  });
}

/** The courier came and met nobody: written down, the applicant is told and asks anew or brings the papers. */
export async function missPickup(actor: Actor, input: MissPickupInput): Promise<Result<{ pickupId: string }>> {
  const permitted = permit(actor, "pickup.collect");
  return once(permitted.actor, input.operationId, "missPickup", async (tx) => {
    const stop = await tx.pickupRequest.findFirst({ where: { id: input.pickupId, dossier: dossiersVisibleTo(actor) } });
    if (!stop || (stop.courierId !== null && stop.courierId !== permitted.actor.id)) return refused("NOT_FOUND", "Điểm gom này không còn trong chuyến của anh/chị. Hãy về danh sách.");
    const at = now();
    if (at < stop.windowFrom) return refused("TOO_EARLY", `Chưa đến giờ hẹn: ${formatDateTime(stop.windowFrom)}. Đến đúng giờ rồi mới ghi là chưa gặp.`, "reason");
    const moved = await moveDossier<"MISS_PICKUP">(permitted, tx, {
      dossierId: asId<"dossier">(stop.dossierId), event: "MISS_PICKUP", operationId: input.operationId, expectedVersion: null, at, reason: input.reason, payload: { pickupId: stop.id, from: stop.windowFrom.toISOString() },
    });
    if (!moved.ok) return moved;
    const won = await tx.pickupRequest.updateMany({ where: { id: stop.id, status: { in: ["REQUESTED", "ASSIGNED"] } }, data: { status: "MISSED", courierId: permitted.actor.id } });
    return won.count === 1 ? ok({ pickupId: stop.id }) : refused("STOP_CLOSED", "Điểm gom này đã xong hoặc đã hủy. Hãy về danh sách.");
  });
}

/** How many visits a half day the office makes in an area ("" for the others); the last word holds, visits already asked for stay. */
export async function setPickupCapacity(actor: Actor, input: PickupCapacityInput): Promise<Result<{ area: string }>> {
  const permitted = permit(actor, "pickup.plan");
  const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
  if (officeId === null) return refused("NO_OFFICE", "Tài khoản này chưa thuộc bưu cục nào.");
  const { area, visits } = input;
  const written = { visits, changedByName: permitted.actor.name, changedAt: now() };
  await withActor(permitted.actor, (tx) => tx.pickupCapacity.upsert({ where: { officeId_area: { officeId, area } }, create: { officeId, area, ...written }, update: written }));
  return ok({ area });
}
