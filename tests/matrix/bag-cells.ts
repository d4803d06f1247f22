import { bagCode, confirmCode } from "@/lib/deliveries/sync/bag";
import { makeDeviceKey, signText } from "@/lib/deliveries/sync/device-key";
import { giveBag, takeBag } from "@/lib/dossiers/commands/hand-bag";
import type { Actor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import { ask, type MatrixRun, succeeded, textOf } from "@/tests/matrix/cells";
import { operation } from "@/tests/matrix/door";
import { COLUMNS } from "@/tests/matrix/people";

const key = await makeDeviceKey();
/** Every courier has one phone, under his own id, all with one key. */
const phoneOf = (actor: Actor): string => actor.id ?? newId();

/** A bag with the result of the dossier, as the courier of this phone would show it. */
async function shownBy(phone: string, ids: Readonly<{ dossierId: string; itemToCitizen: string }>) {
  const statement = JSON.stringify({
    device: phone, courier: { id: phone, name: "Bưu tá" }, at: "2026-11-26T01:00:00.000Z", nonce: ids.dossierId,
    things: [{ subject: `item:${ids.itemToCitizen}`, dossierId: ids.dossierId, itemCode: "", name: "", address: "", phone: null, dossierCode: "", procedureName: "", failedAttempts: 0, papers: [] }],
  });
  return { code: await bagCode(statement), statement, signature: await signText(key.privateKey, statement) };
}

/** Phones of the office's two couriers and of the other office's; the colleague's side of the bag, or the holder's, is there already. */
async function otherSide(world: World, made: MadeDossier, side: "GIVER" | "RECEIVER"): Promise<{ taking: string; code: string }> {
  const { courier, fellowCourier, otherCourier } = world.cast;
  await insertRows(world.owner, "courier_device", [courier, fellowCourier, otherCourier].map(({ id, officeId }) => ({
    id, courier_id: id, office_id: officeId, name: "Máy ma trận", registered_at: "2026-11-26T01:00:00Z", last_seen_at: "2026-11-26T01:00:00Z", public_key: key.publicKey,
  })));
  const bag = await shownBy(courier.id, { dossierId: made.id, itemToCitizen: made.itemIds.toCitizen ?? "" });
  const taking = newId();
  const confirm = await confirmCode(bag.code, taking, fellowCourier.id);
  const by = side === "GIVER" ? courier : fellowCourier;
  await insertRows(world.owner, "bag_side", [{
    operation_id: side === "GIVER" ? newId() : taking, code: bag.code, side, device_id: by.id, courier_id: by.id, courier_name: by.name, office_id: by.officeId, province_code: by.provinceCode,
    statement: side === "GIVER" ? bag.statement : null, signature: side === "GIVER" ? bag.signature : null, confirm, counted: 1, kept_at: "2026-11-26T01:00:00Z",
  }]);
  return { taking, code: bag.code };
}

/**
 * Bags handed from courier to courier: given by who holds them, to whom he named. A stranger's phone may write its own side down; the thing
 * and its papers stay where they are.
 */
export async function checkBags({ cells, world, people }: MatrixRun): Promise<void> {
  for (const column of COLUMNS) {
    const actor = people[column];
    const moved = async (made: MadeDossier) => ((await world.owner.query("select 1 from postal_item where dossier_id = $1 and direction = 'TO_CITIZEN' and courier_id is distinct from $2 union all select 1 from custody_transfer where dossier_id = $1 and kind = 'COURIER_EXCHANGE'", [made.id, world.cast.courier.id])).rowCount ?? 0) > 0;
    const given = await world.dossier("OUT_FOR_DELIVERY");
    const givenTo = await otherSide(world, given, "RECEIVER");
    const thing = { dossierId: given.id, itemToCitizen: given.itemIds.toCitizen ?? "" };
    const bag = await shownBy(phoneOf(actor), thing);
    const gave = await ask(async () => giveBag(actor, { operationId: operation(), deviceId: asId<"device">(phoneOf(actor)), ...bag, confirm: await confirmCode(bag.code, givenTo.taking, world.cast.fellowCourier.id) }));
    const mayGive = column === "courierOfIt";
    cells.seen(`giveBag ${column}`, { leak: !mayGive && (succeeded(gave) || (await moved(given))) ? "gave what he does not hold" : null, refused: mayGive && !succeeded(gave) ? textOf(gave) : null });
    const taken = await world.dossier("OUT_FOR_DELIVERY");
    const { taking, code } = await otherSide(world, taken, "GIVER");
    const took = await ask(() => takeBag(actor, { operationId: asId<"operation">(taking), deviceId: asId<"device">(phoneOf(actor)), code, counted: 1 }));
    const mayTake = column === "courierBeside";
    cells.seen(`takeBag ${column}`, { leak: !mayTake && (succeeded(took) || (await moved(taken))) ? "took what was given to another" : null, refused: mayTake && !succeeded(took) ? textOf(took) : null });
  }
}
