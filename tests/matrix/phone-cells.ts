import { meetDevice, revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { reportIncident } from "@/lib/deliveries/commands/incidents";
import { keepPhoto } from "@/lib/deliveries/commands/keep-photo";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import type { MadeDossier } from "@/tests/factories";
import { ask, textOf, succeeded, type MatrixRun } from "@/tests/matrix/cells";
import { COLUMNS, mayKnow } from "@/tests/matrix/people";

/** Phones: only one's own sends, keeps photos and is revoked. */
export async function checkPhones({ cells, world, people }: MatrixRun): Promise<void> {
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  const announced = [{ sha256: sha256(photo), size: photo.byteLength }];
  for (const column of COLUMNS) {
    const [made, own] = [await world.dossier("OUT_FOR_DELIVERY"), await world.dossier("OUT_FOR_DELIVERY")];
    const attempt = (courierOf: MadeDossier, deviceId: string) => ({
      deviceId, deviceName: "", operations: [{
        id: newId(), deviceId, sequence: 1, kind: "FAIL_DELIVERY" as const, subjects: [`item:${courierOf.itemIds.toCitizen ?? ""}`], photos: announced, seenVersion: null,
        payload: { itemId: courierOf.itemIds.toCitizen ?? "", reason: "Không có người ở nhà." }, madeAt: "2026-11-26T01:00:00.000Z",
      }],
    });
    const attempts = async () => (await world.owner.query("select 1 from postal_event where dossier_id = $1 and status = 'ATTEMPT_FAILED'", [made.id])).rowCount ?? 0;
    const mine = column === "courierOfIt";
    const answer = textOf(await ask(() => syncCourier(people[column], attempt(made, newId()))));
    const given = mine ? [] : [made.id, made.code ?? made.submissionCode].filter((mark) => answer.includes(mark));
    cells.seen(`syncCourier ${column}`, { leak: given.length > 0 ? given.join(", ") : !mine && (await attempts()) > 0 ? "wrote an attempt" : null, refused: mine && (await attempts()) === 0 ? answer.slice(0, 200) : null });
    // A phone of the courier's, in the hands of everybody.
    const device = newId();
    const sending = attempt(own, device);
    await syncCourier(world.cast.courier, sending);
    const met = await ask(() => meetDevice(people[column], { deviceId: device, deviceName: "" }));
    cells.seen(`meetDevice ${column}`, { leak: !mine && succeeded(met) ? "met another's phone" : null, refused: mine && !succeeded(met) ? textOf(met) : null });
    const kept = await ask(() => keepPhoto(people[column], { deviceId: device, operationId: sending.operations[0]?.id ?? "", sha256: sha256(photo), bytes: photo }));
    cells.seen(`keepPhoto ${column}`, { leak: !mine && succeeded(kept) ? "kept a photo" : null, refused: mine && !succeeded(kept) ? textOf(kept) : null });
    const revoked = await ask(() => revokeDevice(people[column], { operationId: newId(), deviceId: device }));
    const may = mine || column === "supervisorHere";
    // Anybody of the post may note a number; a stranger's note never reaches the dossier behind it.
    const noted = await ask(() => reportIncident(people[column], { operationId: newId(), kind: "WRONG_SEAL", code: made.code ?? made.submissionCode, words: `niêm phong rách, ${column}` }));
    const reached = ((await world.owner.query("select 1 from custody_incident where dossier_id = $1 and words like $2", [made.id, `%, ${column}`])).rowCount ?? 0) > 0;
    const knows = mayKnow(column, "OUT_FOR_DELIVERY");
    cells.seen(`reportIncident ${column}`, { leak: reached && !knows ? "reached the dossier" : null, refused: (mine || column === "clerkHere") && !reached ? textOf(noted) : null });
    cells.seen(`revokeDevice ${column}`, { leak: !may && succeeded(revoked) ? "revoked" : null, refused: may && !succeeded(revoked) ? textOf(revoked) : null });
  }
}
