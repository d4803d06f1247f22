import { permit, type Permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { EventPayload } from "@/lib/dossiers/effects";
import { refusalLetter } from "@/lib/dossiers/form-data/agency-letters";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { GrantDossierInput, RefuseDossierInput } from "@/lib/dossiers/schema/decide-dossier";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Dossier } from "@/lib/platform/generated/client";
import type { DossierId, OperationId } from "@/lib/platform/ids";
import { ok, type Result } from "@/lib/platform/result";

/** The answer on paper, which the agency holds until it goes to the post or is fetched; none when the applicant takes it online. */
async function layDownResult(_permitted: Permit<"dossier.decide">, tx: Tx, dossier: Dossier, description: string, count: number): Promise<void> {
  if (dossier.returnMethod === "ONLINE") return;
  await tx.paper.create({ data: { dossierId: dossier.id, kind: "RESULT", description, count, holderKind: "AGENCY", holderId: dossier.agencyId } });
}

/** The hidden fields of an act, and, when a head signs what was put before him, by whom. */
type Deciding = Readonly<{ operationId: OperationId; dossierId: DossierId; expectedVersion: number; proposedById?: string }>;

function said({ proposedById }: Deciding): EventPayload {
  return proposedById === undefined ? {} : { proposedById };
}

/** Ends the processing with a result, and lays its paper down. */
export async function grantIn(permitted: Permit<"dossier.decide">, tx: Tx, deciding: Deciding, { result, copies }: Readonly<{ result: string; copies: number }>): Promise<Result<ActedDossier>> {
  const { operationId, dossierId, expectedVersion } = deciding;
  const moved = await moveDossier<"GRANT">(permitted, tx, {
    event: "GRANT", dossierId, operationId, expectedVersion, at: now(), payload: { result, copies, ...said(deciding) },
  });
  if (!moved.ok) return moved;
  await layDownResult(permitted, tx, moved.value.dossier, result, copies);
  return ok({ dossierId, version: moved.value.dossier.version });
}

/** Ends the processing with a refusal, and issues its letter. */
export async function refuseIn(permitted: Permit<"dossier.decide">, tx: Tx, deciding: Deciding, reason: string): Promise<Result<ActedDossier>> {
  const { operationId, dossierId, expectedVersion } = deciding;
  const at = now();
  const moved = await moveDossier<"REFUSE">(permitted, tx, { event: "REFUSE", dossierId, operationId, expectedVersion, at, reason, payload: said(deciding) });
  if (!moved.ok) return moved;
  await layDownResult(permitted, tx, moved.value.dossier, "Phiếu từ chối giải quyết hồ sơ", 1);
  const facts = await readFormFacts(permitted, tx, dossierId);
  const letter = { facts, writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
  await issueForm(permitted, tx, { dossierId, kind: "REJECTION", data: refusalLetter(letter, reason), at });
  return ok({ dossierId, version: moved.value.dossier.version });
}

/**
 * Grants what was asked: processing ends here, and punctuality is judged here (domain.md 4.3). Needs the result's file
 * (NĐ 118/2025, Điều 20: kết quả điện tử). A dossier that nobody holds is decided by whoever acts first.
 */
export async function grantDossier(actor: Actor, input: GrantDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.decide");
  return once(permitted.actor, input.operationId, "grantDossier", (tx) => grantIn(permitted, tx, input, input));
}

/**
 * Refuses, with words for the applicant, and issues the Phiếu từ chối within the term (NĐ 61/2018, Điều 19.8). Counts as resolved.
 */
export async function refuseDossier(actor: Actor, input: RefuseDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.decide");
  return once(permitted.actor, input.operationId, "refuseDossier", (tx) => refuseIn(permitted, tx, input, input.reason));
}
