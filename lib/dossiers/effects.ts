import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { Outcome } from "@/lib/platform/generated/enums";

/** Columns of the dossier that an event sets by itself, beside status and version. */
export type DossierEffects = Readonly<Partial<{
  submittedAt: Date;
  receivedAt: Date;
  processingEndedAt: Date;
  returnedAt: Date;
  outcome: Outcome;
  holderId: string | null;
  heldSince: Date | null;
}>>;

const NOTHING: DossierEffects = {};

/**
 * The moments and the holder that follow from an event (the five moments of design 5): the same for a live command, the bulk
 * loader and `verify`. Punctuality is judged at the end of processing (status 9), so refusal, stop and withdrawal end it too.
 */
export function effectsOf(event: DossierEventName, at: Date, actorId: string): DossierEffects {
  switch (event) {
    case "SUBMIT":
      return { submittedAt: at };
    case "RECEIVE":
      return { receivedAt: at };
    case "CLAIM":
    case "TAKE_OVER":
      return { holderId: actorId, heldSince: at };
    case "RELEASE":
      return { holderId: null, heldSince: null };
    case "GRANT":
      return { processingEndedAt: at, outcome: "GRANTED", holderId: actorId };
    case "REFUSE":
      return { processingEndedAt: at, outcome: "REFUSED", holderId: actorId };
    case "STOP":
    case "WITHDRAW":
      return { processingEndedAt: at };
    case "DELIVER_RESULT":
    case "RETURN_AT_COUNTER":
      return { returnedAt: at };
    default:
      return NOTHING;
  }
}
