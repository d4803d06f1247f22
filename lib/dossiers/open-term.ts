import type { DeadlineReason, Due } from "@/lib/deadlines/due";
import { type CalendarPlace, calendarOfPlace, placeKey, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import type { CalendarReason, WorkingCalendar } from "@/lib/deadlines/calendar";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import { dueOf, TERM_EVENTS } from "@/lib/dossiers/term";
import type { Prisma } from "@/lib/platform/generated/client";
import type { Result } from "@/lib/platform/result";

/** Dossiers whose due date a new calendar may move: received, their clock started, not yet ended. */
export const OPEN_TERMS = {
  status: { in: [...LIFECYCLE.RECOMPUTE_DUE.from] }, clockStartedAt: { not: null }, receivedAt: { not: null }, calendarVersion: { not: null },
} satisfies Prisma.DossierWhereInput;

/** What of a dossier its due date depends on. */
export const TERM_FACTS = {
  id: true, version: true, provinceCode: true, agencyId: true, clockStartedAt: true, termValue: true, termUnit: true, calendarVersion: true, dueAt: true,
  procedureVersion: { select: { supplementPolicy: true, cutoffTime: true, sameDay: true } },
  events: { where: { event: { in: [...TERM_EVENTS] } }, orderBy: { seq: "asc" }, select: { event: true, occurredAt: true, payload: true } },
} as const satisfies Prisma.DossierSelect;
export type TermFacts = Prisma.DossierGetPayload<{ select: typeof TERM_FACTS }>;

/** The calendars of one version by place, each built once. */
export function calendarsOf(rows: ScopedCalendar): (place: CalendarPlace) => Result<WorkingCalendar, CalendarReason> {
  const built = new Map<string, Result<WorkingCalendar, CalendarReason>>();
  return (place) => {
    const key = placeKey(rows, place);
    const known = built.get(key) ?? calendarOfPlace(rows, place);
    built.set(key, known);
    return known;
  };
}

/** When the dossier would be due by this calendar: the same pure function as at reception, over its events. */
export function dueBy(calendar: WorkingCalendar, { clockStartedAt, termValue, termUnit, procedureVersion, events }: TermFacts): Result<Due, DeadlineReason> {
  if (clockStartedAt === null) throw new Error("Only a dossier whose clock has started has a due date");
  return dueOf(calendar, clockStartedAt, { value: termValue === null ? null : Number(termValue), unit: termUnit, ...procedureVersion }, events);
}
