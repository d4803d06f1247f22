import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { AcceptSupplementInput } from "@/lib/dossiers/schema/accept-supplement";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The full supplement has arrived: the agency's clock runs again and the current due date is recomputed by the procedure's policy
 * (RESET: từ đầu; PAUSE: tiếp phần còn lại; NONE: không đổi; NĐ 61/2018, Điều 19.4). What the receipt promised stays.
 */
export async function acceptSupplement(actor: Actor, input: AcceptSupplementInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.accept-supplement");
  return once(permitted.actor, input.operationId, "acceptSupplement", async (tx) => {
    const { operationId, dossierId, expectedVersion, note } = input;
    const moved = await moveDossier<"ACCEPT_SUPPLEMENT">(permitted, tx, {
      event: "ACCEPT_SUPPLEMENT", dossierId, operationId, expectedVersion, at: now(), ...(note !== "" && { reason: note }),
    });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}
