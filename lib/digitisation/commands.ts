import type { Permit } from "@/lib/access/policy";
import { checkPdfSignatures } from "@/lib/digitisation/signing/pdf-signatures";
import { trustedRoots } from "@/lib/digitisation/signing/settings";
import type { Tx } from "@/lib/platform/db";
import type { DossierFile } from "@/lib/platform/generated/client";
import type { FilePurpose } from "@/lib/platform/generated/enums";
import { keepFile } from "@/lib/platform/stored-file";

type Attachment = Readonly<{
  dossierId: string;
  purpose: FilePurpose;
  componentId: string | null;
  name: string;
  bytes: Uint8Array;
  contentType: string;
  at: Date;
}>;

/**
 * Stores a file and ties it to a dossier (and to the component that it digitises); signatures in a PDF are judged here, once, and kept with it. The caller has
 * checked it with `checkFile`.
 */
export async function attachFile(permitted: Permit, tx: Tx, file: Attachment): Promise<DossierFile> {
  const sha256 = await keepFile(tx, file.bytes, file.contentType);
  const attached = await tx.dossierFile.create({
    data: {
      dossierId: file.dossierId, sha256, purpose: file.purpose, componentId: file.componentId, name: file.name,
      uploadedById: permitted.actor.id, uploadedByName: permitted.actor.name, uploadedAt: file.at,
    },
  });
  const signatures = file.contentType === "application/pdf" ? checkPdfSignatures(file.bytes, trustedRoots(), file.at) : [];
  if (signatures.length > 0) {
    await tx.fileSignature.createMany({ data: signatures.map((signature, position) => ({ ...signature, fileId: attached.id, position, dossierId: file.dossierId, checkedAt: file.at })) });
  }
  return attached;
}
