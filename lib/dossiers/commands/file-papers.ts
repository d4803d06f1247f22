import type { Permit } from "@/lib/access/policy";
import { pickupWindow } from "@/lib/dossiers/pickup-window";
import type { DeclaredPaper } from "@/lib/dossiers/declared-papers";
import { placeWords } from "@/lib/dossiers/place-words";
import type { PickupInput } from "@/lib/dossiers/schema/save-draft";
import type { Tx } from "@/lib/platform/db";
import type { Dossier, Paper } from "@/lib/platform/generated/client";

/** Papers now exist, each held by the applicant until the courier counts them with him. @returns them in the order of their ids */
export async function declarePapers(_permitted: Permit, tx: Tx, dossier: Pick<Dossier, "id" | "applicantId">, papers: readonly DeclaredPaper[]): Promise<Paper[]> {
  const declared = await tx.paper.createManyAndReturn({ data: papers.map((paper) => ({ ...paper, dossierId: dossier.id, holderKind: "CITIZEN" as const, holderId: dossier.applicantId })) });
  return declared.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Asks for a visit of a courier of the dossier's office. @throws when the dossier has no office: such a one is never offered a visit */
export async function requestPickup(_permitted: Permit, tx: Tx, dossier: Pick<Dossier, "id" | "officeId">, pickup: PickupInput, at: Date): Promise<void> {
  if (dossier.officeId === null) throw new Error(`Dossier ${dossier.id} has no office to collect its papers`);
  const { from, to } = pickupWindow(pickup.day, pickup.window);
  const { contactName, phone, communeCode } = pickup;
  await tx.pickupRequest.create({
    data: { dossierId: dossier.id, officeId: dossier.officeId, contactName, phone, communeCode, addressText: await fullAddress(_permitted, tx, pickup), windowFrom: from, windowTo: to, createdAt: at },
  });
}

/** The address with its commune's name, as a courier reads it. */
export async function fullAddress(_permitted: Permit, tx: Tx, place: Readonly<{ addressText: string; communeCode: string }>): Promise<string> {
  const commune = await tx.commune.findUnique({ where: { code: place.communeCode }, include: { province: true } });
  return placeWords(place.addressText, commune?.name ?? "", commune?.province.name);
}
