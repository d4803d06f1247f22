import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";

/** The provinces by name, for a choice. */
export async function provincesByName(actor: Actor): Promise<{ code: string; name: string }[]> {
  permit(actor, "catalogue.read");
  const provinces = await withActor(actor, (tx) => tx.province.findMany({ select: { code: true, name: true } }));
  return provinces.sort((one, other) => one.name.localeCompare(other.name, "vi"));
}
