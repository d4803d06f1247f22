import { shownFileName } from "@/lib/digitisation/scan-name";
import type { FileView } from "@/lib/dossiers/dossier-view";
import type { Prisma } from "@/lib/platform/generated/client";

/** What is read of a file for a page: content, signatures in it, the clerk's certification, whether it came out of its owner's store. */
export const FILE_FACTS = {
  stored: true, dossier: { select: { code: true, submissionCode: true } }, scan: { select: { text: true } },
  signatures: { orderBy: { position: "asc" } }, certification: true, signedBy: true, documentUse: true,
} as const satisfies Prisma.DossierFileInclude;

type FileRow = Prisma.DossierFileGetPayload<{ include: typeof FILE_FACTS }>;

/** A stored file as pages show it. */
export function fileView(file: FileRow): FileView {
  const { id, name, purpose, componentId, uploadedById, uploadedByName, uploadedAt, stored, dossier, scan, signatures, certification, signedBy, documentUse } = file;
  return {
    id, name: shownFileName(name, dossier), purpose, componentId, uploadedById, uploadedByName, uploadedAt, contentType: stored.contentType, size: stored.size,
    signatures: signatures.map(({ state, signerName, organisation, authority, signedAt, timeStamped }) => ({ state, signerName, organisation, authority, signedAt, timeStamped })),
    certification: certification && { state: certification.state, clerkId: certification.clerkId, clerkName: certification.clerkName, words: certification.words },
    certified: signedBy !== null, fromStore: documentUse !== null, text: scan === null || scan.text === "" ? null : scan.text,
  };
}
