import { may } from "@/lib/access/policy";
import { earlierDossiers, readEntry } from "@/lib/dossiers/queries/desk-entry";
import { NEW_ENTRY } from "@/lib/dossiers/schema/desk-entry";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/**
 * What the person whom the clerk is entering has filed at this office before, as JSON `{ dossiers }`: asked when a card has filled the fields. The person is the one of the
 * entry that is kept for this clerk, so that no identity number stands in an address.
 */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!may(actor, "dossier.file-at-counter")) return Response.json({ dossiers: [] }, { status: 403 });
  const entry = await readEntry(actor, NEW_ENTRY);
  return Response.json({ dossiers: await earlierDossiers(actor, entry?.fields.identityNumber ?? "") }, { headers: { "cache-control": "no-store" } });
}
