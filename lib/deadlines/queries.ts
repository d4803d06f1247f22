import type { Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { type CalendarReason, calendarFromRows, type WorkingCalendar } from "@/lib/deadlines/calendar";
import { readPublic, type Tx } from "@/lib/platform/db";
import { refused, type Result } from "@/lib/platform/result";

// A published version never changes (a change is a new version), so one reading of it serves the whole process.
const versions = new Map<string, WorkingCalendar>();

const dayText = (date: Date) => date.toISOString().slice(0, 10);

async function readVersion(tx: Tx, version: string): Promise<Result<WorkingCalendar, CalendarReason>> {
  const row = await tx.calendarVersion.findUniqueOrThrow({ where: { version }, include: { days: true } });
  return calendarFromRows({
    version,
    covered: row.covered.map((range) => ({ from: range.slice(0, 10), to: range.slice(11) })),
    days: row.days.map(({ day, kind, status, name }) => ({ day: dayText(day), kind, status, name })),
  });
}

/** The working calendar of a version, as kept with a dossier. */
export async function calendarOfVersion(_permitted: Permit, tx: Tx, version: string): Promise<Result<WorkingCalendar, CalendarReason>> {
  const known = versions.get(version);
  if (known) return { ok: true, value: known };
  const calendar = await readVersion(tx, version);
  if (calendar.ok) versions.set(version, calendar.value);
  return calendar;
}

/** The calendar in force for what is received now: the one published last. */
export async function calendarInForce(permitted: Permit, tx: Tx): Promise<Result<WorkingCalendar, CalendarReason>> {
  const last = await tx.calendarVersion.findFirst({ orderBy: { publishedAt: "desc" }, select: { version: true } });
  if (!last) return refused("CALENDAR_HOLE", "Chưa công bố lịch làm việc nên chưa tính được ngày hẹn trả.");
  return calendarOfVersion(permitted, tx, last.version);
}

/** The calendars of several versions, for lists: a transaction is opened only for those that this process has not read yet. */
export async function calendarsOfVersions(permitted: Permit, wanted: readonly string[]): Promise<ReadonlyMap<string, WorkingCalendar>> {
  const unread = wanted.filter((version) => !versions.has(version));
  if (unread.length > 0) {
    await withActor(permitted.actor, async (tx) => {
      for (const version of unread) await calendarOfVersion(permitted, tx, version);
    });
  }
  return new Map(wanted.flatMap((version) => {
    const calendar = versions.get(version);
    return calendar ? [[version, calendar] as const] : [];
  }));
}

/** The calendar in force, for lists: one prepared read, and the calendar itself from memory. null when none is published. */
export async function calendarOfToday(permitted: Permit): Promise<WorkingCalendar | null> {
  const [last] = await readPublic<{ version: string }>({
    name: "calendar-in-force", text: "select version from calendar_version order by published_at desc limit 1", values: [],
  });
  return last ? ((await calendarsOfVersions(permitted, [last.version])).get(last.version) ?? null) : null;
}
