import { permit } from "@/lib/access/policy";
import { type AgencyQueue, readsBackwards } from "@/lib/dossiers/agency-queues";
import { type InboxRow, listQueue } from "@/lib/dossiers/queries/agency-list";
import type { AgencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import type { Actor } from "@/lib/identity/actor";

const CHUNK = 500;

/**
 * A list from its beginning, in chunks of 500 as they are read: the same scope, queue and filter as on the screen, and never more
 * than a chunk in memory.
 * @param most rows at most
 */
export async function* exportAgencyInbox(actor: Actor, queue: AgencyQueue, filter: AgencyInboxFilter, most: number): AsyncGenerator<readonly InboxRow[]> {
  const permitted = permit(actor, "dossier.process");
  let cursor: { at: Date; id: string } | null = null;
  for (let left = most; left > 0; left -= CHUNK) {
    const rows: InboxRow[] = await listQueue(permitted, { queue, filter, cursor, forwards: !readsBackwards(queue), most: CHUNK });
    yield rows.slice(0, left);
    const last = rows.at(-1);
    if (rows.length < CHUNK || !last?.dueAt) return;
    cursor = { at: last.dueAt, id: last.id };
  }
}
