import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { ChargeKind } from "@/lib/platform/generated/enums";

type Money = Readonly<{ receipts: number; expected: number }>;

/** What a shift has come to, counted from what was recorded in it. Money in đồng. */
export type ShiftFigures = Readonly<{ received: number; refused: number; completions: number; handedOver: number; cash: Readonly<Record<ChargeKind, Money>> }>;

/**
 * Counts a shift in the caller's transaction: events and manifests by its clerk between its opening and `until`, receipts by the shift, and
 * what couriers handed over in it, as it was counted.
 */
export async function shiftFigures(_permitted: Permit, tx: Tx, shift: Readonly<{ id: string; clerkId: string; openedAt: Date }>, until: Date): Promise<ShiftFigures> {
  const events = await tx.dossierEvent.groupBy({
    by: ["event"], where: { actorId: shift.clerkId, occurredAt: { gte: shift.openedAt, lte: until }, event: { in: ["RECEIVE", "REJECT", "REQUEST_COMPLETION"] } }, _count: { _all: true },
  });
  const count = (event: string) => events.find((row) => row.event === event)?._count._all ?? 0;
  const handedOver = await tx.manifestLine.count({ where: { manifest: { kind: "AGENCY_HANDOVER", giverId: shift.clerkId, createdAt: { gte: shift.openedAt, lte: until } } } });
  const receipts = await tx.cashReceipt.groupBy({ by: ["kind"], where: { shiftId: shift.id }, _count: { _all: true }, _sum: { amount: true } });
  const brought = await tx.courierCashCount.groupBy({ by: ["kind"], where: { handOver: { shiftId: shift.id } }, _sum: { counted: true, receipts: true } });
  const money = (kind: ChargeKind): Money => {
    const row = receipts.find((one) => one.kind === kind);
    const fromCouriers = brought.find((one) => one.kind === kind)?._sum;
    return { receipts: (row?._count._all ?? 0) + (fromCouriers?.receipts ?? 0), expected: Number(row?._sum.amount ?? 0n) + Number(fromCouriers?.counted ?? 0n) };
  };
  return { received: count("RECEIVE"), refused: count("REJECT"), completions: count("REQUEST_COMPLETION"), handedOver, cash: { FEE: money("FEE"), POSTAGE: money("POSTAGE"), SERVICE: money("SERVICE") } };
}

export type ShiftReceipt = Readonly<{ id: string; number: string; kind: ChargeKind; payerName: string; amount: number; formId: string; dossierId: string; takenAt: Date }>;
export type OpenShift = Readonly<{ id: string; clerkId: string; clerkName: string; openedAt: Date; openingFloat: number; mine: boolean; figures: ShiftFigures; receipts: readonly ShiftReceipt[] }>;
export type ClosedShift = Readonly<{
  id: string; clerkName: string; openedAt: Date; closedAt: Date; closedByName: string; received: number; refused: number; completions: number; handedOver: number; note: string;
  cash: readonly Readonly<{ kind: ChargeKind; receipts: number; expected: number; counted: number; reason: string }>[];
}>;

const LAST = 10;

/** The office's open shifts, one's own first, and the last ones that were closed. */
export async function readShifts(actor: Actor): Promise<{ open: OpenShift[]; closed: ClosedShift[] }> {
  const permitted = permit(actor, "shift.read");
  const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
  if (officeId === null) return { open: [], closed: [] };
  return withActor(actor, async (tx) => {
    const running = await tx.counterShift.findMany({ where: { officeId, closedAt: null }, orderBy: { openedAt: "asc" } });
    const open: OpenShift[] = [];
    for (const { id, clerkId, clerkName, openedAt, openingFloat } of running) {
      const receipts = await tx.cashReceipt.findMany({ where: { shiftId: id, dossier: dossiersVisibleTo(actor) }, orderBy: { takenAt: "desc" } });
      open.push({
        id, clerkId, clerkName, openedAt, openingFloat: Number(openingFloat), mine: clerkId === permitted.actor.id, figures: await shiftFigures(permitted, tx, { id, clerkId, openedAt }, now()),
        receipts: receipts.map((row) => ({ id: row.id, number: row.number, kind: row.kind, payerName: row.payerName, amount: Number(row.amount), formId: row.formId, dossierId: row.dossierId, takenAt: row.takenAt })),
      });
    }
    const rows = await tx.counterShift.findMany({ where: { officeId, closedAt: { not: null } }, orderBy: { closedAt: "desc" }, take: LAST, include: { cash: { orderBy: { kind: "asc" } } } });
    const closed = rows.map((row): ClosedShift => ({
      id: row.id, clerkName: row.clerkName, openedAt: row.openedAt, closedAt: row.closedAt ?? row.openedAt, closedByName: row.closedByName ?? "", received: row.received ?? 0, refused: row.refused ?? 0,
      completions: row.completions ?? 0, handedOver: row.handedOver ?? 0, note: row.note,
      cash: row.cash.map(({ kind, receipts, expected, counted, reason }) => ({ kind, receipts, expected: Number(expected), counted: Number(counted), reason })),
    }));
    return { open: open.sort((a, b) => Number(b.mine) - Number(a.mine)), closed };
  });
}

/** Whether the clerk has an open shift: money is taken in one alone. */
export async function hasOpenShift(actor: Actor): Promise<boolean> {
  const { actor: clerk } = permit(actor, "shift.work");
  return (await readAs(clerk, { name: "open-shift", text: "select 1 from counter_shift where clerk_id = $1::uuid and closed_at is null limit 1", values: [clerk.id], brief: true })).length > 0;
}
