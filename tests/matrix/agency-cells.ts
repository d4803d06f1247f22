import { GET as openQuestionPhotoRoute } from "@/app/api/question-photos/[id]/route";
import { PERMISSIONS } from "@/lib/access/policy";
import { readShipments } from "@/lib/deliveries/queries/shipments";
import { deleteFilter, saveFilter } from "@/lib/dossiers/commands/saved-filter";
import { listBatches, readBatch } from "@/lib/dossiers/queries/batches";
import { readExpertNotes, readQuestionPhoto } from "@/lib/dossiers/queries/expert-questions";
import { readTrainingRecord } from "@/lib/dossiers/queries/reception-reviews";
import { manifestsMadeBy } from "@/lib/dossiers/queries/result-hand-over";
import { readSavedFilters } from "@/lib/dossiers/queries/saved-filters";
import type { ActorKind } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { saveInternalProcess } from "@/lib/procedures/commands/save-internal-process";
import { insertRows } from "@/prisma/seed/insert-rows";
import { ask, textOf, succeeded, type MatrixRun } from "@/tests/matrix/cells";
import { COLUMNS, KIND_OF, mayKnow } from "@/tests/matrix/people";
import { orderOf } from "@/tests/matrix/postal-operator-rows";
import { asIf } from "@/tests/matrix/route-doors";
import { digestOf, drawnReview, expertQuestion, photoOf, unsignedManifest } from "@/tests/matrix/targets";

/** Batches and the lists they made: only the agency's; saved filters: only one's own. */
export async function checkBatches({ cells, codeHolds, world, people, target }: MatrixRun): Promise<void> {
  const { head, official } = world.cast;
  const [batchId, operationId, filterId] = [newId(), newId<"operation">(), newId<"filter">()];
  const ids = target("RESOLVED");
  await insertRows(world.owner, "batch", [{ id: batchId, agency_id: head.agencyId, kind: "REMIND", asked_by_id: head.id, asked_by_name: head.name, payload: {}, created_at: "2026-11-26T02:00:00Z" }]);
  await insertRows(world.owner, "batch_item", [{ batch_id: batchId, position: 1, dossier_id: ids.dossierId, dossier_code: ids.code, operation_id: newId(), version: 1 }]);
  const manifestId = await unsignedManifest(world, ids.dossierId, "RESULT_DISPATCH");
  await insertRows(world.owner, "operation", [{ id: operationId, command: "makeManifest", actor_id: official.id, answer: JSON.stringify({ manifestId }), occurred_at: "2026-11-26T02:00:00Z" }]);
  await insertRows(world.owner, "saved_filter", [{ id: filterId, staff_id: official.id, name: "Của tôi thôi", query: "hang=qua-han", created_at: "2026-11-26T02:00:00Z" }]);
  for (const column of COLUMNS) {
    const here = column === "officialHere" || column === "headHere";
    const mine = column === "officialHere";
    const listed = textOf(await ask(() => listBatches(people[column]))).includes(batchId);
    const read = textOf(await ask(() => readBatch(people[column], batchId))).includes(ids.dossierId);
    cells.seen(`listBatches ${column}`, { leak: listed && !here ? "listed" : null, refused: here && !listed ? "not listed" : null });
    cells.seen(`readBatch ${column}`, { leak: read && !here ? "read" : null, refused: here && !read ? "not read" : null });
    const made = textOf(await ask(() => manifestsMadeBy(people[column], [operationId]))).includes(ids.dossierId);
    cells.seen(`manifestsMadeBy ${column}`, { leak: made && !mine ? "read" : null, refused: mine && !made ? "not read" : null });
    const filters = textOf(await ask(() => readSavedFilters(people[column]))).includes(filterId);
    cells.seen(`readSavedFilters ${column}`, { leak: filters && !mine ? "read" : null, refused: mine && !filters ? "not read" : null });
    if (!mine) await ask(() => deleteFilter(people[column], { filterId }));
    const still = (await world.owner.query("select 1 from saved_filter where id = $1", [filterId])).rowCount === 1;
    cells.seen(`deleteFilter ${column}`, { leak: still ? null : "deleted another's" });
    const before = await digestOf(world);
    await ask(() => saveFilter(people[column], { name: `Thử ${column}`, query: "hang=qua-han" }));
    const may = (PERMISSIONS["saved-filter.manage"] as readonly ActorKind[]).includes(KIND_OF[column]);
    cells.seen(`saveFilter ${column}`, { leak: codeHolds && !may && (await digestOf(world)) !== before ? "saved" : null, refused: may && (await digestOf(world)) === before ? "not saved" : null });
  }
}

/** Hints at the components of one's office's dossiers, a clerk's training record, an agency's processes. */
export async function checkHints({ cells, codeHolds, world, people }: MatrixRun): Promise<void> {
  const made = await world.dossier("AT_COUNTER");
  const hint = await expertQuestion(world, made, true);
  const photo = await photoOf(world, hint);
  const finding = await drawnReview(world, await world.dossier("RECEIVED"), true);
  for (const column of COLUMNS) {
    const person = people[column];
    const atDesk = column === "clerkHere" || column === "supervisorHere";
    const notes = textOf(await ask(() => readExpertNotes(person, made.id)));
    // A kept hint is for every desk and its own agency: with the code's lock off the policy shows it to them.
    const reads = atDesk || (!codeHolds && ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"].includes(KIND_OF[column]));
    cells.seen(`readExpertNotes ${column}`, { leak: notes.includes(hint) && !reads ? "read" : null, refused: atDesk && !notes.includes(hint) ? notes : null });
    const [seen, opened] = [textOf(await ask(() => readQuestionPhoto(person, hint))), await ask(() => asIf(person, () => openQuestionPhotoRoute(new Request("http://localhost/"), { params: Promise.resolve({ id: hint }) })))];
    const asked = atDesk || column === "officialHere" || column === "headHere";
    cells.seen(`readQuestionPhoto ${column}`, { leak: seen.includes(photo) && !asked ? "read" : null, refused: asked && !seen.includes(photo) ? seen : null });
    cells.seen(`GET question-photos ${column}`, { leak: !asked && !textOf(opened).includes("404") ? textOf(opened).slice(0, 80) : null });
    const record = textOf(await ask(() => readTrainingRecord(person, world.cast.clerk.id)));
    const rightful = column === "clerkHere" || column === "supervisorHere" || column === "administratorHere";
    cells.seen(`readTrainingRecord ${column}`, { leak: record.includes(finding) && !rightful ? "read" : null, refused: rightful && !record.includes(finding) ? record.slice(0, 200) : null });
    const { rows: [last] } = await world.owner.query<{ id: string }>("select id from internal_process where procedure_code = '1.004623' and agency_id = $1 order by created_at desc, id desc limit 1", [world.cast.head.agencyId]);
    const before = await digestOf(world);
    const saved = await ask(() => saveInternalProcess(person, {
      operationId: newId<"operation">(), code: "1.004623", basedOn: last ? asId<"process">(last.id) : null, steps: [{ name: "Thẩm định", value: 1, unit: "WORKING_DAY" }],
    }));
    cells.seen(`saveInternalProcess ${column}`, {
      leak: column !== "headHere" && (await digestOf(world)) !== before ? "saved" : null, refused: column === "headHere" && !succeeded(saved) ? textOf(saved) : null,
    });
  }
}

/** A dossier's legs at operators: with the dossier. */
export async function checkShipments({ cells, world, people }: MatrixRun): Promise<void> {
  const made = await world.dossier("DISPATCHED");
  await orderOf(world, made);
  for (const column of COLUMNS) {
    const read = textOf(await ask(() => readShipments(people[column], made.id))).includes(`MT-${made.id}`);
    const rightful = mayKnow(column, "DISPATCHED");
    cells.seen(`readShipments ${column}`, { leak: read && !rightful ? "read" : null, refused: rightful && !read ? "not read" : null });
  }
}
