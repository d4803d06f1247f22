import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { Outcome } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";

/** Columns of the dossier that an event sets by itself, beside status and version. */
export type DossierEffects = Readonly<Partial<{
  submittedAt: Date;
  receivedAt: Date;
  processingEndedAt: Date;
  returnedAt: Date;
  outcome: Outcome;
  holderId: string | null;
  heldSince: Date | null;
  proposedAt: Date | null;
}>>;

const NOTHING: DossierEffects = {};

/** What an event says about itself beside its author, as the chain keeps it. */
export type EventPayload = Readonly<Record<string, Json>>;

/** @throws when the event names nobody: a fault of its command */
function named(payload: EventPayload, key: string): string {
  const value = payload[key];
  if (typeof value !== "string") throw new Error(`The event names no ${key}`);
  return value;
}

/** A head who signs what the holder proposed leaves him the holder. */
function decidedFor(payload: EventPayload, actorId: string): string {
  return typeof payload.proposedById === "string" ? payload.proposedById : actorId;
}

/**
 * The moments and the holder that follow from an event (the five moments of design 5): the same for a live command, the bulk
 * loader and `verify`. Punctuality is judged at the end of processing (status 9), so refusal, stop and withdrawal end it too.
 */
export function effectsOf(event: DossierEventName, at: Date, actorId: string, payload: EventPayload): DossierEffects {
  switch (event) {
    case "SUBMIT":
    case "FILE_AT_COUNTER":
      return { submittedAt: at };
    case "RECEIVE":
      return { receivedAt: at };
    case "CLAIM":
    case "TAKE_OVER":
      return { holderId: actorId, heldSince: at, proposedAt: null };
    case "ASSIGN":
    case "TRANSFER":
      return { holderId: named(payload, "assigneeId"), heldSince: at, proposedAt: null };
    case "RELEASE":
      return { holderId: null, heldSince: null, proposedAt: null };
    case "PROPOSE":
      return { proposedAt: at };
    case "RETURN_PROPOSAL":
    case "REQUEST_SUPPLEMENT":
      return { proposedAt: null };
    case "GRANT":
      return { processingEndedAt: at, outcome: "GRANTED", holderId: decidedFor(payload, actorId), proposedAt: null };
    case "REFUSE":
      return { processingEndedAt: at, outcome: "REFUSED", holderId: decidedFor(payload, actorId), proposedAt: null };
    case "STOP":
    case "WITHDRAW":
    case "CLOSE_UNANSWERED":
      return { processingEndedAt: at, proposedAt: null };
    case "DELIVER_RESULT":
    case "RETURN_AT_COUNTER":
      return { returnedAt: at };
    default:
      return NOTHING;
  }
}
