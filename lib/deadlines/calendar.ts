import { type EpochDay, dayText, epochDayOf, weekdayOf } from "@/lib/deadlines/days";
import { type Result, ok, refused } from "@/lib/platform/result";

/** Why a day differs from its weekday: the first four are days off, `WORKED` is a day worked all the same. */
export type CalendarDayKind = "HOLIDAY" | "COMPENSATORY" | "SWAPPED_OFF" | "CLOSURE" | "WORKED";
export type CalendarDayStatus = "OFFICIAL" | "PROVISIONAL";

/** A dated row: national, regional or of one agency (closures by storm). `day` is `YYYY-MM-DD`. */
export type CalendarDay = Readonly<{ day: string; kind: CalendarDayKind; status: CalendarDayStatus; name: string }>;

/** Minutes from midnight: [opening, closing] of each half of the day. */
export type WorkingHours = Readonly<{
  morning: readonly [number, number];
  afternoon: readonly [number, number];
}>;

/** Hours in force from `from` to `to` (both included, null = until further notice); of two rows the later begun wins. */
export type WorkingHoursRow = WorkingHours & Readonly<{ from: string; to: string | null }>;

/** Days that the calendar answers for, both ends included. */
export type CoveredRange = Readonly<{ from: string; to: string }>;

export type CalendarRows = Readonly<{
  version: string;
  covered: readonly CoveredRange[];
  days: readonly CalendarDay[];
  hours?: readonly WorkingHoursRow[];
}>;

/** 07:30–11:30, 13:00–17:00: eight hours, used where the agency has set none (docs/decisions/005-deadline-counting.md). */
export const DEFAULT_WORKING_HOURS: WorkingHours = { morning: [450, 690], afternoon: [780, 1020] };

/** What a position holds when the calendar has no answer there. */
export const HOLE = -1;

/**
 * A working calendar with its prefix indexes, so that the cost of a question does not grow with the term.
 * Made by `calendarFromRows` only. Positions in the arrays are days counted from `first`.
 */
export type WorkingCalendar = Readonly<{
  version: string;
  covered: readonly CoveredRange[];
  first: EpochDay;
  texts: readonly string[];
  rows: ReadonlyMap<string, readonly CalendarDay[]>;
  /** Which covered range a day lies in, from 1; 0 in a hole. */
  segments: Uint8Array;
  worked: Uint8Array;
  /** Working days up to and including this day. */
  ordinals: Int32Array;
  /** Epoch day of the n-th working day; place 0 is unused. */
  workingDays: Int32Array;
  /** Provisional days up to and including this day. */
  provisionals: Int32Array;
  /** Working minutes before this day; one place more than there are days. */
  minutesBefore: Int32Array;
  hours: readonly WorkingHours[];
}>;

export type CalendarReason =
  | "CALENDAR_HOLE"
  | "CALENDAR_INVALID_RANGE"
  | "CALENDAR_INVALID_DAY"
  | "CALENDAR_CONFLICT"
  | "CALENDAR_INVALID_HOURS";

type Range = Readonly<{ from: EpochDay; to: EpochDay }>;

/** Covered range of whole years, both included. */
export function wholeYears(from: number, to: number): CoveredRange {
  return { from: `${String(from).padStart(4, "0")}-01-01`, to: `${String(to).padStart(4, "0")}-12-31` };
}

/**
 * Builds a calendar from dated rows. Mon–Fri are working days unless a row says otherwise; a `CLOSURE` beats any other
 * row of its day; a day that is both off and `WORKED` is refused rather than guessed. Rows may come from several
 * sources (national, province, agency) put one after the other.
 * Refuses: no or overlapping ranges, days that do not exist or lie outside the ranges, hours out of order.
 */
export function calendarFromRows(input: CalendarRows): Result<WorkingCalendar, CalendarReason> {
  const ranges = readRanges(input.covered);
  if (!ranges.ok) return ranges;
  const verdicts = readDays(input.days, ranges.value);
  if (!verdicts.ok) return verdicts;
  const hours = readHours(input.hours ?? []);
  if (!hours.ok) return hours;
  return ok(indexCalendar(input, ranges.value, verdicts.value, hours.value));
}

function readRanges(covered: readonly CoveredRange[]): Result<readonly Range[], CalendarReason> {
  const ranges: Range[] = [];
  for (const { from, to } of covered) {
    const first = epochDayOf(from);
    const last = epochDayOf(to);
    if (first === null || last === null || last < first) {
      return refused("CALENDAR_INVALID_RANGE", `Khoảng lịch từ ${from} đến ${to} không hợp lệ.`, "covered");
    }
    ranges.push({ from: first, to: last });
  }
  ranges.sort((a, b) => a.from - b.from);
  const overlaps = ranges.some((range, place) => range.from <= (ranges[place - 1]?.to ?? -Infinity));
  if (ranges.length === 0 || ranges.length > 255 || overlaps) {
    return refused("CALENDAR_INVALID_RANGE", "Lịch làm việc phải có các khoảng ngày không chồng lên nhau.", "covered");
  }
  return ok(ranges);
}

function readDays(
  days: readonly CalendarDay[],
  ranges: readonly Range[],
): Result<ReadonlyMap<string, readonly CalendarDay[]>, CalendarReason> {
  const byDay = new Map<string, CalendarDay[]>();
  for (const row of days) {
    const day = epochDayOf(row.day);
    if (day === null) {
      return refused("CALENDAR_INVALID_DAY", `Ngày "${row.day}" (${row.name}) không có trên lịch.`, "days");
    }
    if (!ranges.some((range) => range.from <= day && day <= range.to)) {
      return refused("CALENDAR_INVALID_DAY", `Ngày ${row.day} (${row.name}) nằm ngoài khoảng lịch đã khai.`, "days");
    }
    const rows = byDay.get(row.day);
    if (rows) rows.push(row);
    else byDay.set(row.day, [row]);
  }
  for (const [day, rows] of byDay) {
    const isWorked = rows.some((row) => row.kind === "WORKED");
    const isOff = rows.some((row) => row.kind !== "WORKED" && row.kind !== "CLOSURE");
    if (isWorked && isOff) {
      return refused("CALENDAR_CONFLICT", `Ngày ${day} vừa được khai là ngày nghỉ vừa là ngày làm việc.`, "days");
    }
  }
  return ok(byDay);
}

type DatedHours = Readonly<{ from: EpochDay; to: EpochDay; hours: WorkingHours }>;

function readHours(rows: readonly WorkingHoursRow[]): Result<readonly DatedHours[], CalendarReason> {
  const dated: DatedHours[] = [];
  for (const row of rows) {
    const from = epochDayOf(row.from);
    const to = row.to === null ? Infinity : epochDayOf(row.to);
    const bounds = [0, ...row.morning, ...row.afternoon, 1440];
    const ordered = bounds.every((bound, place) => Number.isInteger(bound) && bound >= (bounds[place - 1] ?? 0));
    const hasMinutes = row.morning[1] > row.morning[0] && row.afternoon[1] > row.afternoon[0];
    if (from === null || to === null || to < from || !ordered || !hasMinutes) {
      return refused("CALENDAR_INVALID_HOURS", `Giờ làm việc áp dụng từ ${row.from} không hợp lệ.`, "hours");
    }
    dated.push({ from, to, hours: { morning: row.morning, afternoon: row.afternoon } });
  }
  return ok(dated.sort((a, b) => b.from - a.from));
}

function isWorked(day: EpochDay, rows: readonly CalendarDay[] | undefined): boolean {
  if (rows?.some((row) => row.kind !== "WORKED")) return false;
  if (rows) return true;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** Minutes worked in a full day of these hours. */
export function minutesOf({ morning, afternoon }: WorkingHours): number {
  return morning[1] - morning[0] + afternoon[1] - afternoon[0];
}

function indexCalendar(
  input: CalendarRows,
  ranges: readonly Range[],
  rows: ReadonlyMap<string, readonly CalendarDay[]>,
  datedHours: readonly DatedHours[],
): WorkingCalendar {
  const first = ranges[0]?.from ?? 0;
  const size = (ranges.at(-1)?.to ?? first) - first + 1;
  const texts = Array.from({ length: size }, (_, place) => dayText(first + place));
  const segments = new Uint8Array(size);
  ranges.forEach((range, place) => segments.fill(place + 1, range.from - first, range.to - first + 1));
  const worked = new Uint8Array(size);
  const ordinals = new Int32Array(size);
  const provisionals = new Int32Array(size);
  const minutesBefore = new Int32Array(size + 1);
  const hours: WorkingHours[] = [];
  const workingDays = [0];
  let provisionalCount = 0;
  for (let place = 0; place < size; place++) {
    const day = first + place;
    const rowsOfDay = rows.get(texts[place] ?? "");
    const hoursOfDay =
      datedHours.find((dated) => dated.from <= day && day <= dated.to)?.hours ?? DEFAULT_WORKING_HOURS;
    const works = segments[place] !== 0 && isWorked(day, rowsOfDay);
    if (works) {
      worked[place] = 1;
      workingDays.push(day);
    }
    if (rowsOfDay?.some((row) => row.status === "PROVISIONAL")) provisionalCount++;
    ordinals[place] = workingDays.length - 1;
    provisionals[place] = provisionalCount;
    minutesBefore[place + 1] = (minutesBefore[place] ?? 0) + (works ? minutesOf(hoursOfDay) : 0);
    hours.push(hoursOfDay);
  }
  return {
    version: input.version,
    covered: input.covered,
    first,
    texts,
    rows,
    segments,
    worked,
    ordinals,
    workingDays: Int32Array.from(workingDays),
    provisionals,
    minutesBefore,
    hours,
  };
}

/** The refusal for a day on which the calendar has no answer. */
export function calendarHole(): ReturnType<typeof refused<"CALENDAR_HOLE">> {
  return refused(
    "CALENDAR_HOLE",
    "Lịch làm việc chưa có dữ liệu cho toàn bộ thời gian này nên chưa tính được hạn. Đề nghị quản trị bổ sung lịch nghỉ.",
  );
}
