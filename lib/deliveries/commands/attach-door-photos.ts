import type { Permit } from "@/lib/access/policy";
import type { Tx } from "@/lib/platform/db";

/**
 * Photos taken at the door become proofs of the dossier as soon as their act is written and their bytes are here, whichever came
 * first: the applicant and the agency see what the courier saw. Done twice they are there once.
 */
export async function attachDoorPhotos({ actor }: Permit<"device.sync">, tx: Tx, operationId: string): Promise<void> {
  const event = await tx.dossierEvent.findFirst({ where: { operationId, actorId: actor.id }, select: { dossierId: true } });
  if (!event) return;
  const photos = await tx.courierPhoto.findMany({ where: { operationId }, orderBy: { keptAt: "asc" } });
  const known = await tx.dossierFile.findMany({ where: { dossierId: event.dossierId, purpose: "PROOF", sha256: { in: photos.map(({ sha256 }) => sha256) } }, select: { sha256: true } });
  const fresh = photos.filter(({ sha256 }) => !known.some((file) => file.sha256 === sha256));
  await tx.dossierFile.createMany({
    data: fresh.map(({ sha256, keptAt }) => ({ dossierId: event.dossierId, sha256, purpose: "PROOF" as const, name: "Ảnh chụp tại nơi gom, phát.jpg", uploadedById: actor.id, uploadedByName: actor.name, uploadedAt: keptAt })),
  });
}
