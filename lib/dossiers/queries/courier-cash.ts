import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { CHARGE_KINDS } from "@/lib/payments/receipt-series";
import type { Tx } from "@/lib/platform/db";
import type { CashReceipt } from "@/lib/platform/generated/client";
import type { ChargeKind } from "@/lib/platform/generated/enums";

/** Money of the doors that a courier has receipts for and has not handed over, kind by kind; amounts in đồng. */
export type CourierCash = Readonly<{
  courierId: string; courierName: string; receiptIds: readonly string[]; cash: Readonly<Record<ChargeKind, Readonly<{ receipts: number; expected: number }>>>;
  receipts: readonly Readonly<{ id: string; number: string; kind: ChargeKind; amount: number; payerName: string; takenAt: Date }>[];
}>;

function sumsOf(receipts: readonly CashReceipt[]): CourierCash | null {
  const [first] = receipts;
  if (!first) return null;
  const of = (kind: ChargeKind) => {
    const rows = receipts.filter((one) => one.kind === kind);
    return { receipts: rows.length, expected: rows.reduce((sum, { amount }) => sum + Number(amount), 0) };
  };
  return {
    courierId: first.takenById, courierName: first.takenByName, receiptIds: receipts.map(({ id }) => id), cash: { FEE: of("FEE"), POSTAGE: of("POSTAGE"), SERVICE: of("SERVICE") },
    receipts: receipts.map(({ id, number, kind, amount, payerName, takenAt }) => ({ id, number, kind, amount: Number(amount), payerName, takenAt })),
  };
}

/** What one courier of the office holds, in the caller's transaction; null when it is nothing. */
export async function cashOfCourier(_permitted: Permit, tx: Tx, officeId: string, courierId: string): Promise<CourierCash | null> {
  return sumsOf(await tx.cashReceipt.findMany({ where: { officeId, takenById: courierId, shiftId: null, handed: null }, orderBy: { takenAt: "asc" } }));
}

/** Every courier of the office who has money to hand over. */
export async function readCouriersCash(actor: Actor): Promise<CourierCash[]> {
  const permitted = permit(actor, "cash.take-from-courier");
  const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
  if (officeId === null) return [];
  return withActor(actor, async (tx) => {
    const receipts = await tx.cashReceipt.findMany({ where: { officeId, shiftId: null, handed: null }, orderBy: [{ takenByName: "asc" }, { takenAt: "asc" }] });
    const couriers = [...new Set(receipts.map(({ takenById }) => takenById))];
    return couriers.flatMap((courierId) => sumsOf(receipts.filter(({ takenById }) => takenById === courierId)) ?? []);
  });
}

export type HeldCash = Readonly<{ kind: ChargeKind; receipts: number; amount: number }>;

/** What the courier himself still has to hand over, kind by kind; kinds without any are left out. */
export async function heldCash(permitted: Permit<"device.sync">, tx: Tx): Promise<HeldCash[]> {
  const held = sumsOf(await tx.cashReceipt.findMany({ where: { takenById: permitted.actor.id, shiftId: null, handed: null } }));
  return CHARGE_KINDS.flatMap((kind) => (held === null || held.cash[kind].receipts === 0 ? [] : [{ kind, receipts: held.cash[kind].receipts, amount: held.cash[kind].expected }]));
}
