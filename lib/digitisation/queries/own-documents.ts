import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { DocumentReuse, DocumentSource } from "@/lib/platform/generated/enums";

export type DocumentUseView = Readonly<{ id: string; usedByName: string; own: boolean; agencyName: string; procedureName: string; dossierId: string; shownCode: string; at: Date }>;

/** A document of one's store with every use of it, newest first. Days are `YYYY-MM-DD`. */
export type OwnDocument = Readonly<{
  id: string; name: string; source: DocumentSource; field: string; issuer: string; oneDossier: boolean; validFrom: string | null; validTo: string | null; validityUnknown: boolean;
  reuse: DocumentReuse; fileId: string; sha256: string; sourceCode: string; sourceDossierId: string; certifiedByName: string; keptAt: Date; uses: readonly DocumentUseView[];
}>;

const MOST = 500;
const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** Everything in the citizen's own store, newest first. */
export async function readOwnDocuments(actor: Actor): Promise<OwnDocument[]> {
  const { actor: owner } = permit(actor, "document.keep-own");
  return withActor(actor, async (tx) => {
    const rows = await tx.ownerDocument.findMany({ where: { ownerId: owner.id }, orderBy: [{ keptAt: "desc" }, { id: "desc" }], take: MOST, include: { uses: { orderBy: { usedAt: "desc" } } } });
    return rows.map(({ id, name, source, field, issuer, oneDossier, validFrom, validTo, validityUnknown, reuse, sourceFileId, sha256, sourceCode, sourceDossierId, certifiedByName, keptAt, uses }) => ({
      id, name, source, field, issuer, oneDossier, validFrom: dayOf(validFrom), validTo: dayOf(validTo), validityUnknown, reuse, fileId: sourceFileId, sha256, sourceCode, sourceDossierId,
      certifiedByName, keptAt,
      uses: uses.map((use) => ({
        id: use.id, usedByName: use.usedByName, own: use.usedById === owner.id, agencyName: use.agencyName, procedureName: use.procedureName, dossierId: use.dossierId, shownCode: use.shownCode, at: use.usedAt,
      })),
    }));
  });
}
