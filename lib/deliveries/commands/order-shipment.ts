import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { calendarInForce } from "@/lib/deadlines/queries";
import { postalCarriers } from "@/lib/deliveries/carriers/settings";
import type { PostalPlace } from "@/lib/deliveries/tariff";
import { transitPromise } from "@/lib/deliveries/transit-promise";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { PostalItem } from "@/lib/platform/generated/client";
import type { PostalDirection } from "@/lib/platform/generated/enums";
import { enqueue } from "@/lib/platform/queue";

/** What a leg weighs before anybody weighed it: the first step of the tariff. */
const ASSUMED_GRAMS = 100;
/** A dossier has two legs, and an operator knows an order by its number alone (nộp, trả). */
const SUFFIX: Record<PostalDirection, string> = { TO_AGENCY: "N", TO_CITIZEN: "T" };

const PLACE = { select: { code: true, provinceCode: true, oldDistrict: true } } as const;
type Commune = Readonly<{ code: string; provinceCode: string; oldDistrict: string | null }>;
const placeOf = (commune: Commune | null, provinceCode: string): PostalPlace =>
  commune ? { provinceCode: commune.provinceCode, communeCode: commune.code, oldDistrict: commune.oldDistrict } : { provinceCode, communeCode: "", oldDistrict: null };

/** The last day of the leg's promise, null when the calendar or the table has no answer: the order goes out all the same. */
async function promisedOn(permitted: Permit, tx: Tx, from: PostalPlace, to: PostalPlace, at: Date): Promise<Date | null> {
  const calendar = await calendarInForce(permitted, tx, { provinceCode: from.provinceCode, agencyId: null });
  if (!calendar.ok) return null;
  const promise = transitPromise(calendar.value, { from, to, acceptedOn: vietnamDay(at) });
  return promise.ok ? new Date(promise.value.promisedOn) : null;
}

/**
 * Notes that an item is to be ordered from an operator, in the same transaction as the item; the worker orders. Where no operator is
 * configured nothing is noted, and the house's own couriers carry everything.
 */
export async function orderShipment({ actor, ...permitted }: Permit, tx: Tx, item: PostalItem, at: Date, grams = ASSUMED_GRAMS): Promise<void> {
  if (postalCarriers().length === 0) return;
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: item.dossierId }, dossiersVisibleTo(actor)] }, include: { applicant: { select: { communeCode: true } } } });
  if (!dossier) return;
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: item.officeId }, include: { commune: PLACE } });
  const farCode = item.communeCode ?? dossier.applicant.communeCode;
  const commune = farCode === null ? null : await tx.commune.findUnique({ where: { code: farCode }, ...PLACE });
  const [near, far] = [placeOf(office.commune, office.provinceCode), placeOf(commune, office.provinceCode)];
  const [from, to] = item.direction === "TO_CITIZEN" ? [near, far] : [far, near];
  const order = await tx.shipmentOrder.create({
    data: {
      itemId: item.id, dossierId: item.dossierId, officeId: item.officeId, itemCode: item.itemCode, provinceCode: to.provinceCode, grams,
      orderNumber: `${dossier.code ?? dossier.submissionCode}-${SUFFIX[item.direction]}`, promisedOn: await promisedOn({ actor, ...permitted }, tx, from, to, at), createdAt: at, updatedAt: at,
    },
  });
  await enqueue(tx, "shipment-order", order.id, { orderId: order.id });
}
