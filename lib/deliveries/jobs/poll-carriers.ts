import { nextPoll } from "@/lib/deliveries/carriers/choice";
import { carrierByCode } from "@/lib/deliveries/carriers/of-settings";
import { postalCarriers } from "@/lib/deliveries/carriers/settings";
import { foldLeg } from "@/lib/deliveries/jobs/fold-leg";
import { OrderNotPlaced, placeOrder } from "@/lib/deliveries/jobs/place-order";
import { rawRows } from "@/lib/deliveries/jobs/receive-webhook";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import type { ShipmentOrder } from "@/lib/platform/generated/client";

/** Orders looked at in one round. */
const MOST = 100;

/** Asks an operator what it knows of one order; new happenings are kept and the leg is folded anew. */
export async function pollOrder(order: ShipmentOrder): Promise<"NEWS" | "NOTHING" | "NO_ANSWER"> {
  const known = order.carrierCode === null ? null : carrierByCode(order.carrierCode);
  if (!known || order.carrierCode === null || order.placedAt === null) return "NO_ANSWER";
  const carrierCode = order.carrierCode;
  const said = await known.carrier.track(order.orderNumber);
  const at = now();
  const placedAt = order.placedAt;
  const words = said.outcome === "KNOWN" ? null : said.words.slice(0, 500);
  await transactAsJobs((tx) => tx.carrier.updateMany({ where: { code: carrierCode }, data: words === null ? { lastContactAt: at } : { lastError: words, lastErrorAt: at } }));
  // Asked again later in any case; what is new moves it again below.
  await transactAsJobs((tx) => tx.shipmentOrder.update({ where: { id: order.id }, data: { nextPollAt: nextPoll({ ...order, placedAt, ended: false }, at), ...(said.outcome === "KNOWN" ? {} : { lastError: `${carrierCode}: ${said.words}`.slice(0, 500) }) } }));
  if (said.outcome !== "KNOWN") return "NO_ANSWER";
  // Each happening once, however often it is asked for.
  const rows = rawRows(carrierCode, "POLL", (event) => `poll:${event.itemCode}:${event.carrierEventId ?? `${event.code}:${event.occurredAt.toISOString()}:${event.place}`}`, said.events, at);
  const { count } = await transactAsJobs((tx) => tx.postalEventRaw.createMany({ data: rows, skipDuplicates: true }));
  if (count > 0) await foldLeg({ carrierCode, itemCode: order.itemCode });
  return count > 0 ? "NEWS" : "NOTHING";
}

/** A round: orders whose time has come are asked for, except at operators whose polling is switched off. @returns how many were asked */
export async function pollCarriers(): Promise<number> {
  if (postalCarriers().length === 0) return 0;
  const due = await transactAsJobs(async (tx) => {
    const paused = await tx.carrier.findMany({ where: { pollingPaused: true }, select: { code: true } });
    return tx.shipmentOrder.findMany({ where: { nextPollAt: { lte: now() }, state: "PLACED", carrierCode: { notIn: paused.map(({ code }) => code) } }, orderBy: { nextPollAt: "asc" }, take: MOST });
  });
  for (const order of due) await pollOrder(order);
  return due.length;
}

/** A round: orders that the queue gave up on are tried again, as long as nobody has taken or refused them. */
export async function placeLeftOrders(): Promise<number> {
  if (postalCarriers().length === 0) return 0;
  const before = new Date(now().getTime() - 5 * 60_000);
  const left = await transactAsJobs((tx) => tx.shipmentOrder.findMany({ where: { state: { in: ["WAITING", "UNSURE"] }, updatedAt: { lt: before } }, orderBy: { createdAt: "asc" }, take: MOST, select: { id: true } }));
  for (const { id } of left) {
    await placeOrder({ orderId: id }).catch((error: unknown) => {
      if (!(error instanceof OrderNotPlaced)) throw error;
    });
  }
  return left.length;
}
