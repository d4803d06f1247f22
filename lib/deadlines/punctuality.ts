import type { DuePrecision } from "@/lib/deadlines/due";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";

/** Trước hạn, đúng hạn, quá hạn for what has ended; trong hạn, đang quá hạn for what is under way. */
export type Punctuality = "EARLY" | "ON_TIME" | "LATE" | "OPEN_IN_TIME" | "OPEN_OVERDUE";

export type PunctualityInput = Readonly<{
  dueAt: Date;
  /** `YYYY-MM-DD`, Vietnamese. */
  dueDay: string;
  precision: DuePrecision;
  /** When processing ended (status 9), null while under way. */
  endedAt: Date | null;
  asOf: Date;
  /** Waiting for a supplement under RESET or PAUSE counts as in time. */
  waitingForApplicant: boolean;
}>;

/**
 * Judges one dossier as of a moment: a limit in days by dates, a limit in hours by the minute. What ended after `asOf`
 * was still under way then.
 */
export function punctuality(input: PunctualityInput): Punctuality {
  const asOf = localMinuteOf(input.asOf);
  const ended = input.endedAt === null ? null : localMinuteOf(input.endedAt);
  if (input.precision === "MINUTE") {
    const due = localMinuteOf(input.dueAt);
    const endedByThen = ended !== null && ended <= asOf;
    return judge(endedByThen ? compare(ended, due) : null, compare(asOf, due), input.waitingForApplicant);
  }
  const endedByThen = ended !== null && ended <= asOf;
  return punctualityOfDays({
    dueDay: input.dueDay,
    endedDay: endedByThen ? dayText(dayOfMinute(ended)) : null,
    asOfDay: dayText(dayOfMinute(asOf)),
    waitingForApplicant: input.waitingForApplicant,
  });
}

export type PunctualityOfDaysInput = Readonly<{
  dueDay: string;
  endedDay: string | null;
  asOfDay: string;
  waitingForApplicant: boolean;
}>;

/**
 * The same for a limit in days from Vietnamese days alone (`YYYY-MM-DD`), as grouped SQL rows give them: of such text
 * the order is that of the days. `asOfDay` is taken whole, to its end.
 */
export function punctualityOfDays({ dueDay, endedDay, asOfDay, waitingForApplicant }: PunctualityOfDaysInput): Punctuality {
  const endedByThen = endedDay !== null && endedDay <= asOfDay;
  return judge(endedByThen ? compare(endedDay, dueDay) : null, compare(asOfDay, dueDay), waitingForApplicant);
}

function compare<T extends number | string>(moment: T, due: T): number {
  if (moment === due) return 0;
  return moment < due ? -1 : 1;
}

function judge(ended: number | null, asOf: number, waitingForApplicant: boolean): Punctuality {
  if (ended === null) return asOf <= 0 || waitingForApplicant ? "OPEN_IN_TIME" : "OPEN_OVERDUE";
  if (ended === 0) return "ON_TIME";
  return ended < 0 ? "EARLY" : "LATE";
}
