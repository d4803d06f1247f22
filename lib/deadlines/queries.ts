import type { Permit } from "@/lib/access/policy";
import { type CalendarReason, calendarFromRows, type WorkingCalendar } from "@/lib/deadlines/calendar";
import type { Tx } from "@/lib/platform/db";
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
