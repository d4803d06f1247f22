import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { manifestKindOf, manifestsVisibleTo, sideOf } from "@/lib/deliveries/manifest";
import { differenceList, type DifferenceList, type ScanFact } from "@/lib/deliveries/scan-list";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { ScanMethod, ScanSide, ScanVerdict } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** The scans beside a manifest that the reader may see, oldest first. */
export async function scansOf(_permitted: Permit, tx: Tx, manifestId: string): Promise<ScanFact[]> {
  const rows = await tx.custodyScan.findMany({ where: { manifestId }, orderBy: [{ scannedAt: "asc" }, { id: "asc" }] });
  return rows.map(({ side, method, verdict, code, dossierId, words, scannedAt, scannedByName }) => ({ side, method, verdict, code, dossierId, words, at: scannedAt, byName: scannedByName }));
}

export type ManifestScans = Readonly<{
  /** The reader's own side; null for who only looks on, or when it is signed: nothing can be scanned any more. */
  scans: ScanSide | null;
  giver: DifferenceList;
  receiver: DifferenceList;
  /** How the receiver's lines were taken. */
  log: readonly Readonly<{ side: ScanSide; method: ScanMethod; verdict: ScanVerdict; code: string; words: string; at: Date; byName: string }>[];
}>;

/** What both sides scanned beside a manifest, held against its lines; null when there is none such for this actor. */
export async function readManifestScans(actor: Actor, manifestId: string): Promise<ManifestScans | null> {
  const permitted = permit(actor, "manifest.read");
  if (!isId(manifestId)) return null;
  return withActor(actor, async (tx) => {
    const manifest = await tx.manifest.findFirst({ where: { AND: [{ id: manifestId }, manifestsVisibleTo(actor)] }, include: { lines: true } });
    if (!manifest) return null;
    const scans = await scansOf(permitted, tx, manifest.id);
    const lines = manifest.lines.map(({ dossierId }) => dossierId);
    return {
      scans: manifest.signedAt === null ? sideOf(manifestKindOf(manifest), actor.kind) : null,
      giver: differenceList(lines, scans, "GIVER"), receiver: differenceList(lines, scans, "RECEIVER"),
      log: scans.toReversed().map(({ side, method, verdict, code, words, at, byName }) => ({ side, method, verdict, code, words, at, byName })),
    };
  });
}
