import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import type { AcceptSupplementInput } from "@/lib/dossiers/schema/accept-supplement";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The applicant brings to the counter what was asked for before reception, with or without an account of his own: the dossier
 * comes back to the clerk's checklist, and no legal clock has run (NĐ 118/2025, Điều 17).
 */
export async function resumeAtCounter(actor: Actor, input: AcceptSupplementInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.answer-supplement");
  return once(permitted.actor, input.operationId, "resumeAtCounter", async (tx) => {
    const { operationId, dossierId, expectedVersion, note } = input;
    const reason = note === "" ? "Công dân mang giấy tờ bổ sung đến quầy." : note;
    const moved = await moveDossier<"RESUBMIT">(permitted, tx, { event: "RESUBMIT", dossierId, operationId, expectedVersion, at: now(), reason, payload: { atCounter: true } });
    if (!moved.ok) return moved;
    return actor.kind === "POSTAL_CLERK" ? ok({ dossierId, version: moved.value.dossier.version }) : refused("WRONG_STATUS", "Việc này do nhân viên quầy làm.");
  });
}
