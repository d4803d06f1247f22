import type { Permit } from "@/lib/access/policy";
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

/** Stores a file and ties it to a dossier (and to the component that it digitises). The caller has checked it with `checkFile`. */
export async function attachFile(permitted: Permit, tx: Tx, file: Attachment): Promise<DossierFile> {
  const sha256 = await keepFile(tx, file.bytes, file.contentType);
  return tx.dossierFile.create({
    data: {
      dossierId: file.dossierId, sha256, purpose: file.purpose, componentId: file.componentId, name: file.name,
      uploadedById: permitted.actor.id, uploadedByName: permitted.actor.name, uploadedAt: file.at,
    },
  });
}
