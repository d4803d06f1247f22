import type { Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { CalendarReason, WorkingCalendar } from "@/lib/deadlines/calendar";
import { type CalendarPlace, calendarOfPlace, placeKey, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import { readPublic, type Tx } from "@/lib/platform/db";
import { refused, type Result } from "@/lib/platform/result";

// A published version never changes (a change is a new version), so one reading of it serves the whole process.
const read = new Map<string, ScopedCalendar>();
const built = new Map<string, WorkingCalendar>();

const dayText = (date: Date) => date.toISOString().slice(0, 10);

/** The rows of a version, drafts included, as they stand now. */
export async function calendarRowsOf(_permitted: Permit, tx: Tx, version: string): Promise<ScopedCalendar & Readonly<{ published: boolean }>> {
  const row = await tx.calendarVersion.findUniqueOrThrow({ where: { version }, include: { days: { orderBy: [{ day: "asc" }, { scope: "asc" }] }, hours: true } });
  return {
    version,
    published: row.publishedAt !== null,
    covered: row.covered.map((range) => ({ from: range.slice(0, 10), to: range.slice(11) })),
    days: row.days.map(({ day, kind, status, name, scope }) => ({ day: dayText(day), kind, status, name, scope })),
    hours: row.hours.map(({ scope, effectiveFrom, effectiveTo, morningFrom, morningTo, afternoonFrom, afternoonTo }) => ({
      scope, from: dayText(effectiveFrom), to: effectiveTo && dayText(effectiveTo), morning: [morningFrom, morningTo], afternoon: [afternoonFrom, afternoonTo],
    })),
  };
}

/** The working calendar of a version for a place, as kept with a dossier. */
export async function calendarOfVersion(permitted: Permit, tx: Tx, version: string, place: CalendarPlace): Promise<Result<WorkingCalendar, CalendarReason>> {
  const rows = read.get(version) ?? (await calendarRowsOf(permitted, tx, version));
  if ("published" in rows && rows.published) read.set(version, rows);
  const key = placeKey(rows, place);
  const known = built.get(key);
  if (known) return { ok: true, value: known };
  const calendar = calendarOfPlace(rows, place);
  if (calendar.ok && read.has(version)) built.set(key, calendar.value);
  return calendar;
}

/** The calendar in force at a place for what is received now: the one published last. */
export async function calendarInForce(permitted: Permit, tx: Tx, place: CalendarPlace): Promise<Result<WorkingCalendar, CalendarReason>> {
  const last = await tx.calendarVersion.findFirst({ where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" }, select: { version: true } });
  if (!last) return refused("CALENDAR_HOLE", "Chưa công bố lịch làm việc nên chưa tính được ngày hẹn trả.");
  return calendarOfVersion(permitted, tx, last.version, place);
}

/** The calendar of a version at a place, from what this process has read; null when it has not. */
export type CalendarLookup = (version: string | null, place: CalendarPlace) => WorkingCalendar | null;

/** The calendars of several versions, for lists: a transaction is opened only for those that this process has not read yet. */
export async function calendarsOfVersions(permitted: Permit, wanted: readonly (string | null)[]): Promise<CalendarLookup> {
  const unread = [...new Set(wanted)].filter((version) => version !== null && !read.has(version)).filter((version) => version !== null);
  if (unread.length > 0) {
    await withActor(permitted.actor, async (tx) => {
      for (const version of unread) read.set(version, await calendarRowsOf(permitted, tx, version));
    });
  }
  return (version, place) => {
    const rows = version === null ? undefined : read.get(version);
    if (!rows) return null;
    const key = placeKey(rows, place);
    const known = built.get(key);
    if (known) return known;
    const calendar = calendarOfPlace(rows, place);
    if (!calendar.ok) return null;
    built.set(key, calendar.value);
    return calendar.value;
  };
}

/** The calendar in force at a place, for lists: one prepared read, and the calendar itself from memory. null when none is published. */
export async function calendarOfToday(permitted: Permit, place: CalendarPlace): Promise<WorkingCalendar | null> {
  const [last] = await readPublic<{ version: string }>({
    name: "calendar-in-force", text: "select version from calendar_version where published_at is not null order by published_at desc limit 1", values: [],
  });
  return last ? (await calendarsOfVersions(permitted, [last.version]))(last.version, place) : null;
}
