import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";

/** A colleague at the counter and what he holds. */
export type CounterColleague = Readonly<{ id: string; name: string; papers: number; dossiers: number; shiftOpen: boolean }>;

/** The other clerks of the office who hold papers or have an open shift: whose work could be taken over. */
export async function counterColleagues(actor: Actor): Promise<CounterColleague[]> {
  const { actor: clerk } = permit(actor, "clerk.substitute");
  const officeId = "officeId" in clerk ? clerk.officeId : null;
  if (officeId === null) return [];
  return withActor(clerk, async (tx) => {
    const colleagues = await tx.staff.findMany({ where: { officeId, role: "POSTAL_CLERK", id: { not: clerk.id } }, orderBy: { fullName: "asc" }, select: { id: true, fullName: true } });
    const held = await tx.paper.findMany({ where: { holderKind: "CLERK", holderId: { in: colleagues.map(({ id }) => id) }, dossier: dossiersVisibleTo(actor) }, select: { holderId: true, dossierId: true } });
    const shifts = await tx.counterShift.findMany({ where: { officeId, closedAt: null }, select: { clerkId: true } });
    return colleagues
      .map(({ id, fullName }) => {
        const own = held.filter(({ holderId }) => holderId === id);
        return { id, name: fullName, papers: own.length, dossiers: new Set(own.map(({ dossierId }) => dossierId)).size, shiftOpen: shifts.some(({ clerkId }) => clerkId === id) };
      })
      .filter(({ papers, shiftOpen }) => papers > 0 || shiftOpen);
  });
}
