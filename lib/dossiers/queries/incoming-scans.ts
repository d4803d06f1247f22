import { permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { IncomingScanState } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** A scan on its way to the table. REFUSED: `words` say why; `replacesId`: the page whose place it is to take. */
export type IncomingView = Readonly<{ id: string; state: Exclude<IncomingScanState, "LAID">; source: string; words: string; replacesId: string | null }>;

/** The scans of a dossier that are being judged, and those refused that no clerk has put away, in the order in which they came. Asked again and again while a clerk waits. */
export async function readIncomingScans(actor: Actor, dossierId: string): Promise<readonly IncomingView[]> {
  permit(actor, "scan.manage");
  if (!isId(dossierId)) return [];
  const { condition, place } = dossiersVisibleSql(actor);
  return readAs<IncomingView>(actor, {
    name: "incoming-scans",
    text: `select s.id, s.state::text as state, s.source, s.words, s.replaces_id as "replacesId" from incoming_scan s join dossier d on d.id = s.dossier_id
      where ${condition} and s.dossier_id = $2::uuid and s.state <> 'LAID' and s.dismissed_at is null order by s.id`,
    values: [place, dossierId], brief: true,
  });
}
