import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { promiseKept, type PromiseKept } from "@/lib/deliveries/transit-promise";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { OrderState, PostalDirection, PostalStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type ShipmentStep = Readonly<{ code: string; status: PostalStatus | null; at: Date | null; place: string; reason: string }>;
export type Shipment = Readonly<{
  itemId: string; itemCode: string; direction: PostalDirection; status: PostalStatus; orderNumber: string; orderState: OrderState; carrierName: string | null;
  /** By the operator's word; `awaiting` says what an announced delivery still lacks (PROOF, CLOSING). */
  carrierStatus: PostalStatus | null; announced: boolean; awaiting: readonly string[]; mayReturn: boolean; steps: readonly ShipmentStep[];
  /** Last day of the promise J + n, `YYYY-MM-DD`. */
  promisedOn: string | null; promise: PromiseKept | null;
}>;

const FACTS = { item: { include: { events: { orderBy: { occurredAt: "asc" } } } } } as const satisfies Prisma.ShipmentOrderInclude;
type Row = Prisma.ShipmentOrderGetPayload<{ include: typeof FACTS }>;

/** What ends a leg's transit: in our people's hands at the counter, or with the recipient; coming to fetch it counts from the notice. */
const ARRIVED: Record<PostalDirection, readonly PostalStatus[]> = { TO_AGENCY: ["ACCEPTED", "DELIVERED"], TO_CITIZEN: ["ATTEMPT_FAILED", "DELIVERED"] };

function arrivedOn({ item }: Row): string | null {
  const arrival = item.events.find(({ status }) => ARRIVED[item.direction].includes(status));
  return arrival ? vietnamDay(arrival.occurredAt) : null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Steps as the worker wrote them (`foldLeg`). */
function stepsOf(stored: Prisma.JsonValue): ShipmentStep[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((step) => {
    if (typeof step !== "object" || step === null || Array.isArray(step)) return [];
    const status = typeof step.status === "string" ? (step.status as PostalStatus) : null;
    return [{ code: text(step.code), status, at: typeof step.at === "string" ? new Date(step.at) : null, place: text(step.place), reason: text(step.reason) }];
  });
}

/** The dossier's legs at operators: number, where they say it is, the promise; empty when the house carries it itself. */
export async function readShipments(actor: Actor, dossierId: string): Promise<Shipment[]> {
  permit(actor, "shipment.read");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const rows = await tx.shipmentOrder.findMany({ where: { dossierId, item: { dossier: dossiersVisibleTo(actor) } }, include: FACTS, orderBy: { createdAt: "asc" } });
    const carriers = await tx.carrier.findMany({ select: { code: true, name: true } });
    return rows.map((row) => {
      const promisedOn = row.promisedOn?.toISOString().slice(0, 10) ?? null;
      return {
        itemId: row.itemId, itemCode: row.itemCode, direction: row.item.direction, status: row.item.status, orderNumber: row.orderNumber, orderState: row.state,
        carrierName: carriers.find(({ code }) => code === row.carrierCode)?.name ?? null, carrierStatus: row.carrierStatus, announced: row.announced, awaiting: row.awaiting,
        mayReturn: row.mayReturn, steps: stepsOf(row.steps), promisedOn, promise: promisedOn === null ? null : promiseKept(promisedOn, arrivedOn(row), vietnamDay(now())),
      };
    });
  });
}
