import type { FinishedStep } from "@/lib/deadlines/step-plan";
import { payloadText } from "@/lib/dossiers/notice-facts";

type StepEvent = Readonly<{ event: string; occurredAt: Date; payload: unknown; actorName: string }>;

function positionOf(payload: unknown): number | null {
  return typeof payload === "object" && payload !== null && "position" in payload && typeof payload.position === "number" ? payload.position : null;
}

/** The steps of a process that a dossier's events say are finished, in their order. */
export function finishedSteps(events: readonly StepEvent[], processId: string): FinishedStep[] {
  return events.flatMap(({ event, occurredAt, payload, actorName }) => {
    const position = event === "FINISH_STEP" && payloadText(payload, "processId") === processId ? positionOf(payload) : null;
    return position === null ? [] : [{ position, at: occurredAt, by: actorName }];
  });
}
