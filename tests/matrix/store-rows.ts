import { createHash } from "node:crypto";
import { setDocumentReuse } from "@/lib/digitisation/commands/set-document-reuse";
import { typeKey } from "@/lib/digitisation/document-type";
import { readOwnDocuments } from "@/lib/digitisation/queries/own-documents";
import { certifyFiles } from "@/lib/dossiers/commands/certify-files";
import { takeFromStore } from "@/lib/dossiers/commands/take-from-store";
import { readStoreOffers } from "@/lib/dossiers/queries/store-offers";
import { asId, newId } from "@/lib/platform/ids";
import { putFile } from "@/lib/platform/storage";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import type { ReadDoor, WriteDoor } from "@/tests/matrix/door";
import type { Ids } from "@/tests/matrix/targets";

const AT = "2026-11-26T02:00:00Z";

/** A component that asks for a paper of its own, not for a form. */
async function plainComponent({ owner, version }: World): Promise<{ id: string; name: string }> {
  const { rows: [row] } = await owner.query<{ id: string; name: string }>(
    "select id, name from component where id = any($1::uuid[]) and kind <> 'NOTE' and form_template is null and name !~* '^(đơn|tờ khai|ảnh|[0-9]+ ảnh|sơ yếu|giấy khám)' order by position limit 1", [version.components.map(({ id }) => id)]);
  if (row === undefined) throw new Error("No component asks for a paper of its own");
  return row;
}

async function fileOf(world: World, made: MadeDossier, componentId: string, removedAt: string | null): Promise<{ id: string; sha256: string }> {
  const id = newId();
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${id}`);
  const { sha256, size } = await putFile(bytes);
  const { clerk } = world.cast;
  await insertRows(world.owner, "stored_file", [{ sha256, size, content_type: "application/pdf" }]);
  await insertRows(world.owner, "dossier_file", [{ id, dossier_id: made.id, sha256, purpose: "COMPONENT", component_id: componentId, name: "giay.pdf", uploaded_by_id: clerk.id, uploaded_by_name: clerk.name, uploaded_at: AT, removed_at: removedAt }]);
  return { id, sha256 };
}

/** A document in the applicant's store that fits a component; its id in the place of a form's. */
async function kept(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const component = await plainComponent(world);
  const source = await fileOf(world, made, component.id, AT);
  const { rows: [dossier] } = await world.owner.query<{ applicant_id: string }>("select applicant_id from dossier where id = $1", [made.id]);
  const id = newId();
  await insertRows(world.owner, "owner_document", [{
    id, owner_id: dossier?.applicant_id ?? null, sha256: source.sha256, source: "CERTIFIED", name: `${component.name} ${createHash("sha256").update(id).digest("hex").slice(0, 6)}`, type_key: typeKey(component.name), field: "Lữ hành", issuer: "",
    one_dossier: false, validity_unknown: false, reuse: "ANYWHERE", source_dossier_id: made.id, source_code: "H42", source_file_id: source.id, certified_by_name: world.cast.clerk.name, kept_at: AT,
  }]);
  return { formId: id, componentId: component.id };
}

/** A scan by the clerk, and the name of a service that is never asked. */
async function scanned(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  process.env.SIGNING_SERVICE = JSON.stringify({ url: "http://127.0.0.1:59999/csc/v1", clientId: "matrix", clientSecret: "a-secret-of-the-matrix", timeStampUrl: "http://127.0.0.1:59999/tsa", trustedRoots: "/nowhere.pem" });
  const component = await plainComponent(world);
  await world.owner.query("delete from component_answer where dossier_id = $1 and component_id = $2", [made.id, component.id]);
  await fileOf(world, made, component.id, null);
  return { componentId: component.id };
}

const L = "lib/dossiers";
const operationId = () => newId<"operation">();
const dossierId = (ids: Ids) => asId<"dossier">(ids.dossierId);
const take = (ids: Ids, expectedVersion: number | null) => ({ operationId: operationId(), dossierId: dossierId(ids), componentId: asId<"component">(ids.componentId), documentId: asId<"document">(ids.formId), expectedVersion });
const onlyOwner = (column: string) => column === "owner";
const onlyClerk = (column: string) => column === "clerkHere";

export const STORE_READS: readonly ReadDoor[] = [
  {
    door: `${L}/queries/store-offers.ts#readStoreOffers`, permission: "document.reuse", stages: ["AT_COUNTER"], finds: onlyClerk, prepare: kept, marks: (ids) => [ids.formId],
    call: async (actor, ids) => (await readStoreOffers(actor, ids.dossierId)).find(({ documentId }) => documentId === ids.formId) ?? null,
  },
  {
    door: `${L}/queries/store-offers.ts#readStoreOffers`, permission: "document.reuse", stages: ["DRAFT"], finds: onlyOwner, prepare: kept, marks: (ids) => [ids.formId],
    call: async (actor, ids) => (await readStoreOffers(actor, ids.dossierId)).find(({ documentId }) => documentId === ids.formId) ?? null,
  },
  {
    door: "lib/digitisation/queries/own-documents.ts#readOwnDocuments", permission: "document.keep-own", stages: ["RECEIVED"], finds: onlyOwner, prepare: kept, marks: (ids) => [ids.formId],
    call: async (actor, ids) => (await readOwnDocuments(actor)).find(({ id }) => id === ids.formId) ?? null,
  },
];

export const STORE_WRITES: readonly WriteDoor[] = [
  { door: `${L}/commands/certify-files.ts#certifyFiles`, permission: "file.certify", stages: ["AT_COUNTER"], wins: ["clerkHere"], prepare: scanned, call: (actor, ids) => certifyFiles(actor, { operationId: operationId(), dossierId: dossierId(ids), componentId: ids.componentId }) },
  { door: `${L}/commands/take-from-store.ts#takeFromStore`, permission: "document.reuse", stages: ["AT_COUNTER"], wins: ["clerkHere"], prepare: kept, call: (actor, ids) => takeFromStore(actor, take(ids, ids.version)) },
  { door: `${L}/commands/take-from-store.ts#takeFromStore`, permission: "document.reuse", stages: ["DRAFT"], wins: ["owner"], prepare: kept, call: (actor, ids) => takeFromStore(actor, take(ids, null)) },
  {
    door: "lib/digitisation/commands/set-document-reuse.ts#setDocumentReuse", permission: "document.keep-own", stages: ["RECEIVED"], wins: ["owner"], prepare: kept,
    call: (actor, ids) => setDocumentReuse(actor, { operationId: operationId(), documentId: ids.formId, reuse: "NOWHERE" }),
  },
];
