import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setDocumentReuse } from "@/lib/digitisation/commands/set-document-reuse";
import { readOwnDocuments } from "@/lib/digitisation/queries/own-documents";
import { takeFromStore } from "@/lib/dossiers/commands/take-from-store";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { certifyFiles } from "@/lib/dossiers/jobs/certify-files";
import { keepDocuments } from "@/lib/dossiers/jobs/keep-documents";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readDraft } from "@/lib/dossiers/queries/draft";
import { readStoreOffers } from "@/lib/dossiers/queries/store-offers";
import { asId, newId } from "@/lib/platform/ids";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import type { MadeDossier } from "@/tests/factories";
import { type CertifyWorld, certifyWorld, ownScan } from "@/tests/integration/post/certify-world";
import { good, refusal } from "@/tests/integration/post/acts";

let w: CertifyWorld;
/** The first component without a form of its own, and its name. */
let component: { id: string; name: string };
let documentId: string;

async function certifiedDossier(stage: "RECEIVED" | "AT_COUNTER" = "RECEIVED"): Promise<MadeDossier> {
  const made = await w.world.dossier(stage);
  await w.rows("update dossier_file set removed_at = uploaded_at where id = $1", [made.fileId]);
  await w.rows("delete from component_answer where dossier_id = $1", [made.id]);
  good(await uploadFile(w.world.cast.clerk, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: null, purpose: "COMPONENT", componentId: component.id, name: "bang.pdf", bytes: await ownScan(`Bằng ${made.id}`) }));
  good(await w.ask(made));
  await certifyFiles({ dossierId: made.id, clerkId: w.world.cast.clerk.id });
  return made;
}

const take = (actor: Parameters<typeof takeFromStore>[0], made: Pick<MadeDossier, "id">, version: number | null, document = documentId, operationId = newId<"operation">()) =>
  takeFromStore(actor, { operationId, dossierId: asId<"dossier">(made.id), componentId: asId<"component">(component.id), documentId: asId<"document">(document), expectedVersion: version });

beforeAll(async () => {
  w = await certifyWorld();
  const { rows } = await w.world.owner.query<{ id: string; name: string }>(
    "select id, name from component where id = any($1::uuid[]) and kind = 'FILED' and form_template is null and name !~* '^(đơn|tờ khai|ảnh|02 ảnh|sơ yếu|giấy khám)' order by position", [w.world.version.components.map(({ id }) => id)]);
  const [first] = rows;
  if (first === undefined) throw new Error("no component to keep");
  component = first;
});
afterAll(() => w.close());

describe("what is kept", () => {
  test("a certified copy of a received dossier, once; nothing of one that was not received", async () => {
    const waiting = await certifiedDossier("AT_COUNTER");
    expect(await w.rows("select 1 from owner_document where source_dossier_id = $1", [waiting.id])).toEqual([]);
    const made = await certifiedDossier();
    expect(await keepDocuments(made.id)).toBe(0);
    const own = await readOwnDocuments(w.world.cast.citizen);
    expect(own).toMatchObject([{ name: component.name, source: "CERTIFIED", certifiedByName: w.world.cast.clerk.name, sourceDossierId: made.id, reuse: "ANYWHERE", oneDossier: false, uses: [] }]);
    documentId = own[0]?.id ?? "";
    expect(await readOwnDocuments(w.world.cast.otherCitizen)).toEqual([]);
  });

  test("a result that was given, valid from the day of the decision", async () => {
    const made = await w.world.dossier("RESOLVED");
    await w.rows("insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at) select gen_random_uuid(), $1, sha256, 'RESULT', 'ket-qua.pdf', $2, 'Official', now() from stored_file where content_type = 'application/pdf' limit 1", [made.id, w.world.cast.official.id]);
    expect(await keepDocuments(made.id)).toBeGreaterThan(0);
    expect(await w.rows("select source::text, valid_from is not null as dated, issuer <> '' as issued from owner_document where source_dossier_id = $1", [made.id])).toContainEqual({ source: "RESULT", dated: true, issued: true });
  });
});

describe("what is offered, and taken", () => {
  test("to the applicant in his draft: a file in his dossier, the paper settled, a use that he sees", async () => {
    const draft = await w.world.dossier("DRAFT");
    await w.rows("update dossier set form_data = jsonb_set(form_data, '{papers}', '{}') where id = $1", [draft.id]);
    const offers = await readStoreOffers(w.world.cast.citizen, draft.id);
    expect(offers.filter(({ componentId }) => componentId === component.id)).toMatchObject([{ documentId, name: component.name }]);
    const operationId = newId<"operation">();
    const first = good(await take(w.world.cast.citizen, draft, null, documentId, operationId));
    expect(good(await take(w.world.cast.citizen, draft, null, documentId, operationId))).toEqual(first);
    const view = await readDraft(w.world.cast.citizen, draft.id);
    expect(view?.components.find(({ id }) => id === component.id)).toMatchObject({ declared: { way: "UPLOAD" }, files: [{ fromStore: true, signatures: [{ state: "VALID", signerName: w.world.cast.clerk.name }] }] });
    expect(view?.gaps.some(({ field }) => field === `papers.${component.id}`)).toBe(false);
    const [own] = (await readOwnDocuments(w.world.cast.citizen)).filter(({ id }) => id === documentId);
    expect(own?.uses).toMatchObject([{ own: true, dossierId: draft.id }]);
    expect(refusal(await take(w.world.cast.citizen, draft, null)).reason).toBe("NOT_OFFERED");
  });

  test("to the applicant of whom a supplement is asked: laid into his received dossier, nothing to scan again", async () => {
    const made = await w.world.dossier("SUPPLEMENT");
    await w.rows("update dossier_file set removed_at = uploaded_at where dossier_id = $1 and removed_at is null", [made.id]);
    expect((await readStoreOffers(w.world.cast.citizen, made.id)).some((offer) => offer.documentId === documentId)).toBe(true);
    const { fileId } = good(await take(w.world.cast.citizen, made, null));
    expect((await readDossier(w.world.cast.official, made.id))?.components.flatMap(({ files }) => files).some(({ id }) => id === fileId)).toBe(true);
    expect((await readStoreOffers(w.world.cast.citizen, made.id)).some((offer) => offer.documentId === documentId)).toBe(false);
  });

  test("to the clerk while he checks: answered as from a database, under his name, one event; nobody else is offered anything", async () => {
    const made = await w.world.dossier("AT_COUNTER");
    const offers = await readStoreOffers(w.world.cast.clerk, made.id);
    expect(offers.some((offer) => offer.documentId === documentId)).toBe(true);
    expect(await readStoreOffers(w.world.cast.otherClerk, made.id)).toEqual([]);
    expect(await readStoreOffers(w.world.cast.otherCitizen, made.id)).toEqual([]);
    expect(refusal(await take(w.world.cast.otherClerk, made, made.version)).reason).toBe("NOT_FOUND");
    expect(refusal(await take(w.world.cast.clerk, made, made.version - 1)).reason).toBe("SOMEBODY_FASTER");
    good(await take(w.world.cast.clerk, made, made.version));
    const page = await readDossier(w.world.cast.clerk, made.id);
    expect(page?.components.find(({ id }) => id === component.id)).toMatchObject({ answer: { answer: "FROM_DATABASE", checkedByName: w.world.cast.clerk.name } });
    const [own] = (await readOwnDocuments(w.world.cast.citizen)).filter(({ id }) => id === documentId);
    expect(own?.uses[0]).toMatchObject({ own: false, usedByName: w.world.cast.clerk.name, dossierId: made.id });
    // After reception nothing of the store lies open before the clerk.
    expect(await readStoreOffers(w.world.cast.clerk, (await w.world.dossier("RECEIVED")).id)).toEqual([]);
  });

  test("not what its owner hides, not another field's, not what ran out, not another's dossier", async () => {
    const made = await w.world.dossier("AT_COUNTER");
    const offered = async () => (await readStoreOffers(w.world.cast.clerk, made.id)).some((offer) => offer.documentId === documentId);
    const set = (reuse: "ANYWHERE" | "FIELD" | "NOWHERE", actor = w.world.cast.citizen) => setDocumentReuse(actor, { operationId: newId<"operation">(), documentId, reuse });
    expect(refusal(await set("NOWHERE", w.world.cast.otherCitizen)).reason).toBe("NOT_FOUND");
    good(await set("NOWHERE"));
    expect(await offered()).toBe(false);
    expect(refusal(await take(w.world.cast.clerk, made, made.version)).reason).toBe("NOT_OFFERED");
    good(await set("FIELD"));
    expect(await offered()).toBe(true);
    await w.rows("update owner_document set field = 'Lĩnh vực khác' where id = $1", [documentId]);
    expect(await offered()).toBe(false);
    good(await set("ANYWHERE"));
    expect(await offered()).toBe(true);
    await w.rows("update owner_document set valid_to = '2020-01-01' where id = $1", [documentId]);
    expect(await offered()).toBe(false);
    await w.rows("update owner_document set valid_to = null where id = $1", [documentId]);
    const others = await w.world.dossier("AT_COUNTER", { applicant: w.world.cast.otherCitizen });
    expect(await readStoreOffers(w.world.cast.clerk, others.id)).toEqual([]);
    expect(refusal(await take(w.world.cast.clerk, others, others.version)).reason).toBe("NOT_OFFERED");
  });

  test("the promises hold, and a use of another file than the kept one is found", async () => {
    const certified = async () => brokenOf(await verifyData(w.world.database.urls.owner)).filter(([name]) => name === "CERTIFIED" || name === "OPERATIONS").map(([name]) => name);
    expect(await certified()).toEqual([]);
    await w.rows("update dossier_file set sha256 = (select sha256 from stored_file where sha256 <> dossier_file.sha256 limit 1) where id = (select file_id from document_use limit 1)");
    expect(await certified()).toEqual(["CERTIFIED"]);
  });
});
