import type { Permit } from "@/lib/access/policy";
import type { Tx } from "@/lib/platform/db";
import type { StaffRole } from "@/lib/platform/generated/enums";

export type Colleague = Readonly<{ id: string; name: string; role: StaffRole }>;

/** Somebody of the actor's own agency whose account is open; null when there is none such. */
export async function colleagueOf({ actor }: Permit, tx: Tx, staffId: string): Promise<Colleague | null> {
  const agencyId = "agencyId" in actor ? actor.agencyId : null;
  if (agencyId === null) return null;
  const found = await tx.staff.findFirst({ where: { id: staffId, agencyId, disabledAt: null }, select: { id: true, fullName: true, role: true } });
  return found && { id: found.id, name: found.fullName, role: found.role };
}

/** Who signs the agency's letters: the acting head himself, or the agency's first; "" when the actor may not know him (a citizen). */
export async function signingHead({ actor }: Permit, tx: Tx, agencyId: string): Promise<string> {
  if (actor.kind === "AGENCY_HEAD") return actor.name;
  const head = await tx.staff.findFirst({ where: { agencyId, role: "AGENCY_HEAD", disabledAt: null }, orderBy: { username: "asc" }, select: { fullName: true } });
  return head?.fullName ?? "";
}
