import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { covers, works } from "@/lib/deadlines/calendar-index";
import { MINUTES_PER_DAY, dayOfMinute, localMinuteOf } from "@/lib/deadlines/days";
import type { DuePrecision } from "@/lib/deadlines/due";
import { alertOn, supplementReturnDays, transferDueAt } from "@/lib/deadlines/milestones";
import type { AlertFact } from "@/lib/notifications/staff-alert";
import { vietnamDay } from "@/lib/platform/format";

/** A dossier as the watch sees it. People are ids of employees whose account is open. */
export type WatchedDossier = Readonly<{
  id: string;
  dueAt: Date | null;
  precision: DuePrecision;
  /** Waits for the applicant under RESET or PAUSE: the term stands still. */
  suspended: boolean;
  receivedAt: Date;
  /** The agency has not yet asked for a supplement, nor gone on to anything that shows it found the papers in order. */
  reviewPending: boolean;
  /** Since when its papers lie at the counter, never before reception; null: none do. */
  atCounterSince: Date | null;
  holderId: string | null;
  headIds: readonly string[];
  receiverId: string | null;
  supervisorIds: readonly string[];
}>;

/** A question with a due time that nobody has answered. */
export type Unanswered = Readonly<{ id: string; dueAt: Date; toldIds: readonly string[] }>;

/** Before this minute of the day (07:00) nobody is told that a day has come. */
const MORNING = 420;

/** Whether an employee is told of a day's turn now: from 07:00 of a working day; nights and days off are left in peace. */
export function tellsNow(calendar: WorkingCalendar, at: Date): boolean {
  const minute = localMinuteOf(at);
  const day = dayOfMinute(minute);
  return covers(calendar, day) && works(calendar, day) && minute - day * MINUTES_PER_DAY >= MORNING;
}

const together = (...people: readonly (string | null)[]) => [...new Set(people)].filter((id) => id !== null);

/** The due date's alerts: to the holder, or the head while nobody holds it; at expiry and after it to both. */
function dueAlerts(calendar: WorkingCalendar, dossier: WatchedDossier, at: Date): AlertFact[] {
  const { id, dueAt, precision, suspended, holderId, headIds } = dossier;
  if (dueAt === null || suspended) return [];
  const day = vietnamDay(dueAt);
  const byDay = alertOn(calendar, day, vietnamDay(at));
  const kind = byDay === "DUE_TODAY" && precision === "MINUTE" && at > dueAt ? "OVERDUE" : byDay;
  if (kind === null) return [];
  const early = kind === "THREE_DAYS" || kind === "ONE_DAY";
  const told = early ? (holderId === null ? headIds : [holderId]) : together(holderId, ...headIds);
  return told.map((staffId) => ({ kind, thing: id, day, staffId }));
}

/** From day 2 of the 3 working days in which an incomplete dossier must go back (NĐ 61/2018, Điều 19.4). */
function returnAlerts(calendar: WorkingCalendar, { id, receivedAt, reviewPending, holderId, headIds }: WatchedDossier, at: Date): AlertFact[] {
  if (!reviewPending) return [];
  const days = supplementReturnDays(calendar, receivedAt);
  const today = vietnamDay(at);
  if (!days.ok || today < days.value.warnDay || today > days.value.lastDay) return [];
  const told = holderId === null ? headIds : [holderId];
  return told.map((staffId) => ({ kind: "SUPPLEMENT_RETURN" as const, thing: id, day: days.value.lastDay, staffId }));
}

/** Papers still at the counter after the working day's end, or after the next opening when received past 15:00 (NĐ 61/2018, Điều 18). */
function transferAlerts(calendar: WorkingCalendar, dossier: WatchedDossier, at: Date): AlertFact[] {
  const { id, atCounterSince, receiverId, supervisorIds } = dossier;
  if (atCounterSince === null) return [];
  const due = transferDueAt(calendar, atCounterSince);
  if (!due.ok || at <= due.value) return [];
  return together(receiverId, ...supervisorIds).map((staffId) => ({ kind: "TRANSFER_LATE" as const, thing: id, day: vietnamDay(due.value), staffId }));
}

/**
 * What is to be told of an open dossier at a moment, and to whom (issue "Alerts"; NĐ 61/2018, Điều 18–19). Pure: the same fact keeps
 * its key over any number of passes, so that whoever keeps the keys tells nothing twice; a due date that moved is a new fact.
 */
export function alertsOfDossier(calendar: WorkingCalendar, dossier: WatchedDossier, at: Date): AlertFact[] {
  if (!tellsNow(calendar, at)) return [];
  return [...dueAlerts(calendar, dossier, at), ...returnAlerts(calendar, dossier, at), ...transferAlerts(calendar, dossier, at)];
}

/** What is to be told of a question whose due time has passed without an answer. */
export function alertsOfUnanswered(calendar: WorkingCalendar, kind: "OPINION_LATE" | "QUESTION_LATE", { id, dueAt, toldIds }: Unanswered, at: Date): AlertFact[] {
  if (at <= dueAt || !tellsNow(calendar, at)) return [];
  return together(...toldIds).map((staffId) => ({ kind, thing: id, day: vietnamDay(dueAt), staffId }));
}
