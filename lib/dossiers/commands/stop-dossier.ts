import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { stopLetter } from "@/lib/dossiers/form-data/agency-letters";
import { signingHead } from "@/lib/dossiers/queries/agency-people";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { StopDossierInput } from "@/lib/dossiers/schema/stop-dossier";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamMoment } from "@/lib/platform/format";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The holder stops the processing for good, with words for the applicant (status 8), and issues the Thông báo dừng giải quyết
 * (TT 03/2025/TT-VPCP, mẫu số 05). It says that the applicant asked for it only when he did.
 */
export async function stopDossier(actor: Actor, input: StopDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.decide");
  return once(permitted.actor, input.operationId, "stopDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason, askedDay } = input;
    const at = now();
    const moved = await moveDossier<"STOP">(permitted, tx, { event: "STOP", dossierId, operationId, expectedVersion, at, reason, payload: { askedDay } });
    if (!moved.ok) return moved;
    const { dossier } = moved.value;
    const letter = { facts: await readFormFacts(permitted, tx, dossierId), writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const headName = await signingHead(permitted, tx, dossier.agencyId);
    const askedAt = askedDay === null ? null : vietnamMoment(askedDay);
    await issueForm(permitted, tx, { dossierId, kind: "STOP_NOTICE", data: stopLetter(letter, { reason, askedAt, headName }), at });
    return ok({ dossierId, version: dossier.version });
  });
}
