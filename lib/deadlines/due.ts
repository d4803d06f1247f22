import { HOLE, type WorkingCalendar, calendarHole } from "@/lib/deadlines/calendar";
import {
  closingOf,
  coversSpan,
  meetsProvisional,
  minuteAtWorked,
  openingOf,
  workedMinuteOnOrAfter,
  workedMinutesAt,
  workingDayAfter,
  workingDayOnOrAfter,
  workingDaysIn,
  works,
} from "@/lib/deadlines/calendar-index";
import { type EpochDay, type LocalMinute, MINUTES_PER_DAY, addMonths, dayOfMinute, epochDayOf, instantOf, readMinute } from "@/lib/deadlines/days";
import { type Measure, type TermInput, type TermReason, measureOf } from "@/lib/deadlines/terms";
import { type Result, ok, refused } from "@/lib/platform/result";

export type InterruptionEffect = "RESET" | "PAUSE" | "NONE";

/**
 * A time in which the dossier waits for the applicant, from the request to the arrival of the full supplement
 * (`until` null: still waiting). `effect` is the procedure's supplement policy (NĐ 61/2018, Điều 19.4; sector law).
 */
export type Interruption = Readonly<{ effect: InterruptionEffect; from: Date | string; until: Date | string | null }>;

/** The one re-appointment of NĐ 61/2018, Điều 19.9: the new due day `YYYY-MM-DD`, decided at `decidedAt`. */
export type Extension = Readonly<{ decidedAt: Date | string; newDueDay: string }>;

export type DueInput = Readonly<{
  calendar: WorkingCalendar;
  /** When the clock starts: see `clockStart`. Text without an offset is Vietnamese time; a bare day is its opening. */
  start: Date | string;
  term: TermInput;
  /** Received later than this minute of the day (900 = 15:00) counts as received the next working day; null: no such rule. */
  cutoffMinute?: number | null;
  /** Due on the day of reception, the term is not looked at; the cut-off is 15:00 unless given. */
  sameDay?: boolean;
  interruptions?: readonly Interruption[];
  extension?: Extension | null;
}>;

export type DuePrecision = "DAY" | "MINUTE";

export type Due = Readonly<{
  /** End of the due day's working time for `DAY`, the minute itself for `MINUTE`. */
  due: Date;
  /** `YYYY-MM-DD`, Vietnamese. */
  dueDay: string;
  /** A day not yet officially fixed lies on the way: to be recomputed when the calendar is confirmed. */
  provisional: boolean;
  precision: DuePrecision;
  /** Waiting for the applicant: the date will move when the supplement arrives. */
  suspended: boolean;
  /** What would be due without the extension; null when there is none. */
  original: Readonly<{ due: Date; dueDay: string; precision: DuePrecision }> | null;
}>;

export type DeadlineReason =
  | TermReason
  | "CALENDAR_HOLE"
  | "INVALID_START"
  | "INVALID_CUTOFF"
  | "INVALID_INTERRUPTION"
  | "INVALID_EXTENSION"
  | "TERM_IN_PAST";

const SAME_DAY_CUTOFF = 900;
const SAME_DAY: Measure = { scale: "WORKING_DAY", amount: 0 };

/** A term under way: `amount` steps counted from `start` end at `end` (a day or a minute, before moving off a day off). */
type Track = Readonly<{ scale: Exclude<Measure["scale"], "MONTH">; start: LocalMinute; amount: number; end: number }>;
type Pause = Readonly<{ from: LocalMinute; until: LocalMinute | null }>;
type Reading = Readonly<{ start: LocalMinute; pauses: readonly Pause[]; waits: boolean }>;

/**
 * When a term ends. Pure; the cost does not depend on the length of the term.
 *
 * The day of receipt is not counted (BLDS 2015, Điều 147.2); a term in days ends with its last day (148.2); a last day
 * that is off moves on to the next working day (148.5). RESET counts anew from the day the full supplement arrives,
 * PAUSE leaves out the days after the request up to that of the arrival, NONE changes nothing. Choices where the law is
 * silent are in docs/decisions/005-deadline-counting.md.
 */
export function dueAt(input: DueInput): Result<Due, DeadlineReason> {
  const measure = input.sameDay === true ? ok(SAME_DAY) : measureOf(input.term);
  if (!measure.ok) return measure;
  const cutoff = input.cutoffMinute ?? (input.sameDay === true ? SAME_DAY_CUTOFF : null);
  if (cutoff !== null && !(Number.isInteger(cutoff) && cutoff >= 0 && cutoff < MINUTES_PER_DAY)) {
    return refused("INVALID_CUTOFF", "Giờ chốt nhận hồ sơ trong ngày không hợp lệ.", "cutoffMinute");
  }
  const reading = readInterruptions(input);
  if (!reading.ok) return reading;
  const { start, pauses, waits } = reading.value;
  const { calendar } = input;

  const opened = openTrack(calendar, measure.value, receiptOf(calendar, start, cutoff));
  if (opened === null) return calendarHole();
  const track = pauses.length === 0 ? opened : applyPauses(calendar, opened, pauses, cutoff);
  if (track === null) return calendarHole();
  if (input.extension != null) return extendedDue(input.extension, { calendar, cutoff, track, reading: reading.value });
  return closeTrack(calendar, track, start, waits || isPaused(calendar, track, pauses), null);
}

/** The minute at which a dossier counts as received: its own, or by the cut-off rule the opening of the next working day. */
function receiptOf(calendar: WorkingCalendar, minute: LocalMinute, cutoff: number | null): LocalMinute {
  if (cutoff === null) return minute;
  const day = dayOfMinute(minute);
  if (works(calendar, day) && minute - day * MINUTES_PER_DAY <= cutoff) return minute;
  const next = workingDayAfter(calendar, day, 1);
  return next === HOLE ? HOLE : openingOf(calendar, next);
}

function openTrack(calendar: WorkingCalendar, measure: Measure, receipt: LocalMinute): Track | null {
  if (receipt === HOLE) return null;
  const { scale, amount } = measure;
  if (scale !== "MONTH") {
    const end = stepsFrom(calendar, scale, receipt, amount);
    return end === HOLE ? null : { scale, start: receipt, amount, end };
  }
  const end = addMonths(dayOfMinute(receipt), amount);
  return { scale: "DAY", start: receipt, amount: end - dayOfMinute(receipt), end };
}

/** Where `amount` steps from a receipt end; with none left, the first day or minute that can still be worked. */
function stepsFrom(calendar: WorkingCalendar, scale: Track["scale"], receipt: LocalMinute, amount: number): number {
  const day = dayOfMinute(receipt);
  switch (scale) {
    case "WORKING_DAY":
      return amount === 0 ? workingDayOnOrAfter(calendar, day) : workingDayAfter(calendar, day, amount);
    case "DAY":
      return day + amount;
    case "WORKING_MINUTE": {
      if (amount === 0) return workedMinuteOnOrAfter(calendar, receipt);
      const position = workedMinutesAt(calendar, receipt);
      return position === HOLE ? HOLE : minuteAtWorked(calendar, position + amount);
    }
    case "MINUTE": {
      const opening = workedMinuteOnOrAfter(calendar, receipt);
      return opening === HOLE ? HOLE : opening + amount;
    }
  }
}

/** Steps still left of a track at a minute of it: what a pause keeps for the time after. Never more than it began with. */
function stepsLeft(calendar: WorkingCalendar, track: Track, minute: LocalMinute): number {
  return Math.min(track.amount, Math.max(0, stepsUntilEnd(calendar, track, minute)));
}

function stepsUntilEnd(calendar: WorkingCalendar, track: Track, minute: LocalMinute): number {
  switch (track.scale) {
    case "WORKING_DAY":
      return workingDaysIn(calendar, dayOfMinute(minute), track.end);
    case "DAY":
      return track.end - dayOfMinute(minute);
    case "WORKING_MINUTE":
      return workedMinutesAt(calendar, track.end) - workedMinutesAt(calendar, minute);
    case "MINUTE":
      return track.end - minute;
  }
}

/** The minute up to which a track still runs: the end of its due day, or its due minute. HOLE outside the calendar. */
function lastMinute(calendar: WorkingCalendar, track: Track): LocalMinute {
  if (track.scale === "WORKING_MINUTE") return track.end;
  if (track.scale === "MINUTE") {
    const day = dayOfMinute(track.end);
    if (works(calendar, day)) return track.end;
    const next = workingDayAfter(calendar, day, 1);
    return next === HOLE ? HOLE : closingOf(calendar, next);
  }
  const day = workingDayOnOrAfter(calendar, track.end);
  return day === HOLE ? HOLE : (day + 1) * MINUTES_PER_DAY - 1;
}

/** Pauses in the order of their beginning; one that begins after the term has run out no longer helps. */
function applyPauses(calendar: WorkingCalendar, opened: Track, pauses: readonly Pause[], cutoff: number | null): Track | null {
  let track = opened;
  for (const pause of pauses) {
    if (pause.until === null) continue;
    const last = lastMinute(calendar, track);
    if (last === HOLE) return null;
    if (pause.until <= track.start || pause.from > last) continue;
    const left = stepsLeft(calendar, track, pause.from);
    const arrival = receiptOf(calendar, pause.until, cutoff);
    if (arrival === HOLE) return null;
    const end = stepsFrom(calendar, track.scale, arrival, left);
    if (end === HOLE) return null;
    track = { scale: track.scale, start: arrival, amount: left, end };
  }
  return track;
}

function isPaused(calendar: WorkingCalendar, track: Track, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.until === null && pause.from <= lastMinute(calendar, track));
}

function closeTrack(
  calendar: WorkingCalendar,
  track: Track,
  start: LocalMinute,
  suspended: boolean,
  original: Due["original"],
): Result<Due, "CALENDAR_HOLE"> {
  const last = lastMinute(calendar, track);
  const startDay = dayOfMinute(start);
  const day = dayOfMinute(last);
  if (last === HOLE || !coversSpan(calendar, startDay, day)) return calendarHole();
  const precision = track.scale === "WORKING_DAY" || track.scale === "DAY" ? "DAY" : "MINUTE";
  return ok({
    due: instantOf(precision === "DAY" ? closingOf(calendar, day) : last),
    dueDay: calendar.texts[day - calendar.first] ?? "",
    // A start day that may yet become a day off moves a term in hours and a cut-off, so it counts as crossed.
    provisional: meetsProvisional(calendar, startDay - 1, day),
    precision,
    suspended,
    original,
  });
}

type BeforeExtension = Readonly<{ calendar: WorkingCalendar; cutoff: number | null; track: Track; reading: Reading }>;

function extendedDue(extension: Extension, before: BeforeExtension): Result<Due, DeadlineReason> {
  const { calendar, cutoff, track, reading } = before;
  const decidedAt = readMinute(extension.decidedAt);
  const newDueDay: EpochDay | null = epochDayOf(extension.newDueDay);
  if (decidedAt === null || newDueDay === null) {
    return refused("INVALID_EXTENSION", "Ngày hẹn lại hoặc thời điểm hẹn lại không hợp lệ.", "extension");
  }
  if (newDueDay < dayOfMinute(decidedAt)) {
    return refused("TERM_IN_PAST", "Ngày hẹn lại không được ở trước ngày quyết định hẹn lại.", "extension");
  }
  const waits = reading.waits || isPaused(calendar, track, reading.pauses);
  const original = closeTrack(calendar, track, reading.start, waits, null);
  // Counting anew from zero leaves nothing of a date that was promised before.
  if (!original.ok || decidedAt < reading.start) return original;
  const later = reading.pauses.filter((pause) => pause.from >= decidedAt);
  const end = workingDayOnOrAfter(calendar, newDueDay);
  if (end === HOLE) return calendarHole();
  const amount = workingDaysIn(calendar, dayOfMinute(decidedAt), end);
  const current = applyPauses(calendar, { scale: "WORKING_DAY", start: decidedAt, amount, end }, later, cutoff);
  if (current === null) return calendarHole();
  const { due, dueDay, precision } = original.value;
  const suspended = reading.waits || isPaused(calendar, current, reading.pauses);
  return closeTrack(calendar, current, reading.start, suspended, { due, dueDay, precision });
}

const NO_PAUSES: readonly Pause[] = [];

/** Sorts the interruptions out: the start after the last RESET, the pauses by their beginning, whether a RESET is pending. */
function readInterruptions(input: DueInput): Result<Reading, "INVALID_START" | "INVALID_INTERRUPTION"> {
  const begun = readMinute(input.start);
  if (begun === null) {
    return refused("INVALID_START", "Thời điểm bắt đầu tính hạn không hợp lệ.", "start");
  }
  if (input.interruptions === undefined || input.interruptions.length === 0) {
    return ok({ start: begun, pauses: NO_PAUSES, waits: false });
  }
  let start = begun;
  let waits = false;
  const pauses: Pause[] = [];
  for (const { effect, from, until } of input.interruptions) {
    const asked = readMinute(from);
    const arrived = until === null ? null : readMinute(until);
    if (asked === null || (until !== null && (arrived === null || arrived < asked))) {
      return refused("INVALID_INTERRUPTION", "Thời gian chờ bổ sung hồ sơ không hợp lệ.", "interruptions");
    }
    if (effect === "PAUSE") pauses.push({ from: asked, until: arrived });
    if (effect !== "RESET") continue;
    if (arrived === null) waits = true;
    else start = Math.max(start, arrived);
  }
  return ok({ start, pauses: pauses.sort((a, b) => a.from - b.from), waits });
}
