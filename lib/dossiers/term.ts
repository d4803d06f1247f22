import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { type DeadlineReason, type Due, dueAt, type Interruption } from "@/lib/deadlines/due";
import type { SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";
import type { Result } from "@/lib/platform/result";

/** What the catalogue said of the term when the dossier was received. */
export type TermAtReception = Readonly<{
  value: number | null;
  unit: TermUnit | null;
  supplementPolicy: SupplementPolicy;
  /** 'HH:mm' or null. */
  cutoffTime: string | null;
  sameDay: boolean;
}>;

type TermEvent = Readonly<{ event: string; occurredAt: Date }>;

function minuteOfDay(time: string | null): number | null {
  if (time === null) return null;
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** The times in which the dossier waited for the applicant, read from its events in order. */
export function interruptionsOf(events: readonly TermEvent[], policy: SupplementPolicy): Interruption[] {
  const interruptions: { effect: SupplementPolicy; from: Date; until: Date | null }[] = [];
  for (const { event, occurredAt } of events) {
    if (event === "REQUEST_SUPPLEMENT") interruptions.push({ effect: policy, from: occurredAt, until: null });
    const open = interruptions.at(-1);
    if (event === "ACCEPT_SUPPLEMENT" && open?.until === null) open.until = occurredAt;
  }
  return interruptions;
}

/**
 * The due date of a dossier: a pure function of what was fixed at reception, its events and its calendar version.
 * Commands, the bulk loader and `verify` all compute it here.
 */
export function dueOf(
  calendar: WorkingCalendar,
  clockStartedAt: Date,
  term: TermAtReception,
  events: readonly TermEvent[],
): Result<Due, DeadlineReason> {
  return dueAt({
    calendar,
    start: clockStartedAt,
    term: { value: term.value, unit: term.unit },
    cutoffMinute: minuteOfDay(term.cutoffTime),
    sameDay: term.sameDay,
    interruptions: interruptionsOf(events, term.supplementPolicy),
  });
}
