import { permit, type Permit } from "@/lib/access/policy";
import { nextPoll } from "@/lib/deliveries/carriers/choice";
import { UNREADABLE_CODE } from "@/lib/deliveries/jobs/receive-webhook";
import { carrierMayMove, foldPostalEvents, type LegContext, type LegState, type PutAsideReason } from "@/lib/deliveries/postal-events";
import { daysApart } from "@/lib/deliveries/queries/days-apart";
import { systemActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import type { PostalEventRaw, PostalItem, Prisma, ShipmentOrder } from "@/lib/platform/generated/client";

const WITH_ITEM = { item: { include: { proof: { select: { itemId: true } } } } } as const satisfies Prisma.ShipmentOrderInclude;
type Order = Prisma.ShipmentOrderGetPayload<{ include: typeof WITH_ITEM }>;

async function contextOf(permitted: Permit, tx: Tx, order: Order): Promise<LegContext> {
  return {
    orderedAt: order.createdAt, proven: order.item.proof !== null, closed: order.item.status === "DELIVERED",
    workingDays: await daysApart(permitted, tx, order.provinceCode),
  };
}

/** Opens what is put aside anew, and closes what a later arrival let follow. What a person settled stays settled. */
async function keepAside(tx: Tx, raw: readonly PostalEventRaw[], order: Order | null, aside: readonly Readonly<{ rawId: string; why: PutAsideReason }>[]): Promise<void> {
  const at = now();
  const byId = new Map(raw.map((event) => [event.id, event]));
  const rows = aside.flatMap(({ rawId, why }) => {
    const event = byId.get(rawId);
    return event
      ? [{ rawId, why, officeId: order?.officeId ?? null, dossierId: order?.dossierId ?? null, carrierCode: event.carrierCode, itemCode: event.itemCode, code: event.code, place: event.place, occurredAt: event.occurredAt, putAsideAt: at }]
      : [];
  });
  await tx.eventPutAside.createMany({ data: rows, skipDuplicates: true });
  for (const { rawId, why, officeId, dossierId } of rows) await tx.eventPutAside.updateMany({ where: { rawId, state: { in: ["OPEN", "PLACED"] } }, data: { state: "OPEN", why, officeId, dossierId } });
  const still = rows.map(({ rawId }) => rawId);
  await tx.eventPutAside.updateMany({ where: { rawId: { in: raw.map(({ id }) => id), notIn: still }, state: "OPEN" }, data: { state: "PLACED", settledAt: at } });
}

/** Takes the operator's state over into the item, when our own people are not further: one event in its history. */
async function moveItem(tx: Tx, permitted: Permit, item: PostalItem, leg: LegState, carrierName: string): Promise<void> {
  if (!carrierMayMove(item.status, leg.status)) return;
  const won = await tx.postalItem.updateMany({ where: { id: item.id, status: item.status }, data: { status: leg.status, updatedAt: now() } });
  if (won.count === 0) return;
  const step = leg.steps.findLast(({ status, code }) => status === leg.status || (leg.status === "LOST" && code === "LST") || (leg.status === "DAMAGED" && code === "DMG"));
  const last = await tx.postalEvent.findFirst({ where: { itemId: item.id }, orderBy: { occurredAt: "desc" } });
  // History never goes back: a late message is written when it came, its own moment stays with the raw event.
  const occurredAt = step?.at && (!last || step.at >= last.occurredAt) && step.at <= now() ? step.at : now();
  await tx.postalEvent.create({
    data: { itemId: item.id, dossierId: item.dossierId, status: leg.status, reason: step && step.reason !== "" ? step.reason : null, actorId: permitted.actor.id, actorName: carrierName, occurredAt },
  });
}

async function keepState(tx: Tx, order: ShipmentOrder, leg: LegState, raw: readonly PostalEventRaw[]): Promise<void> {
  const at = now();
  const ended = leg.status === "DELIVERED" || leg.status === "RETURNED_TO_AGENCY" || leg.status === "LOST";
  const lastEventAt = raw.reduce<Date | null>((last, { receivedAt }) => (last === null || receivedAt > last ? receivedAt : last), null);
  await tx.shipmentOrder.update({
    where: { id: order.id },
    data: {
      carrierStatus: leg.status, announced: leg.announced, awaiting: [...leg.awaiting], mayReturn: leg.mayReturn, lastEventAt, updatedAt: at,
      steps: leg.steps.map(({ at: moment, ...step }) => ({ ...step, at: moment?.toISOString() ?? null })),
      nextPollAt: order.placedAt ? nextPoll({ lastEventAt, placedAt: order.placedAt, promisedOn: order.promisedOn, ended }, at) : null,
    },
  });
}

/**
 * Folds all that an operator ever said of an item into the state of its leg, puts aside what cannot follow, and moves the item as
 * far as an operator's word may. The same whatever came first and however often it runs.
 */
export async function foldLeg({ carrierCode, itemCode }: Readonly<{ carrierCode: string; itemCode: string }>): Promise<void> {
  const permitted = permit(systemActor(), "shipment.run");
  await transactAsJobs(async (tx) => {
    // One fold of an item at a time; a second one sees what the first saw and more.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`postal-leg ${carrierCode} ${itemCode}`}, 0))`;
    const raw = await tx.postalEventRaw.findMany({ where: { carrierCode, itemCode }, orderBy: { id: "asc" } });
    const order = await tx.shipmentOrder.findFirst({ where: { itemCode, carrierCode, state: { in: ["PLACED", "UNSURE"] } }, include: WITH_ITEM });
    if (!order) return keepAside(tx, raw, null, raw.map(({ id, code }) => ({ rawId: id, why: code === UNREADABLE_CODE ? "UNREADABLE" as const : "UNKNOWN_ITEM" as const })));
    const leg = foldPostalEvents(raw, await contextOf(permitted, tx, order));
    await keepAside(tx, raw, order, leg.putAside);
    await keepState(tx, order, leg, raw);
    const carrier = await tx.carrier.findUnique({ where: { code: carrierCode }, select: { name: true } });
    await moveItem(tx, permitted, order.item, leg, carrier?.name ?? carrierCode);
  });
}
