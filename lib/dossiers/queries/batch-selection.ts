import { permit } from "@/lib/access/policy";
import { type AgencyQueue, readsBackwards } from "@/lib/dossiers/agency-queues";
import { MOST_AT_ONCE } from "@/lib/dossiers/batch";
import { type InboxRow, listNamed, listQueue } from "@/lib/dossiers/queries/agency-list";
import type { AgencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import type { Actor } from "@/lib/identity/actor";

/** What was chosen: these dossiers, or all that a list holds. */
export type WantedSelection = Readonly<{ ids: readonly string[] } | { queue: AgencyQueue; filter: AgencyInboxFilter }>;
/** `overflow`: there are more than can be acted on at once; the rows are the most urgent of them. */
export type BatchSelection = Readonly<{ rows: readonly InboxRow[]; overflow: boolean }>;

/** The chosen dossiers as they are now, with the versions that the act will expect: at most 500. Those out of sight are not among them. */
export async function readBatchSelection(actor: Actor, wanted: WantedSelection): Promise<BatchSelection> {
  const permitted = permit(actor, "dossier.process");
  const rows = "ids" in wanted
    ? await listNamed(permitted, wanted.ids.slice(0, MOST_AT_ONCE + 1))
    : await listQueue(permitted, { queue: wanted.queue, filter: wanted.filter, cursor: null, forwards: !readsBackwards(wanted.queue), most: MOST_AT_ONCE + 1 });
  return { rows: rows.slice(0, MOST_AT_ONCE), overflow: rows.length > MOST_AT_ONCE };
}
