import { readFile } from "node:fs/promises";
import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { attachFile } from "@/lib/digitisation/commands";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { readDossierForm } from "@/lib/dossiers/dossier-form";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { fittingDocuments, offeringDossier, type OfferingDossier } from "@/lib/dossiers/queries/store-offers";
import type { TakeFromStoreInput } from "@/lib/dossiers/schema/take-from-store";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDate } from "@/lib/platform/format";
import type { OwnerDocument } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";
import { filePath } from "@/lib/platform/storage";

export type TakenFromStore = { dossierId: string; componentId: string; fileId: string };

const NOT_OFFERED = "Giấy tờ này không còn dùng được cho hồ sơ: đã hết hạn, chủ giấy tờ không cho dùng lại, hoặc đã lấy rồi. Tải lại trang để xem.";
const CHANGED = "Tệp trong kho không còn khớp với lúc đưa vào nên không dùng được. Hãy nộp lại giấy tờ này; quản trị đã được báo.";

/** The stored bytes; null when they are not those that were kept. */
async function bytesOf({ sha256 }: OwnerDocument): Promise<Uint8Array | null> {
  return readFile(filePath(sha256)).then((bytes) => new Uint8Array(bytes), () => null);
}

/** A document of one's store settles the component of a draft like a file of one's own; a paper that was promised for it need not come. */
async function settleInDraft(_permitted: Permit, tx: Tx, { id }: OfferingDossier, componentId: string): Promise<void> {
  // Locked, so that two windows of one person do not lose each other's words.
  const [row] = await tx.$queryRaw<{ form_data: unknown }[]>`select form_data from dossier where id = ${id}::uuid for update`;
  const form = readDossierForm(row?.form_data);
  const papers = { ...form.papers, [componentId]: { way: "UPLOAD" as const, originals: 0, certifiedCopies: 0, photocopies: 0 } };
  await tx.dossier.update({ where: { id }, data: { formData: { ...form, papers }, updatedAt: now() } });
}

/** The clerk's answer: taken from a database, no paper (TT 01/2023/TT-VPCP: what the store has is not asked for again). His own other answer stays. */
async function answerFromStore({ actor }: Permit, tx: Tx, dossierId: string, componentId: string, document: OwnerDocument): Promise<void> {
  const note = `Từ kho giấy tờ: ${document.name}, hồ sơ ${document.sourceCode}, ${formatDate(document.keptAt)}`.slice(0, 500);
  const answered = await tx.componentAnswer.findUnique({ where: { dossierId_componentId: { dossierId, componentId } } });
  if (answered !== null && answered.answer !== "MISSING") return;
  const answer = { answer: "FROM_DATABASE" as const, originals: 0, certifiedCopies: 0, photocopies: 0, note, checkedById: actor.id, checkedByName: actor.name, checkedAt: now() };
  await tx.componentAnswer.upsert({ where: { dossierId_componentId: { dossierId, componentId } }, create: { dossierId, componentId, ...answer }, update: answer });
}

/**
 * Takes a fitting document of the applicant's own store into his dossier instead of a new paper or scan: by himself while the form is open, or by the clerk
 * who checks. A use is written that its owner sees. Refused when it is offered no more, or its bytes are not those that were kept.
 */
export async function takeFromStore(actor: Actor, input: TakeFromStoreInput): Promise<Result<TakenFromStore>> {
  const permitted = permit(actor, "document.reuse");
  const { dossierId, componentId, documentId, operationId } = input;
  return once(permitted.actor, operationId, "takeFromStore", async (tx) => {
    const dossier = await offeringDossier(permitted, tx, dossierId);
    if (dossier === null) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const document = (await fittingDocuments(permitted, tx, dossier)).find((offer) => offer.componentId === componentId && offer.document.id === documentId)?.document;
    if (document === undefined) return refused("NOT_OFFERED", NOT_OFFERED);
    const bytes = await bytesOf(document);
    if (bytes === null) return refused("CHANGED", CHANGED);
    const at = now();
    const stored = await tx.storedFile.findUniqueOrThrow({ where: { sha256: document.sha256 } });
    if (dossier.status !== "DRAFT") {
      const moved = await moveDossier<"DIGITISE">(permit(actor, "file.upload"), tx, {
        dossierId, event: "DIGITISE", operationId, expectedVersion: input.expectedVersion, at, payload: { sha256: document.sha256, componentId, name: document.name, documentId },
      });
      if (!moved.ok) return moved;
    }
    const name = `${document.name.slice(0, 140)}.${stored.contentType === "application/pdf" ? "pdf" : stored.contentType === "image/png" ? "png" : "jpg"}`;
    const file = await attachFile(permitted, tx, { dossierId, purpose: "COMPONENT", componentId, name, bytes, contentType: stored.contentType, at });
    if (file.sha256 !== document.sha256) return refused("CHANGED", CHANGED);
    if (dossier.status === "DRAFT") await settleInDraft(permitted, tx, dossier, componentId);
    if (actor.kind === "POSTAL_CLERK") await answerFromStore(permitted, tx, dossierId, componentId, document);
    await tx.documentUse.create({
      data: {
        documentId, dossierId, componentId, fileId: file.id, usedByKind: permitted.actor.kind, usedById: permitted.actor.id, usedByName: permitted.actor.name, agencyName: dossier.agency.name,
        procedureName: dossier.procedureVersion.name, shownCode: dossier.code ?? dossier.submissionCode, usedAt: at,
      },
    });
    return ok({ dossierId, componentId, fileId: file.id });
  });
}
