import type { Permit } from "@/lib/access/policy";
import { noteIncident } from "@/lib/deliveries/commands/incidents";
import type { Party } from "@/lib/deliveries/custody";
import { differenceList, type DifferenceList } from "@/lib/deliveries/scan-list";
import { scansOf } from "@/lib/dossiers/queries/manifest-scans";
import type { Tx } from "@/lib/platform/db";
import type { Manifest, ManifestLine } from "@/lib/platform/generated/client";
import { newId } from "@/lib/platform/ids";

type Listed = Readonly<Manifest & { lines: readonly ManifestLine[] }>;

/** What the receiver scanned of a manifest that he is about to sign, and what the giver had scanned into it. */
export async function scansBeforeSigning(permitted: Permit<"manifest.sign">, tx: Tx, manifest: Listed): Promise<Readonly<{ giver: DifferenceList; receiver: DifferenceList }>> {
  const lines = manifest.lines.map(({ dossierId }) => dossierId);
  const scans = await scansOf(permitted, tx, manifest.id);
  return { giver: differenceList(lines, scans, "GIVER"), receiver: differenceList(lines, scans, "RECEIVER") };
}

/** Lines that were taken without a scan were counted by hand: each is written down as such, so that every taken line has its row. */
export async function keepHandCounts({ actor }: Permit<"manifest.sign">, tx: Tx, manifest: Listed, taken: readonly Readonly<{ dossierId: string; code: string }>[], receiver: DifferenceList, at: Date): Promise<void> {
  await tx.custodyScan.createMany({
    data: taken.filter(({ dossierId }) => !receiver.scanned.has(dossierId)).map(({ dossierId, code }) => ({
      id: newId<"scan">(), manifestId: manifest.id, side: "RECEIVER" as const, method: "BY_HAND" as const, verdict: "LISTED" as const, code, dossierId, scannedById: actor.id, scannedByName: actor.name, scannedAt: at,
    })),
  });
}

/** What came with the bag and is not of its list is an incident; who gave the bag answers for what is in it. */
export async function noteExtras(permitted: Permit<"manifest.sign">, tx: Tx, manifest: Listed, receiver: DifferenceList, sides: Readonly<{ giver: Party; receiver: Party }>, at: Date): Promise<void> {
  for (const { code, verdict, dossierId, words } of receiver.extra) {
    await noteIncident(permitted, tx, {
      kind: verdict === "UNKNOWN" ? "UNKNOWN_NUMBER" : "FOREIGN_BAG", dossierId, officeId: manifest.officeId, manifestId: manifest.id, words: `${manifest.number}, ngoài danh sách: ${code}: ${words}`,
      responsible: sides.giver, noticedBy: sides.receiver, at,
    });
  }
}
