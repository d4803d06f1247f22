import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { manifestLines } from "@/lib/dossiers/queries/manifest-lines";
import type { Actor } from "@/lib/identity/actor";

/** Dossiers whose results can go to one post office on one list. */
export type HandOverGroup = Readonly<{ officeId: string; dossierIds: readonly string[] }>;

/**
 * Which of these results can be handed to the post now, by post office, and why each of the others cannot.
 * @returns `refused`: a sentence for each id that stays behind
 */
export async function sortResultsToHandOver(actor: Actor, dossierIds: readonly string[]): Promise<{ groups: HandOverGroup[]; refused: ReadonlyMap<string, string> }> {
  const permitted = permit(actor, "manifest.make");
  const { dossiers, faults } = await withActor(actor, (tx) => manifestLines(permitted, tx, "RESULT_DISPATCH", dossierIds));
  const refused = new Map<string, string>(dossierIds.map((id) => [id, REFUSAL_WORDS.NOT_FOUND]));
  const offices = new Map<string, string[]>();
  for (const { id, officeId } of dossiers) {
    const fault = faults.get(id) ?? (officeId === null ? "không qua bưu điện" : null);
    if (fault !== null) refused.set(id, `Chưa giao được cho bưu điện: ${fault}.`);
    else {
      refused.delete(id);
      offices.set(officeId ?? "", [...(offices.get(officeId ?? "") ?? []), id]);
    }
  }
  return { groups: [...offices].map(([officeId, ids]) => ({ officeId, dossierIds: ids })), refused };
}

/** The manifests that these operations made, with the dossiers on them. */
export async function manifestsMadeBy(actor: Actor, operationIds: readonly string[]): Promise<{ number: string; dossierIds: readonly string[] }[]> {
  permit(actor, "manifest.make");
  return withActor(actor, async (tx) => {
    const made = await tx.operation.findMany({ where: { id: { in: [...operationIds] }, command: "makeManifest", actorId: actor.id ?? "" }, select: { answer: true } });
    const ids = made.map(({ answer }) => manifestIdOf(answer)).filter((id) => id !== null);
    const manifests = await tx.manifest.findMany({ where: { id: { in: ids } }, include: { lines: { select: { dossierId: true } } } });
    return manifests.map(({ number, lines }) => ({ number, dossierIds: lines.map(({ dossierId }) => dossierId) }));
  });
}

function manifestIdOf(answer: string): string | null {
  const value: unknown = JSON.parse(answer);
  return typeof value === "object" && value !== null && "manifestId" in value && typeof value.manifestId === "string" ? value.manifestId : null;
}
