import { collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { takeOverPapers } from "@/lib/dossiers/commands/take-over-papers";
import type { SignatureMark } from "@/lib/deliveries/signature";
import type { Recipient } from "@/lib/dossiers/schema/deliver-result";
import type { ChecklistLine } from "@/lib/dossiers/schema/save-checklist";
import type { Actor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import type { Result } from "@/lib/platform/result";
import type { MadeDossier, World } from "@/tests/factories";

export const DRAWN: SignatureMark = { method: "DRAWN", strokes: [[0.1, 0.6, 0.2, 0.3, 0.4, 0.7, 0.9, 0.4]] };
export const OWNER: Recipient = {
  recipientName: "Nguyễn Thị Mai Lan", relation: "OWNER", identityType: "CITIZEN_CARD", identityLast4: "4127", authorisation: "", signature: DRAWN,
};

/** The value of a result that must be well. @throws with the refusals' words otherwise */
export function good<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.refusals.map(({ reason, words }) => `${reason}: ${words}`).join(" / "));
}

/** Reason and words of a refusal. */
export function refusal(result: Result<unknown>): { reason: string; words: string; field: string | undefined } {
  if (result.ok) throw new Error("not refused");
  const { reason, words, field } = result.refusals[0];
  return { reason, words, field };
}

/** The courier at the door; every paper counted as declared unless told otherwise. */
export function collect(actor: Actor, made: MadeDossier, counted: Record<string, number> = {}, operationId = newId<"operation">()) {
  return collectPapers(actor, {
    operationId, dossierId: made.id, pickupId: asId<"pickup">(made.pickupId ?? ""), sealNumber: "NP000777", weightGrams: 80,
    counted: { ...Object.fromEntries(made.paperIds.map((id) => [id, 1])), ...counted }, citizenSignature: DRAWN, courierSignature: null,
  });
}

/** The clerk takes the bag over. */
export function takeOver(actor: Actor, made: MadeDossier, expectedVersion: number, change: { sealNumber?: string; counted?: Record<string, number> } = {}) {
  return takeOverPapers(actor, {
    operationId: newId<"operation">(), dossierId: made.id, expectedVersion, sealNumber: change.sealNumber ?? "NP000777",
    counted: { ...Object.fromEntries(made.paperIds.map((id) => [id, 1])), ...change.counted }, courierSignature: DRAWN,
  });
}

/** A complete checklist: everything filed as an original. */
export function fullChecklist(world: World): ChecklistLine[] {
  return world.version.components.filter(({ kind }) => kind !== "NOTE").map(({ id }) => ({
    componentId: id, answer: "FILED", originals: 1, certifiedCopies: 0, photocopies: 0, note: "", paperReason: "VOLUNTEERED",
  }));
}

/** The clerk receives with a complete checklist. */
export function receive(actor: Actor, made: MadeDossier, expectedVersion: number, lines: ChecklistLine[], operationId = newId<"operation">()) {
  return receiveDossier(actor, { operationId, dossierId: made.id, expectedVersion, lines });
}
