import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { PUT_ASIDE_REASONS, type PutAsideReason } from "@/lib/deliveries/postal-events";
import type { Actor } from "@/lib/identity/actor";

export type PutAsideLine = Readonly<{
  rawId: string; carrierName: string; itemCode: string; code: string; place: string; occurredAt: Date; putAsideAt: Date; why: PutAsideReason;
  /** The dossier of the item; null when the item is not known. */
  dossierId: string | null;
}>;

const reasonOf = (text: string): PutAsideReason => PUT_ASIDE_REASONS.find((reason) => reason === text) ?? "UNKNOWN_CODE";

/** Operators' events that cannot follow what was before them and that nobody has settled: the office's own, and of items nobody knows; the oldest first. */
export async function listPutAside(actor: Actor): Promise<PutAsideLine[]> {
  const permitted = permit(actor, "postal-event.settle");
  const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
  if (officeId === null) return [];
  return withActor(actor, async (tx) => {
    const rows = await tx.eventPutAside.findMany({ where: { state: "OPEN", OR: [{ officeId }, { officeId: null }] }, orderBy: [{ putAsideAt: "asc" }, { rawId: "asc" }], take: 200 });
    const carriers = await tx.carrier.findMany({ select: { code: true, name: true } });
    return rows.map(({ rawId, carrierCode, itemCode, code, place, occurredAt, putAsideAt, why, dossierId }) => ({
      rawId, itemCode, code, place, occurredAt, putAsideAt, dossierId, why: reasonOf(why), carrierName: carriers.find((carrier) => carrier.code === carrierCode)?.name ?? carrierCode,
    }));
  });
}
