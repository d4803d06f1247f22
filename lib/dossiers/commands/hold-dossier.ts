import { permit } from "@/lib/access/policy";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { ClaimDossierInput, ReleaseDossierInput, TakeOverDossierInput } from "@/lib/dossiers/schema/hold-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, type Result } from "@/lib/platform/result";

/** The dossier after an act: its id, and the version to send with the next one. */
export type ActedDossier = { dossierId: string; version: number };

/**
 * An official takes a dossier that nobody holds: from now on he answers for it by name (NĐ 118/2025, Điều 19: phân công).
 * Refused when somebody holds it, with who, what and when.
 */
export async function claimDossier(actor: Actor, input: ClaimDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.process");
  return once(permitted.actor, input.operationId, "claimDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion } = input;
    const moved = await moveDossier<"CLAIM">(permitted, tx, { event: "CLAIM", dossierId, operationId, expectedVersion, at: now() });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}

/** The holder gives the dossier back to the agency: anybody of it may claim it. The reason may be empty. */
export async function releaseDossier(actor: Actor, input: ReleaseDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.process");
  return once(permitted.actor, input.operationId, "releaseDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"RELEASE">(permitted, tx, {
      event: "RELEASE", dossierId, operationId, expectedVersion, at: now(), ...(reason !== "" && { reason }),
    });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}

/** The head takes the dossier from whoever holds it, with a reason for the record.. */
export async function takeOverDossier(actor: Actor, input: TakeOverDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.take-over");
  return once(permitted.actor, input.operationId, "takeOverDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const moved = await moveDossier<"TAKE_OVER">(permitted, tx, { event: "TAKE_OVER", dossierId, operationId, expectedVersion, at: now(), reason });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}
