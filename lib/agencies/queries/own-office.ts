import { permit } from "@/lib/access/policy";
import { readAs } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";

/** Name of the post office that the employee works at, shown all the time on the desk. */
export async function ownOfficeName(actor: Actor): Promise<string> {
  const { actor: employee } = permit(actor, "pickup.read");
  const officeId = employee.kind === "CITIZEN" ? null : employee.officeId;
  if (officeId === null) return "";
  const [office] = await readAs<{ name: string }>(actor, { name: "own-office", text: "select name from post_office where id = $1::uuid", values: [officeId], brief: true });
  return office?.name ?? "";
}
