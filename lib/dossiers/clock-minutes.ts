import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { coversSpan, workedMinutesAt } from "@/lib/deadlines/calendar-index";
import { type Clocks, type HolderSegment, readClocks } from "@/lib/deadlines/clocks";
import { dayOfMinute, localMinuteOf } from "@/lib/deadlines/days";
import { clockSegments, type Way } from "@/lib/dossiers/clock-segments";
import { type DossierEventName, LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { SupplementPolicy } from "@/lib/platform/generated/enums";

/** Working minutes with each party, and the term's own reckoning (null where there is no due date). */
export type ClockMinutes = Readonly<{
  postMinutes: number;
  counterMinutes: number;
  agencyMinutes: number;
  citizenMinutes: number;
  /** What the term gave: working minutes from where it last began to the due date, without those set aside. */
  termMinutes: number | null;
  /** What the agency used of it until the end of processing. */
  agencyTermMinutes: number | null;
}>;

/** A dossier whose processing has ended, as far as its clocks are concerned; events oldest first. */
export type EndedDossier = Way & Readonly<{
  clockStartedAt: Date | null;
  /** The date that punctuality is judged against: without the extension. */
  dueAt: Date | null;
  processingEndedAt: Date;
  returnedAt: Date | null;
  policy: SupplementPolicy;
  events: readonly Readonly<{ event: string; occurredAt: Date }>[];
}>;

/** Where the term last began: at its start, or under RESET anew with the last full supplement. */
function termBegan({ clockStartedAt, policy, events, processingEndedAt }: EndedDossier, started: Date): Date {
  if (policy !== "RESET") return started;
  const last = events.findLast(({ event, occurredAt }) => event === "ACCEPT_SUPPLEMENT" && occurredAt <= processingEndedAt)?.occurredAt;
  return last !== undefined && clockStartedAt !== null && last > clockStartedAt ? last : started;
}

/** Minutes of the others' clocks between two moments: the applicant's, the post's, the counter's. */
function others(clocks: Clocks): number {
  return clocks.CITIZEN.workingMinutes + clocks.POST.workingMinutes + clocks.COUNTER.workingMinutes;
}

function termReckoning(calendar: WorkingCalendar, dossier: EndedDossier, segments: readonly HolderSegment[]): Pick<ClockMinutes, "termMinutes" | "agencyTermMinutes"> | null {
  const { clockStartedAt, dueAt, processingEndedAt, policy } = dossier;
  if (clockStartedAt === null || dueAt === null) return { termMinutes: null, agencyTermMinutes: null };
  const began = termBegan(dossier, clockStartedAt);
  const [from, due] = [localMinuteOf(began), localMinuteOf(dueAt)];
  const [before, after] = [readClocks(calendar, segments, began), readClocks(calendar, segments, processingEndedAt)];
  if (!before.ok || !after.ok || !coversSpan(calendar, dayOfMinute(from), dayOfMinute(due))) return null;
  const setAside = policy === "NONE" ? 0 : others(after.value) - others(before.value);
  const span = workedMinutesAt(calendar, due) - workedMinutesAt(calendar, from);
  return { termMinutes: Math.max(0, span - setAside), agencyTermMinutes: after.value.AGENCY.workingMinutes - before.value.AGENCY.workingMinutes };
}

/**
 * The four clocks of an ended dossier, up to its return or, until then, the end of processing; and whether the agency kept within its
 * own time (docs/decisions/052). The worker, the bulk loader, the rebuild and `verify` all compute it here.
 * null when the calendar does not reach over the dossier's time.
 */
export function clockMinutes(calendar: WorkingCalendar, dossier: EndedDossier): ClockMinutes | null {
  const known = dossier.events.flatMap(({ event, occurredAt }) => (event in LIFECYCLE ? [{ event: event as DossierEventName, at: occurredAt }] : []));
  const segments = clockSegments(known, dossier);
  const clocks = readClocks(calendar, segments, dossier.returnedAt ?? dossier.processingEndedAt);
  const term = termReckoning(calendar, dossier, segments);
  if (!clocks.ok || term === null) return null;
  const { POST, COUNTER, AGENCY, CITIZEN } = clocks.value;
  return { postMinutes: POST.workingMinutes, counterMinutes: COUNTER.workingMinutes, agencyMinutes: AGENCY.workingMinutes, citizenMinutes: CITIZEN.workingMinutes, ...term };
}
