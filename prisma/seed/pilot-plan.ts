import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "@/lib/deadlines/working-days";
import { dueOf, type TermAtReception } from "@/lib/dossiers/term";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { Result } from "@/lib/platform/result";
import { type Chance, chanceOf } from "@/prisma/seed/chance";
import { PILOT_PROCEDURES, type PilotProcedure } from "@/prisma/seed/data/procedures/pilot";

/**
 * What the report on the pilot counts at the end of 2023. It steers only *when* an invented dossier ends; whether that end is
 * early, on time or late is computed by the deadline rules whenever the figures are read.
 */
export const PILOT_COUNTS = { early: 1479, onTime: 168, late: 21, open: 32 } as const;

/** One dossier of the year: when it came and when its processing ended. */
export type PilotCase = Readonly<{ procedure: PilotProcedure; receivedAt: Date; endedAt: Date }>;

/** The term of each procedure as it was in 2023. */
export type PilotTerms = (procedure: PilotProcedure) => TermAtReception;

const YEAR_FROM = "2023-01-01";
const YEAR_TO = "2023-12-31";

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value;
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** A minute of the working day: 07:35–11:25 or 13:05–16:45. */
function workingMinute(chance: Chance, from = 455): number {
  const minute = chance.between(Math.max(455, from), Math.max(1005, from + 5));
  return minute > 685 && minute < 785 ? 785 + (minute % 60) : minute;
}

type Arrival = Readonly<{ procedure: PilotProcedure; receivedAt: Date; day: string; minute: number; dueDay: string }>;

function workingDaysOfYear(calendar: WorkingCalendar): string[] {
  const days: string[] = [];
  for (let day = Date.UTC(2023, 0, 1); day <= Date.UTC(2023, 11, 31); day += 86_400_000) {
    const text = new Date(day).toISOString().slice(0, 10);
    if (must(isWorkingDay(calendar, text))) days.push(text);
  }
  return days;
}

function arrivals(calendar: WorkingCalendar, terms: PilotTerms, chance: Chance): Arrival[] {
  const days = workingDaysOfYear(calendar);
  return PILOT_PROCEDURES.flatMap((procedure) => Array.from({ length: procedure.weight }, () => procedure)).map((procedure) => {
    // Same-day procedures are answered before 15:00's cut-off, so that they come early in the day.
    const day = chance.pick(days);
    const minute = terms(procedure).sameDay ? chance.between(455, 680) : workingMinute(chance);
    const receivedAt = vietnamMoment(day, clockTime(minute));
    const due = must(dueOf(calendar, receivedAt, terms(procedure), []));
    return { procedure, receivedAt, day, minute, dueDay: due.dueDay };
  });
}

/** When processing ends so that it ends before the due day: any working day from reception on, rather late than early. */
function endEarly(calendar: WorkingCalendar, chance: Chance, { day, minute, dueDay }: Arrival): Date {
  const available = must(workingDaysBetween(calendar, day, dueDay)) - 1;
  const after = Math.min(available, Math.floor(Math.sqrt(chance.next()) * (available + 1)));
  if (after <= 0) return vietnamMoment(day, clockTime(Math.min(minute + chance.between(10, 14), 1019)));
  return vietnamMoment(must(addWorkingDays(calendar, day, after)), clockTime(workingMinute(chance)));
}

function endOn(chance: Chance, day: string, arrival: Arrival): Date {
  return vietnamMoment(day, clockTime(workingMinute(chance, day === arrival.day ? arrival.minute + 15 : 455)));
}

/** Takes `count` items that qualify, in the order given; the others stay in `rest`. */
function take(from: readonly Arrival[], count: number, qualifies: (arrival: Arrival) => boolean): { taken: Arrival[]; rest: Arrival[] } {
  const taken: Arrival[] = [];
  const rest: Arrival[] = [];
  for (const arrival of from) (taken.length < count && qualifies(arrival) ? taken : rest).push(arrival);
  if (taken.length < count) throw new Error(`Only ${taken.length} of ${count} dossiers qualify`);
  return { taken, rest };
}

/**
 * The pilot's year: 1,700 dossiers over the working days of 2023, by the six agencies' real procedures, limits and calendar.
 * The same every time. The 32 still open at the end of the year ended in January 2024.
 */
export function pilotYear(calendar: WorkingCalendar, terms: PilotTerms): PilotCase[] {
  const chance = chanceOf(2023);
  const all = arrivals(calendar, terms, chance);
  const byDue = all.toSorted((a, b) => (a.dueDay < b.dueDay ? 1 : a.dueDay > b.dueDay ? -1 : 0));
  const open = take(byDue, PILOT_COUNTS.open, ({ dueDay }) => dueDay > YEAR_TO);
  const late = take(chance.shuffled(open.rest), PILOT_COUNTS.late, ({ dueDay, day }) => dueDay < "2023-12-15" && day !== dueDay);
  // What is due on its own day of reception cannot end before it, so it counts first among those on time.
  const sameDayFirst = late.rest.toSorted((a, b) => Number(b.day === b.dueDay) - Number(a.day === a.dueDay));
  const onTime = take(sameDayFirst, PILOT_COUNTS.onTime, ({ dueDay }) => dueDay <= YEAR_TO);
  const early = onTime.rest;
  const end = (arrival: Arrival, endedAt: Date): PilotCase => ({ procedure: arrival.procedure, receivedAt: arrival.receivedAt, endedAt });
  const inJanuary = (arrival: Arrival) => must(addWorkingDays(calendar, YEAR_TO, chance.between(1, Math.max(1, must(workingDaysBetween(calendar, YEAR_TO, arrival.dueDay))))));
  return [
    ...open.taken.map((arrival) => end(arrival, endOn(chance, inJanuary(arrival), arrival))),
    ...late.taken.map((arrival) => end(arrival, endOn(chance, must(addWorkingDays(calendar, arrival.dueDay, chance.between(1, 6))), arrival))),
    ...onTime.taken.map((arrival) => end(arrival, endOn(chance, arrival.dueDay, arrival))),
    ...early.map((arrival) => {
      const endedAt = endEarly(calendar, chance, arrival);
      // Nothing that is not open may end after the year.
      return end(arrival, vietnamDay(endedAt) > YEAR_TO ? vietnamMoment("2023-12-29", clockTime(workingMinute(chance))) : endedAt);
    }),
  ].toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

export { YEAR_FROM as PILOT_YEAR_FROM, YEAR_TO as PILOT_YEAR_TO };
