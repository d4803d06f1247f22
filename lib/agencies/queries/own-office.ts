import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";

/** Name of the post office that the employee works at, shown all the time on the desk. */
export async function ownOfficeName(actor: Actor): Promise<string> {
  const { actor: employee } = permit(actor, "pickup.read");
  const officeId = employee.kind === "CITIZEN" ? null : employee.officeId;
  if (officeId === null) return "";
  const office = await withActor(actor, (tx) => tx.postOffice.findUnique({ where: { id: officeId }, select: { name: true } }));
  return office?.name ?? "";
}
