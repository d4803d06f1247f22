import type { UndeliveredItem } from "@/lib/deliveries/queries/undelivered";
import type { CandidateGroup, ManifestCandidate } from "@/lib/dossiers/queries/manifests";

/** Of what could not be delivered: what lies at the office, was offered twice and is on no open manifest, by agency. */
export function returnCandidates(items: readonly UndeliveredItem[]): CandidateGroup[] {
  const groups = new Map<string, { placeId: string; placeName: string; dossiers: ManifestCandidate[] }>();
  for (const { agency, ...item } of items.filter(({ mayReturn, courier, manifest }) => mayReturn && courier === null && manifest === null)) {
    const group = groups.get(agency.id) ?? { placeId: agency.id, placeName: agency.name, dossiers: [] };
    groups.set(agency.id, group);
    group.dossiers.push({
      dossierId: item.dossierId, code: item.dossierCode, procedureName: item.procedureName, applicantName: item.receiverName, paperCount: item.papers, receivedAt: null, dueAt: null, returnMethod: "POST",
    });
  }
  return [...groups.values()];
}
