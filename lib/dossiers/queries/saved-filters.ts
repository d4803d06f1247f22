import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { inboxConditions } from "@/lib/dossiers/schema/saved-filter";
import type { Actor } from "@/lib/identity/actor";

/** `query` is what stands after the `?` of the inbox's address. */
export type SavedFilterView = Readonly<{ id: string; name: string; query: string }>;

/** One's own saved filters, by name. */
export async function readSavedFilters(actor: Actor): Promise<SavedFilterView[]> {
  const { actor: owner } = permit(actor, "saved-filter.manage");
  const rows = await withActor(owner, (tx) => tx.savedFilter.findMany({ where: { staffId: owner.id }, orderBy: { name: "asc" } }));
  return rows.map(({ id, name, query }) => ({ id, name, query: inboxConditions(query) }));
}
