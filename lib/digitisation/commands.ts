import type { Permit } from "@/lib/access/policy";
import type { Tx } from "@/lib/platform/db";
import type { DossierFile } from "@/lib/platform/generated/client";
import type { FilePurpose } from "@/lib/platform/generated/enums";
import { putFile } from "@/lib/platform/storage";

/** Stores bytes and their record, once per content. @returns the SHA-256 in hex */
export async function keepFile(_permitted: Permit, tx: Tx, bytes: Uint8Array, contentType: string): Promise<string> {
  const { sha256, size } = await putFile(bytes);
  await tx.storedFile.createMany({ data: [{ sha256, size, contentType }], skipDuplicates: true });
  return sha256;
}

type Attachment = Readonly<{
  dossierId: string;
  purpose: FilePurpose;
  componentId: string | null;
  name: string;
  bytes: Uint8Array;
  contentType: string;
  at: Date;
}>;

/** Stores a file and ties it to a dossier (and to the component that it digitises). The caller has checked it with `checkFile`. */
export async function attachFile(permitted: Permit, tx: Tx, file: Attachment): Promise<DossierFile> {
  const sha256 = await keepFile(permitted, tx, file.bytes, file.contentType);
  return tx.dossierFile.create({
    data: {
      dossierId: file.dossierId, sha256, purpose: file.purpose, componentId: file.componentId, name: file.name,
      uploadedById: permitted.actor.id, uploadedByName: permitted.actor.name, uploadedAt: file.at,
    },
  });
}
