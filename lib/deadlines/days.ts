/**
 * Days and minutes as whole numbers in Vietnamese civil time. Vietnam is UTC+7 without daylight saving,
 * so a fixed offset is exact and the time zone of the process never matters.
 *
 * `EpochDay` counts days from 1970-01-01; `LocalMinute` counts Vietnamese minutes from 1970-01-01 00:00.
 */
export type EpochDay = number;
export type LocalMinute = number;

export const MINUTES_PER_DAY = 1440;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const VIETNAM_OFFSET_MINUTES = 420;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT_PATTERN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/;

/** The epoch day of `YYYY-MM-DD`, or null when it is of another shape or no such day exists (30/2). */
export function epochDayOf(text: string): EpochDay | null {
  const match = DAY_PATTERN.exec(text);
  if (!match) return null;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  // Date.UTC reads years below 100 as 19xx and rolls 30/2 over: both must come back as they went in.
  return date.toISOString().slice(0, 10) === text ? date.getTime() / DAY_MS : null;
}

/** `YYYY-MM-DD` of an epoch day. */
export function dayText(day: EpochDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Sunday … 6 for Saturday. */
export function weekdayOf(day: EpochDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The Vietnamese minute that an instant falls in; seconds are dropped, as a receipt prints none. */
export function localMinuteOf(instant: Date): LocalMinute {
  return Math.floor(instant.getTime() / MINUTE_MS) + VIETNAM_OFFSET_MINUTES;
}

/** The instant at which a Vietnamese minute begins. */
export function instantOf(minute: LocalMinute): Date {
  return new Date((minute - VIETNAM_OFFSET_MINUTES) * MINUTE_MS);
}

/** The Vietnamese day that a minute falls in. */
export function dayOfMinute(minute: LocalMinute): EpochDay {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/**
 * The Vietnamese minute of an instant given as a `Date` or as ISO text, or null when it is none.
 * Text without an offset is Vietnamese time (never that of the process); a bare day is its 00:00.
 */
export function readMinute(instant: Date | string): LocalMinute | null {
  if (typeof instant !== "string") {
    const minute = localMinuteOf(instant);
    return Number.isNaN(minute) ? null : minute;
  }
  const match = INSTANT_PATTERN.exec(instant);
  const day = match?.[1] === undefined ? null : epochDayOf(match[1]);
  if (!match || day === null) return null;
  const clock = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return day * MINUTES_PER_DAY + clock - offsetMinutes(match[5]) + VIETNAM_OFFSET_MINUTES;
}

function offsetMinutes(text: string | undefined): number {
  if (text === undefined) return VIETNAM_OFFSET_MINUTES;
  if (text === "Z") return 0;
  const digits = text.replace(":", "");
  const size = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith("-") ? -size : size;
}

/** Same day number `months` later, or the last day of that month (BLDS 2015, Điều 147–148). */
export function addMonths(day: EpochDay, months: number): EpochDay {
  const start = new Date(day * DAY_MS);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)) / DAY_MS;
}

/** `YYYY-MM-DDTHH:mm:00+07:00`: how an instant is written to machines in Vietnamese time. */
export function vietnamIso(instant: Date): string {
  const minute = localMinuteOf(instant);
  const clock = minute - dayOfMinute(minute) * MINUTES_PER_DAY;
  const hours = String(Math.floor(clock / 60)).padStart(2, "0");
  return `${dayText(dayOfMinute(minute))}T${hours}:${String(clock % 60).padStart(2, "0")}:00+07:00`;
}
