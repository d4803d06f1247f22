import { HOLE, type WorkingCalendar } from "@/lib/deadlines/calendar";
import { type EpochDay, type LocalMinute, MINUTES_PER_DAY, dayOfMinute } from "@/lib/deadlines/days";

/*
 * The counting itself, on whole numbers and without allocation: thousands of dossiers are judged in one request.
 * Every function answers HOLE where the calendar has no answer.
 */

/** Whether the calendar answers for this day. */
export function covers(calendar: WorkingCalendar, day: EpochDay): boolean {
  return (calendar.segments[day - calendar.first] ?? 0) !== 0;
}

/** Whether every day from one to the other lies in the same covered range. */
export function coversSpan(calendar: WorkingCalendar, from: EpochDay, to: EpochDay): boolean {
  const segment = calendar.segments[from - calendar.first] ?? 0;
  return segment !== 0 && segment === calendar.segments[to - calendar.first];
}

export function works(calendar: WorkingCalendar, day: EpochDay): boolean {
  return calendar.worked[day - calendar.first] === 1;
}

/** The `count`-th working day after `day` (`count` ≥ 1), `day` itself not counted. */
export function workingDayAfter(calendar: WorkingCalendar, day: EpochDay, count: number): EpochDay {
  const ordinal = calendar.ordinals[day - calendar.first];
  if (ordinal === undefined) return HOLE;
  const found = calendar.workingDays[ordinal + count];
  return found !== undefined && coversSpan(calendar, day, found) ? found : HOLE;
}

export function workingDayOnOrAfter(calendar: WorkingCalendar, day: EpochDay): EpochDay {
  return works(calendar, day) ? day : workingDayAfter(calendar, day, 1);
}

/** Working days in (after, upTo]; negative when `upTo` is earlier. Both must be covered. */
export function workingDaysIn(calendar: WorkingCalendar, after: EpochDay, upTo: EpochDay): number {
  return (calendar.ordinals[upTo - calendar.first] ?? 0) - (calendar.ordinals[after - calendar.first] ?? 0);
}

/** Whether a provisional day lies in (after, upTo]. */
export function meetsProvisional(calendar: WorkingCalendar, after: EpochDay, upTo: EpochDay): boolean {
  const { first, provisionals } = calendar;
  return (provisionals[upTo - first] ?? 0) > (provisionals[after - first] ?? 0);
}

/** Working minutes since the calendar's first day, at the beginning of this minute. */
export function workedMinutesAt(calendar: WorkingCalendar, minute: LocalMinute): number {
  const place = dayOfMinute(minute) - calendar.first;
  const before = calendar.minutesBefore[place];
  const hours = calendar.hours[place];
  if (before === undefined || hours === undefined) return HOLE;
  if (calendar.worked[place] !== 1) return before;
  const clock = minute - (place + calendar.first) * MINUTES_PER_DAY;
  const [morning, noon] = hours.morning;
  const [afternoon, evening] = hours.afternoon;
  const inMorning = Math.min(Math.max(clock - morning, 0), noon - morning);
  return before + inMorning + Math.min(Math.max(clock - afternoon, 0), evening - afternoon);
}

/** The earliest minute at which `position` working minutes have been worked: the end of a session, not the opening of the next. */
export function minuteAtWorked(calendar: WorkingCalendar, position: number): LocalMinute {
  const { minutesBefore } = calendar;
  let low = 0;
  let high = minutesBefore.length - 1;
  if (position > (minutesBefore[high] ?? 0)) return HOLE;
  // The last place with fewer minutes before it than asked: binary, so a long term costs no more than a short one.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((minutesBefore[middle] ?? 0) < position) low = middle;
    else high = middle;
  }
  const hours = calendar.hours[low];
  if (hours === undefined) return HOLE;
  const rest = position - (minutesBefore[low] ?? 0);
  const morningLength = hours.morning[1] - hours.morning[0];
  const clock = rest <= morningLength ? hours.morning[0] + rest : hours.afternoon[0] + rest - morningLength;
  return (calendar.first + low) * MINUTES_PER_DAY + clock;
}

/** Opening of a day's work, whether or not it is a working day. */
export function openingOf(calendar: WorkingCalendar, day: EpochDay): LocalMinute {
  const hours = calendar.hours[day - calendar.first];
  return hours === undefined ? HOLE : day * MINUTES_PER_DAY + hours.morning[0];
}

/** End of a day's work, whether or not it is a working day. */
export function closingOf(calendar: WorkingCalendar, day: EpochDay): LocalMinute {
  const hours = calendar.hours[day - calendar.first];
  return hours === undefined ? HOLE : day * MINUTES_PER_DAY + hours.afternoon[1];
}

/** This minute when it is worked, else the next opening (after lunch, next morning, after the days off). */
export function workedMinuteOnOrAfter(calendar: WorkingCalendar, minute: LocalMinute): LocalMinute {
  const day = dayOfMinute(minute);
  if (works(calendar, day)) {
    const hours = calendar.hours[day - calendar.first];
    const clock = minute - day * MINUTES_PER_DAY;
    if (hours !== undefined && clock < hours.afternoon[1]) {
      if (clock >= hours.morning[1]) return day * MINUTES_PER_DAY + Math.max(clock, hours.afternoon[0]);
      return day * MINUTES_PER_DAY + Math.max(clock, hours.morning[0]);
    }
  }
  const next = workingDayAfter(calendar, day, 1);
  return next === HOLE ? HOLE : openingOf(calendar, next);
}
