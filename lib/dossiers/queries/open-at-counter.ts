import { permit } from "@/lib/access/policy";
import { readTogether } from "@/lib/access/with-actor";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { type KeptEntry, readEntry } from "@/lib/dossiers/queries/desk-entry";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { type ExpertNote, readExpertNotes } from "@/lib/dossiers/queries/expert-questions";
import { type IncomingView, readIncomingScans } from "@/lib/dossiers/queries/incoming-scans";
import { type DocumentProgress, readScanProgress } from "@/lib/dossiers/queries/scan-desk";
import { hasOpenShift } from "@/lib/dossiers/queries/shift";
import { readStoreOffers, type StoreOffer } from "@/lib/dossiers/queries/store-offers";
import type { Actor } from "@/lib/identity/actor";
import { type OwedMoney, readDossierMoney } from "@/lib/payments/queries/dossier-money";

/** A dossier open on a clerk's desk: `entry` what he typed and has not sent, `notes` what experts said, `documents` and `incoming` its scans on their way, `offers` from the owner's store. */
export type OpenAtCounter = Readonly<{
  dossier: DossierView; entry: KeptEntry | null; notes: readonly ExpertNote[]; documents: readonly DocumentProgress[]; incoming: readonly IncomingView[]; offers: readonly StoreOffer[];
  money: readonly OwedMoney[]; shiftOpen: boolean;
}>;

/** The open dossier with what lies around it on the desk, read at once; null when there is none such for this clerk. */
export async function readOpenAtCounter(actor: Actor, id: string): Promise<OpenAtCounter | null> {
  permit(actor, "desk-entry.keep");
  const together = readTogether(actor, async () => ({
    dossier: await readDossier(actor, id), notes: await readExpertNotes(actor, id), documents: await readScanProgress(actor, id), offers: await readStoreOffers(actor, id), money: await readDossierMoney(actor, id),
  }));
  const [{ dossier, ...around }, entry, incoming, shiftOpen] = await Promise.all([together, readEntry(actor, id), readIncomingScans(actor, id), hasOpenShift(actor)]);
  return dossier && { dossier, ...around, entry, incoming, shiftOpen };
}
