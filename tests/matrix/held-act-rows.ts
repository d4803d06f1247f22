import { dismissHeldAct } from "@/lib/deliveries/commands/dismiss-held-act";
import { listHeldActs } from "@/lib/deliveries/queries/held-acts";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import { operation, type ReadDoor, type WriteDoor } from "@/tests/matrix/door";
import type { Ids } from "@/tests/matrix/targets";

const AT = "2026-11-25T02:00:00Z";

/** An act of the courier's phone on the dossier, held; its id in the place of a form's. */
export async function heldOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const [deviceId, id] = [newId(), newId()];
  const { courier } = world.cast;
  await insertRows(world.owner, "courier_device", [{ id: deviceId, courier_id: courier.id, office_id: courier.officeId, name: "Máy thử", registered_at: AT, last_seen_at: AT }]);
  await insertRows(world.owner, "courier_receipt", [{
    id, device_id: deviceId, courier_id: courier.id, sequence: 1, kind: "DELIVER_RESULT", subjects: [`item:${made.itemIds.toCitizen ?? ""}`], payload: { identityLast4: "9999" }, photos: "[]",
    made_at: AT, outcome: "HELD", answer: { outcome: "HELD", why: "4 số cuối không khớp." }, received_at: AT, answered_at: AT,
  }]);
  return { formId: id };
}

export const HELD_READS: readonly ReadDoor[] = [
  {
    door: "lib/deliveries/queries/held-acts.ts#listHeldActs", permission: "held-act.read", stages: ["OUT_FOR_DELIVERY"], prepare: heldOf, marks: (ids) => [ids.formId],
    finds: (column) => column === "courierOfIt" || column === "supervisorHere", call: (actor) => listHeldActs(actor),
  },
];

export const HELD_WRITES: readonly WriteDoor[] = [
  {
    door: "lib/deliveries/commands/dismiss-held-act.ts#dismissHeldAct", permission: "held-act.dismiss", stages: ["OUT_FOR_DELIVERY"], wins: ["supervisorHere"], prepare: heldOf,
    call: (actor, ids) => dismissHeldAct(actor, { operationId: operation(), actId: ids.formId, words: "Mang túi về quầy, làm lại." }),
  },
];
