import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { isOffered } from "@/lib/digitisation/document-type";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { OwnerDocument, Prisma } from "@/lib/platform/generated/client";
import type { DocumentSource, DossierStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** A document of the applicant's store that fits a component. `fileId`: to be looked at by its owner alone. */
export type StoreOffer = Readonly<{
  documentId: string; componentId: string; name: string; source: DocumentSource; issuer: string; validTo: string | null; certifiedByName: string; sourceCode: string; keptAt: Date; fileId: string;
}>;

/** Offers are made while the form is open: to the applicant until he has filed, to the clerk while he checks. */
const OPEN: Readonly<Record<"CITIZEN" | "POSTAL_CLERK", readonly DossierStatus[]>> = { CITIZEN: ["DRAFT", "AWAITING_SUPPLEMENT"], POSTAL_CLERK: ["SUBMITTED"] };

const WITH = {
  representation: true, procedureVersion: { select: { field: true, name: true } }, agency: { select: { name: true } },
  case: { include: { components: { orderBy: { position: "asc" } } } }, files: { where: { removedAt: null }, select: { sha256: true, componentId: true } },
} as const satisfies Prisma.DossierInclude;
export type OfferingDossier = Prisma.DossierGetPayload<{ include: typeof WITH }>;

/** The dossier while offers are made for it; null when there is none such for this actor, or it is somebody else's matter than the store's owner. */
export async function offeringDossier({ actor }: Permit<"document.reuse">, tx: Tx, dossierId: string): Promise<OfferingDossier | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: WITH });
  if (dossier === null || dossier.representation !== null) return null;
  const open = actor.kind === "CITIZEN" || actor.kind === "POSTAL_CLERK" ? OPEN[actor.kind] : [];
  return open.includes(dossier.status) ? dossier : null;
}

/** What of the applicant's store fits which component of the dossier and is not in it yet, newest first. */
export async function fittingDocuments(_permitted: Permit<"document.reuse">, tx: Tx, dossier: OfferingDossier): Promise<{ componentId: string; document: OwnerDocument }[]> {
  const documents = await tx.ownerDocument.findMany({ where: { ownerId: dossier.applicantId, reuse: { not: "NOWHERE" }, oneDossier: false }, orderBy: [{ keptAt: "desc" }, { id: "desc" }], take: 200 });
  const today = vietnamDay(now());
  return dossier.case.components.filter(({ kind }) => kind !== "NOTE").flatMap((component) =>
    documents
      .filter((document) => isOffered({ ...document, validTo: document.validTo?.toISOString().slice(0, 10) ?? null }, component, dossier.procedureVersion.field, today))
      .filter(({ sha256 }) => !dossier.files.some((file) => file.sha256 === sha256 && file.componentId === component.id))
      .filter((document, i, all) => all.findIndex(({ sha256 }) => sha256 === document.sha256) === i)
      .map((document) => ({ componentId: component.id, document })));
}

/**
 * Documents that need not be scanned or asked for again (NĐ 107/2021, Điều 1: first look for what can be used again): of the applicant's own store, for the
 * applicant and for the clerk before whom his dossier lies. A clerk's look is written to the access log.
 */
export async function readStoreOffers(actor: Actor, dossierId: string): Promise<StoreOffer[]> {
  const permitted = permit(actor, "document.reuse");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const dossier = await offeringDossier(permitted, tx, dossierId);
    if (dossier === null) return [];
    const offers = await fittingDocuments(permitted, tx, dossier);
    if (actor.kind !== "CITIZEN" && offers.length > 0) {
      await tx.accessLog.createMany({ data: [{ actorKind: permitted.actor.kind, actorId: permitted.actor.id, actorName: permitted.actor.name, dossierId, what: "Xem gợi ý từ kho giấy tờ", occurredAt: now() }] });
    }
    return offers.map(({ componentId, document }) => ({
      documentId: document.id, componentId, name: document.name, source: document.source, issuer: document.issuer, validTo: document.validTo?.toISOString().slice(0, 10) ?? null,
      certifiedByName: document.certifiedByName, sourceCode: document.sourceCode, keptAt: document.keptAt, fileId: document.sourceFileId,
    }));
  });
}
