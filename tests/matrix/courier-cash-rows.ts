import { takeCourierCash } from "@/lib/dossiers/commands/take-courier-cash";
import { takeCashAtDoor } from "@/lib/payments/commands/take-cash-at-door";
import { asId, newId } from "@/lib/platform/ids";
import { dong, NO_MONEY } from "@/lib/platform/money";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import { openShiftOfClerk, owedFee } from "@/tests/matrix/counter-rows";
import { dossier, DOSSIERS, operation, TYPED, type WriteDoor } from "@/tests/matrix/door";
import type { Ids } from "@/tests/matrix/targets";

const FEE = dong(10_000);

/** The dossier owes that fee and nothing else of its kind. */
async function onlyFee(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  await world.owner.query("delete from charge c where c.dossier_id = $1 and not exists (select 1 from cash_receipt_line l where l.charge_id = c.id)", [made.id]);
  return owedFee(world, made);
}

/** A courier of the office holds money with a receipt, and the clerk's shift is open; the courier stands in the place of a thing not used. */
async function courierHolds(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const { courier } = world.cast;
  await openShiftOfClerk(world);
  await world.owner.query("update cash_receipt set taken_by_id = gen_random_uuid() where shift_id is null and taken_by_id = $1", [courier.id]);
  await insertRows(world.owner, "cash_receipt", [{
    id: newId(), number: `MT-${newId()}`, kind: "FEE", office_id: courier.officeId, shift_id: null, dossier_id: made.id, payer_name: "Ma trận", amount: FEE, form_id: newId(),
    taken_by_id: courier.id, taken_by_name: courier.name, taken_at: "2026-11-26T02:00:00Z",
  }]);
  return { pickupId: courier.id };
}

/** Money of the doors: taken by the courier whose dossier it is, and handed over at his own office's counter. */
export const COURIER_CASH_WRITES: readonly WriteDoor[] = [
  {
    door: "lib/payments/commands/take-cash-at-door.ts#takeCashAtDoor", permission: "cash.take-at-door", stages: ["ASSIGNED", "OUT_FOR_DELIVERY"], wins: ["courierOfIt"], prepare: onlyFee,
    call: (actor, ids) => takeCashAtDoor(actor, { operationId: operation(), dossierId: dossier(ids), kind: "FEE", amount: FEE, payerName: "", returned: false }),
  },
  {
    door: `${DOSSIERS}/commands/take-courier-cash.ts#takeCourierCash`, permission: "cash.take-from-courier", stages: ["ASSIGNED"], wins: ["clerkHere"], prepare: courierHolds,
    call: (actor, ids) => takeCourierCash(actor, {
      operationId: operation(), courierId: asId<"staff">(ids.pickupId), courierSignature: TYPED("Bưu tá"),
      cash: { FEE: { counted: FEE, reason: "" }, POSTAGE: { counted: NO_MONEY, reason: "" }, SERVICE: { counted: NO_MONEY, reason: "" } },
    }),
  },
];
