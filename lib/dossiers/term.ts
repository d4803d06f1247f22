import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { type DeadlineReason, type Due, dueAt, type Extension, type Interruption } from "@/lib/deadlines/due";
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

/** An event as far as the term is concerned; `payload` matters for an extension alone. */
export type TermEvent = Readonly<{ event: string; occurredAt: Date; payload?: unknown }>;

/** Events that end a wait for the applicant: his papers came, or the dossier ended without them. */
const ENDS_OF_WAITING: ReadonlySet<string> = new Set(["ACCEPT_SUPPLEMENT", "CLOSE_UNANSWERED", "WITHDRAW", "STOP"]);

/** The events that a due date can depend on: the others need not be read to compute it. */
export const TERM_EVENTS: readonly string[] = ["REQUEST_SUPPLEMENT", "EXTEND", ...ENDS_OF_WAITING];

/** Minute of the day of 'HH:mm'; null: none. */
export function minuteOfDay(time: string | null): number | null {
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
    if (ENDS_OF_WAITING.has(event) && open?.until === null) open.until = occurredAt;
  }
  return interruptions;
}

/** The re-appointment in force: the last one made (a second is the head's override), read from its event. */
export function extensionOf(events: readonly TermEvent[]): Extension | null {
  const last = events.findLast(({ event }) => event === "EXTEND");
  const payload: unknown = last?.payload;
  if (!last || typeof payload !== "object" || payload === null || !("newDueDay" in payload) || typeof payload.newDueDay !== "string") return null;
  return { decidedAt: last.occurredAt, newDueDay: payload.newDueDay };
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
    extension: extensionOf(events),
  });
}
