import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { DeleteFilterInput, SaveFilterInput } from "@/lib/dossiers/schema/saved-filter";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/** So many a person keeps; more are no shortcut. */
const MOST_KEPT = 30;

/** Keeps the conditions of a list under a name of one's own. The same name with the same conditions is the same filter. */
export async function saveFilter(actor: Actor, { name, query }: SaveFilterInput): Promise<Result<{ query: string }>> {
  const { actor: owner } = permit(actor, "saved-filter.manage");
  return withActor(owner, async (tx) => {
    const kept = await tx.savedFilter.findMany({ where: { staffId: owner.id } });
    const alike = kept.find((filter) => filter.name === name);
    if (alike) return alike.query === query ? ok({ query }) : refused("NAME_TAKEN", `Anh/chị đã có bộ lọc tên “${name}”. Đặt tên khác, hoặc xóa bộ lọc cũ trước.`, "name");
    if (kept.length >= MOST_KEPT) return refused("TOO_MANY", `Anh/chị đã lưu ${MOST_KEPT} bộ lọc. Xóa bớt rồi lưu.`, "name");
    // Two presses at once: the second finds the name taken and changes nothing.
    await tx.savedFilter.createMany({ data: [{ id: newId(), staffId: owner.id, name, query, createdAt: now() }], skipDuplicates: true });
    return ok({ query });
  });
}

/** Forgets one's own filter; dossiers are not touched. */
export async function deleteFilter(actor: Actor, { filterId }: DeleteFilterInput): Promise<Result<{ filterId: string }>> {
  const { actor: owner } = permit(actor, "saved-filter.manage");
  return withActor(owner, async (tx) => {
    const { count } = await tx.savedFilter.deleteMany({ where: { id: filterId, staffId: owner.id } });
    return count === 1 ? ok({ filterId }) : refused("NOT_FOUND", "Bộ lọc này không còn. Hãy tải lại trang.");
  });
}
