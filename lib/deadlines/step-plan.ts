import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { localMinuteOf } from "@/lib/deadlines/days";
import { type DeadlineReason, dueAt, type Interruption } from "@/lib/deadlines/due";
import { ok, type Result } from "@/lib/platform/result";

/** One internal step with its own working time. */
export type PlannedStep = Readonly<{ position: number; name: string; minutes: number }>;
/** A step that the holder declared finished. */
export type FinishedStep = Readonly<{ position: number; at: Date; by: string }>;

export type StepState = "DONE" | "CURRENT" | "AHEAD";
export type StepView = Readonly<{
  position: number;
  name: string;
  minutes: number;
  due: Date;
  state: StepState;
  /** Finished after its time, or not finished and its time is over. The dossier itself may still be in time. */
  late: boolean;
  finishedAt: Date | null;
  finishedBy: string | null;
}>;

export type StepPlanInput = Readonly<{
  calendar: WorkingCalendar;
  clockStartedAt: Date;
  cutoffMinute: number | null;
  /** The dossier's own: what stops its term stops its steps. */
  interruptions: readonly Interruption[];
  steps: readonly PlannedStep[];
  finished: readonly FinishedStep[];
  /** The dossier's own due date: no step is given longer. */
  dossierDue: Date | null;
  /** Now, or the end of processing. */
  asOf: Date;
}>;

/** A wait that began after the step was finished is none of its own. */
function waitsBefore(interruptions: readonly Interruption[], finished: FinishedStep | undefined): readonly Interruption[] {
  if (!finished) return interruptions;
  return interruptions.filter(({ from }) => new Date(from) < finished.at);
}

/**
 * When each internal step of a dossier is due: the working time of the steps up to it, counted from the start of the dossier's clock
 * with the dossier's own waits, never later than the dossier itself. Done in order: the first that is not finished is the current one
 * (domain.md 4.2: a step may be late while the dossier is not).
 */
export function stepPlan(input: StepPlanInput): Result<readonly StepView[], DeadlineReason> {
  const { calendar, clockStartedAt: start, cutoffMinute, dossierDue } = input;
  const views: StepView[] = [];
  let minutes = 0;
  let currentFound = false;
  for (const step of input.steps) {
    minutes += step.minutes;
    const finished = input.finished.find(({ position }) => position === step.position);
    const due = dueAt({ calendar, start, term: { value: minutes / 60, unit: "WORKING_HOUR" }, cutoffMinute, interruptions: waitsBefore(input.interruptions, finished) });
    if (!due.ok) return due;
    const own = dossierDue !== null && !finished && due.value.due > dossierDue ? dossierDue : due.value.due;
    const state: StepState = finished ? "DONE" : currentFound ? "AHEAD" : "CURRENT";
    currentFound ||= state === "CURRENT";
    const suspended = !finished && due.value.suspended;
    views.push({
      ...step, due: own, state, late: !suspended && localMinuteOf(finished?.at ?? input.asOf) > localMinuteOf(own),
      finishedAt: finished?.at ?? null, finishedBy: finished?.by ?? null,
    });
  }
  return ok(views);
}
