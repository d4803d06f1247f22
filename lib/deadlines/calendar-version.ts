import type { CalendarDay, CalendarReason, CoveredRange, WorkingHoursRow } from "@/lib/deadlines/calendar";
import { type CalendarPlace, calendarOfPlace, NATIONAL_SCOPE, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import type { Refusal } from "@/lib/platform/result";

export type ScopedDay = CalendarDay & Readonly<{ scope: string }>;
export type ScopedHours = WorkingHoursRow & Readonly<{ scope: string }>;

/** One row that two versions do not share: `before` null: added, `after` null: taken out. */
export type RowDifference<Row> = Readonly<{ before: Row | null; after: Row | null }>;
export type CalendarDifference = Readonly<{
  days: readonly RowDifference<ScopedDay>[];
  hours: readonly RowDifference<ScopedHours>[];
  /** The last day that the calendar answers for, when it changed. */
  coveredTo: RowDifference<string> | null;
}>;

/** Name of the next version made on a day: `VN-2026-11-22-1`, then `-2`. @param day Vietnamese `YYYY-MM-DD` */
export function nextVersionName(day: string, taken: readonly string[]): string {
  const stem = `VN-${day}-`;
  const serials = taken.filter((name) => name.startsWith(stem)).map((name) => Number(name.slice(stem.length))).filter(Number.isInteger);
  return `${stem}${Math.max(0, ...serials) + 1}`;
}

/** The last day that any of the ranges covers. */
export function coveredTo(covered: readonly CoveredRange[]): string {
  return covered.map(({ to }) => to).sort().at(-1) ?? "";
}

const dayKey = ({ scope, day }: ScopedDay) => `${day} ${scope}`;
const hoursKey = ({ scope, from }: ScopedHours) => `${from} ${scope}`;
const sameDay = (one: ScopedDay, other: ScopedDay) => one.kind === other.kind && one.status === other.status && one.name === other.name;
const sameHours = (one: ScopedHours, other: ScopedHours) => one.to === other.to && `${one.morning} ${one.afternoon}` === `${other.morning} ${other.afternoon}`;

function differences<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string, same: (one: Row, other: Row) => boolean): RowDifference<Row>[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const fresh = new Map(after.map((row) => [keyOf(row), row]));
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return keys.map((key) => ({ before: old.get(key) ?? null, after: fresh.get(key) ?? null }))
    .filter(({ before: was, after: is }) => was === null || is === null || !same(was, is));
}

/** What a version says otherwise than the one it was made from, by day and by the beginning of the hours. */
export function differenceOf(base: ScopedCalendar, version: ScopedCalendar): CalendarDifference {
  const [before, after] = [coveredTo(base.covered), coveredTo(version.covered)];
  return {
    days: differences(base.days, version.days, dayKey, sameDay),
    hours: differences(base.hours, version.hours, hoursKey, sameHours),
    coveredTo: before === after ? null : { before, after },
  };
}

/** Whether nothing differs. */
export function isSame({ days, hours, coveredTo: end }: CalendarDifference): boolean {
  return days.length === 0 && hours.length === 0 && end === null;
}

/** The places whose calendars differ from the country's: every province and agency that the version has rows for. */
export function placesOf(calendar: ScopedCalendar, provinceOf: ReadonlyMap<string, string>): CalendarPlace[] {
  const scopes = new Set([...calendar.days, ...calendar.hours].map(({ scope }) => scope).filter((scope) => scope !== NATIONAL_SCOPE));
  return [{ provinceCode: "", agencyId: null }, ...[...scopes].map((scope) => {
    const provinceCode = provinceOf.get(scope);
    return provinceCode === undefined ? { provinceCode: scope, agencyId: null } : { provinceCode, agencyId: scope };
  })];
}

/**
 * Why the version cannot be counted by somewhere: the first refusal over all places that it names; null when every calendar holds.
 * @param provinceOf the province's code of each agency that has rows
 */
export function calendarFault(calendar: ScopedCalendar, provinceOf: ReadonlyMap<string, string>): Refusal<CalendarReason> | null {
  for (const place of placesOf(calendar, provinceOf)) {
    const built = calendarOfPlace(calendar, place);
    if (!built.ok) return built.refusals[0];
  }
  return null;
}

/** `07:30` of minutes from midnight. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** `07:30–11:30, 13:00–17:00`. */
export function hoursWords({ morning, afternoon }: Pick<WorkingHoursRow, "morning" | "afternoon">): string {
  return [morning, afternoon].map(([from, to]) => `${clockText(from)}–${clockText(to)}`).join(", ");
}

/** The years of which the ranges cover more than a week, in order. */
export function yearsOf(covered: readonly CoveredRange[]): string[] {
  const years = new Set<string>();
  for (const { from, to } of covered) {
    const last = to.slice(5) < "01-08" ? Number(to.slice(0, 4)) - 1 : Number(to.slice(0, 4));
    for (let year = Number(from.slice(0, 4)); year <= last; year++) years.add(String(year));
  }
  return [...years].sort();
}

/** The year that was asked for when the calendar has it, else that of today, else its last. */
export function chosenYear(years: readonly string[], asked: string, today: string): string {
  return [asked, today.slice(0, 4)].find((year) => years.includes(year)) ?? years.at(-1) ?? today.slice(0, 4);
}
