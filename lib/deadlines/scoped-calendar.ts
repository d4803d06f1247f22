import { type CalendarDay, type CalendarReason, calendarFromRows, type CoveredRange, type WorkingCalendar, type WorkingHoursRow } from "@/lib/deadlines/calendar";
import type { Result } from "@/lib/platform/result";

/** Scope of the rows that hold for the whole country. */
export const NATIONAL_SCOPE = "VN";

/** Where a dossier is decided: its province's code and its agency's id are scopes of their own. */
export type CalendarPlace = Readonly<{ provinceCode: string; agencyId: string | null }>;

/** A calendar version with the rows of every scope: 'VN', a province's code, an agency's id. */
export type ScopedCalendar = Readonly<{
  version: string;
  covered: readonly CoveredRange[];
  days: readonly (CalendarDay & Readonly<{ scope: string }>)[];
  hours: readonly (WorkingHoursRow & Readonly<{ scope: string }>)[];
}>;

/** The scopes of a place, from the widest to the narrowest, that the version says something about. */
function scopesOf(calendar: ScopedCalendar, { provinceCode, agencyId }: CalendarPlace): string[] {
  const known = new Set([...calendar.days, ...calendar.hours].map(({ scope }) => scope));
  return [NATIONAL_SCOPE, provinceCode, agencyId].filter((scope) => scope !== null).filter((scope) => scope === NATIONAL_SCOPE || known.has(scope));
}

/** Tells apart the calendars of a version that differ: places without rows of their own share one. */
export function placeKey(calendar: ScopedCalendar, place: CalendarPlace): string {
  return [calendar.version, ...scopesOf(calendar, place)].join(" ");
}

/**
 * The working calendar at a place: days off and worked days of the country, the province and the agency together; hours of the
 * narrowest scope that sets any (HĐND, UBND set them; domain.md 4.2).
 */
export function calendarOfPlace(calendar: ScopedCalendar, place: CalendarPlace): Result<WorkingCalendar, CalendarReason> {
  const scopes = scopesOf(calendar, place);
  const hoursScope = scopes.findLast((scope) => calendar.hours.some((row) => row.scope === scope));
  return calendarFromRows({
    version: calendar.version,
    covered: calendar.covered,
    days: calendar.days.filter(({ scope }) => scopes.includes(scope)),
    hours: calendar.hours.filter(({ scope }) => scope === hoursScope),
  });
}
