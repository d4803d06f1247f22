import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { postalCarriers } from "@/lib/deliveries/carriers/settings";
import { legPromise } from "@/lib/deliveries/queries/leg-promise";
import type { Tx } from "@/lib/platform/db";
import type { PostalItem } from "@/lib/platform/generated/client";
import type { PostalDirection } from "@/lib/platform/generated/enums";
import { enqueue } from "@/lib/platform/queue";

/** What a leg weighs before anybody weighed it: the first step of the tariff. */
const ASSUMED_GRAMS = 100;
/** A dossier has two legs, and an operator knows an order by its number alone (nộp, trả). */
const SUFFIX: Record<PostalDirection, string> = { TO_AGENCY: "N", TO_CITIZEN: "T" };

/**
 * Notes that an item is to be ordered from an operator, in the same transaction as the item; the worker orders. Where no operator is
 * configured nothing is noted, and the house's own couriers carry everything.
 */
export async function orderShipment(permitted: Permit, tx: Tx, item: PostalItem, at: Date, grams = ASSUMED_GRAMS): Promise<void> {
  if (postalCarriers().length === 0) return;
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: item.dossierId }, dossiersVisibleTo(permitted.actor)] }, select: { code: true, submissionCode: true } });
  const promise = await legPromise(permitted, tx, item, at);
  if (!dossier || !promise) return;
  const order = await tx.shipmentOrder.create({
    data: {
      itemId: item.id, dossierId: item.dossierId, officeId: item.officeId, itemCode: item.itemCode, provinceCode: promise.to.provinceCode, grams,
      // The order goes out all the same when the calendar or the table has no answer.
      orderNumber: `${dossier.code ?? dossier.submissionCode}-${SUFFIX[item.direction]}`, promisedOn: promise.promisedOn === null ? null : new Date(promise.promisedOn), createdAt: at, updatedAt: at,
    },
  });
  await enqueue(tx, "shipment-order", order.id, { orderId: order.id });
}
