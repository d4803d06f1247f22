import { carriersFor, nextOrderStep, nextPoll } from "@/lib/deliveries/carriers/choice";
import type { Carrier, OrderAnswer, ShipmentSide, ShipmentToOrder } from "@/lib/deliveries/carriers/carrier";
import { carrierByCode } from "@/lib/deliveries/carriers/of-settings";
import { postalCarriers } from "@/lib/deliveries/carriers/settings";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import type { Prisma, ShipmentOrder } from "@/lib/platform/generated/client";

/** Another worker has the order in hand, or no operator could be asked: try again later. */
export class OrderNotPlaced extends Error {
  override readonly name = "OrderNotPlaced";
}

const IN_HAND_MS = 120_000;
/** An operator that could not be reached is left alone for so long. */
const AWAY_MS = 60_000;

const WHOLE = { item: { include: { dossier: { include: { applicant: true, office: true, agency: true } } } } } as const satisfies Prisma.ShipmentOrderInclude;
type WholeOrder = Prisma.ShipmentOrderGetPayload<{ include: typeof WHOLE }>;

/** The rows of the configured operators, made when they are not there yet. */
async function healthOf(tx: Tx, at: Date) {
  await tx.carrier.createMany({ data: postalCarriers().map(({ code, name }) => ({ code, name, updatedAt: at })), skipDuplicates: true });
  return tx.carrier.findMany();
}

async function toOrder(tx: Tx, { item, orderNumber, itemCode, grams, provinceCode }: WholeOrder): Promise<ShipmentToOrder> {
  const { dossier } = item;
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: item.officeId } });
  const papers = await tx.paper.findMany({ where: { dossierId: item.dossierId, ...(item.direction === "TO_CITIZEN" ? { OR: [{ kind: "RESULT" as const }, { owedBack: true }] } : {}) } });
  const post: ShipmentSide = { name: office.name, phone: office.phone ?? "", address: office.address, provinceCode: office.provinceCode, communeCode: office.communeCode ?? "", email: "" };
  const { applicant } = dossier;
  const citizen: ShipmentSide = {
    name: item.direction === "TO_CITIZEN" ? item.receiverName : dossier.applicantName, phone: item.receiverPhone ?? applicant.phone ?? "", address: item.direction === "TO_CITIZEN" ? item.addressText : (applicant.addressText ?? ""),
    provinceCode: item.direction === "TO_CITIZEN" ? provinceCode : office.provinceCode, communeCode: item.communeCode ?? applicant.communeCode ?? "", email: applicant.email ?? "",
  };
  const contents = papers.map(({ description, count }) => `${description} (${count})`).join("; ") || "Hồ sơ thủ tục hành chính";
  const [sender, receiver] = item.direction === "TO_CITIZEN" ? [post, citizen] : [citizen, { ...post, name: item.receiverName, address: item.addressText }];
  return { orderNumber, itemCode, direction: item.direction, grams, sender, receiver, contents };
}

/** Takes the order for this worker, for two minutes: null when it is done. @throws OrderNotPlaced when another has it */
async function takeOrder(orderId: string): Promise<ShipmentOrder | null> {
  const at = now();
  return transactAsJobs(async (tx) => {
    const { count } = await tx.shipmentOrder.updateMany({
      where: { id: orderId, state: { in: ["WAITING", "UNSURE"] }, OR: [{ takenUntil: null }, { takenUntil: { lt: at } }] }, data: { takenUntil: new Date(at.getTime() + IN_HAND_MS) },
    });
    const order = await tx.shipmentOrder.findUnique({ where: { id: orderId } });
    if (count === 1 || !order) return order;
    if (order.state === "WAITING" || order.state === "UNSURE") throw new OrderNotPlaced(`order ${orderId} is in hand`);
    return null;
  });
}

/** Before an operator is asked it is written that it may have the order: a worker that dies while asking leaves that behind. */
function noteAsking(order: ShipmentOrder, carrierCode: string): Promise<WholeOrder> {
  return transactAsJobs((tx) => tx.shipmentOrder.update({ where: { id: order.id }, data: { state: "UNSURE", carrierCode, attempts: { increment: 1 }, updatedAt: now() }, include: WHOLE }));
}

async function noteAnswer(tx: Tx, order: ShipmentOrder, carrierCode: string, wasUnsure: boolean, answer: OrderAnswer): Promise<ShipmentOrder> {
  const at = now();
  const where = { id: order.id };
  if (answer.outcome === "PLACED") {
    await tx.carrier.updateMany({ where: { code: carrierCode }, data: { unreachableUntil: null, lastError: null, lastContactAt: at, updatedAt: at } });
    const next = nextPoll({ lastEventAt: null, placedAt: at, promisedOn: order.promisedOn, ended: false }, at);
    return tx.shipmentOrder.update({ where, data: { state: "PLACED", carrierCode, reference: answer.reference, placedAt: at, lastError: null, takenUntil: null, nextPollAt: next, updatedAt: at } });
  }
  const lastError = `${carrierCode}: ${answer.words}`.slice(0, 500);
  if (answer.outcome !== "REFUSED") {
    await tx.carrier.updateMany({ where: { code: carrierCode }, data: { unreachableUntil: new Date(at.getTime() + AWAY_MS), lastError: answer.words.slice(0, 500), lastErrorAt: at, updatedAt: at } });
  }
  // NOT_TAKEN says nothing of an earlier asking whose answer was lost: the operator may have it since then.
  const free = answer.outcome === "REFUSED" || (answer.outcome === "NOT_TAKEN" && !wasUnsure);
  return tx.shipmentOrder.update({ where, data: free ? { state: "WAITING", carrierCode: null, lastError, updatedAt: at } : { state: "UNSURE", lastError, updatedAt: at } });
}

/** Lets go of an order that nobody took now; when every operator refused it, it is given up and a person must see to it. */
async function letGo(order: ShipmentOrder, refusedBy: number, asked: number): Promise<never> {
  const hopeless = asked > 0 && refusedBy === asked && order.state === "WAITING";
  await transactAsJobs((tx) => tx.shipmentOrder.update({ where: { id: order.id }, data: { takenUntil: null, ...(hopeless ? { state: "GIVEN_UP" } : {}), updatedAt: now() } }));
  throw new OrderNotPlaced(`order ${order.id}: ${order.lastError ?? "no operator can be asked"}`);
}

/**
 * Orders one leg from an operator, outside any transaction and under its own number: cheapest first, the next one when an operator
 * certainly did not take it. One that may have taken it is asked again, and no other, so that there is never a second shipment.
 * May run any number of times.
 * @throws OrderNotPlaced when it has to be tried again later
 */
export async function placeOrder({ orderId }: Readonly<{ orderId: string }>): Promise<void> {
  const taken = await takeOrder(orderId);
  if (taken) await askInTurn(taken);
}

async function askInTurn(taken: ShipmentOrder): Promise<void> {
  const health = await transactAsJobs((tx) => healthOf(tx, now()));
  const carriers = carriersFor(taken, postalCarriers(), health, now());
  const tried: string[] = [];
  let refusedBy = 0;
  let order = taken;
  for (;;) {
    const step = nextOrderStep(order, carriers.order, tried);
    if (step.act === "DONE") return;
    const known = step.act === "ASK" ? carrierByCode(step.carrier) : null;
    if (!known) return letGo(order, refusedBy, Object.keys(carriers.leftOut).length > 0 ? 0 : tried.length);
    const answer = await askOne(order, known.carrier);
    tried.push(known.carrier.code);
    if (answer.outcome === "REFUSED") refusedBy += 1;
    order = answer.order;
  }
}

async function askOne(order: ShipmentOrder, carrier: Carrier): Promise<Readonly<{ outcome: OrderAnswer["outcome"]; order: ShipmentOrder }>> {
  const whole = await noteAsking(order, carrier.code);
  const shipment = await transactAsJobs((tx) => toOrder(tx, whole));
  const answer = await carrier.order(shipment);
  return { outcome: answer.outcome, order: await transactAsJobs((tx) => noteAnswer(tx, order, carrier.code, order.state === "UNSURE", answer)) };
}
