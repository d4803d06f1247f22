import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { codeMayBeMade, type CodeState, codeState } from "@/lib/dossiers/delivery-code";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { isId } from "@/lib/platform/ids";

export type DeliveryCodeView = Readonly<{
  dossierId: string; shownCode: string; mayMake: boolean;
  /** The newest one; what it is nobody can read again. */
  last: Readonly<{ recipientName: string; madeAt: Date; expiresAt: Date; usedAt: Date | null; state: CodeState }> | null;
}>;

/** Whether the owner may have somebody else take the result, and how his last code stands; null when there is no such dossier for him. */
export async function readDeliveryCode(actor: Actor, dossierId: string): Promise<DeliveryCodeView | null> {
  permit(actor, "delivery-code.make");
  if (!isId(dossierId)) return null;
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, select: { id: true, code: true, submissionCode: true, returnMethod: true, status: true } });
    if (!dossier) return null;
    const last = await tx.deliveryCode.findFirst({ where: { dossierId: dossier.id }, orderBy: { serial: "desc" }, select: { recipientName: true, madeAt: true, expiresAt: true, usedAt: true } });
    return { dossierId: dossier.id, shownCode: dossier.code ?? dossier.submissionCode, mayMake: codeMayBeMade(dossier), last: last && { ...last, state: codeState(last, now()) } };
  });
}
