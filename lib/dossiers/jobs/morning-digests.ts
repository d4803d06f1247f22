import { permit, type Permit } from "@/lib/access/policy";
import { HOLE, type WorkingCalendar } from "@/lib/deadlines/calendar";
import { workingDayAfter } from "@/lib/deadlines/calendar-index";
import { MINUTES_PER_DAY, dayOfMinute, instantOf, localMinuteOf } from "@/lib/deadlines/days";
import { calendarInForce } from "@/lib/deadlines/queries";
import { digestHour } from "@/lib/dossiers/digest-hour";
import { systemActor } from "@/lib/identity/actor";
import type { OpenCounts } from "@/lib/notifications/alert-templates";
import { writeDigest } from "@/lib/notifications/jobs/staff-digests";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { StaffRole } from "@/lib/platform/generated/enums";

type Reader = Readonly<{ id: string; fullName: string; email: string; role: StaffRole; agencyId: string | null; provinceCode: string }>;
const NOTHING_OPEN: OpenCounts = { overdue: 0, today: 0, soon: 0 };
const POST = new Set<StaffRole>(["POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR"]);

type Counted = Readonly<{ holder_id: string | null; overdue: number; today: number; soon: number }>;

/** What is open at an agency this morning, by who holds it. */
async function openByHolder(_permitted: Permit, tx: Tx, agencyId: string, calendar: WorkingCalendar, at: Date): Promise<Counted[]> {
  const startOfDay = vietnamMoment(vietnamDay(at));
  const endOfDay = instantOf((dayOfMinute(localMinuteOf(at)) + 1) * MINUTES_PER_DAY);
  const third = workingDayAfter(calendar, dayOfMinute(localMinuteOf(at)), 3);
  const endOfThird = third === HOLE ? endOfDay : instantOf((third + 1) * MINUTES_PER_DAY);
  return tx.$queryRaw<Counted[]>`
    select d.holder_id, (count(*) filter (where d.due_at < ${startOfDay}))::int as overdue,
      (count(*) filter (where d.due_at >= ${startOfDay} and d.due_at < ${endOfDay}))::int as today, (count(*) filter (where d.due_at >= ${endOfDay}))::int as soon
    from dossier d join procedure_version v on v.id = d.procedure_version_id
    where d.agency_id = ${agencyId}::uuid and d.due_at < ${endOfThird} and d.received_at is not null
      and (d.status in ('RECEIVED', 'PROCESSING') or (d.status = 'AWAITING_SUPPLEMENT' and v.supplement_policy = 'NONE'))
    group by 1`;
}

/** The holder's own dossiers; for a head, all of the agency. */
function openOf(reader: Reader, byHolder: readonly Counted[]): OpenCounts {
  const own = byHolder.filter(({ holder_id }) => reader.role === "AGENCY_HEAD" || holder_id === reader.id);
  return own.reduce((sum, { overdue, today, soon }) => ({ overdue: sum.overdue + overdue, today: sum.today + today, soon: sum.soon + soon }), NOTHING_OPEN);
}

/** The people of one place (an agency, or the post of a province) whose morning it is, with what is open for them. */
async function digestsOfPlace(permitted: Permit, readers: readonly Reader[], at: Date): Promise<readonly (readonly [Reader, OpenCounts])[]> {
  const [first] = readers;
  if (!first) return [];
  return transactAsJobs(async (tx) => {
    const { agencyId, provinceCode } = first;
    const calendar = await calendarInForce(permitted, tx, { provinceCode, agencyId });
    if (!calendar.ok || !digestHour(calendar.value, at)) return [];
    const open = agencyId === null ? [] : await openByHolder(permitted, tx, agencyId, calendar.value, at);
    return readers.map((reader) => [reader, openOf(reader, open)] as const);
  });
}

/**
 * Writes the morning's digests that are due: one per employee and working day from 07:30 by the calendar of his place, with what is new
 * and what is open; none on days off, none when there is nothing to say.
 * @returns how many were written
 */
export async function writeDigests(): Promise<number> {
  const permitted = permit(systemActor(), "alert.make");
  const at = now();
  const staff = await transactAsJobs((tx) => tx.staff.findMany({
    where: { disabledAt: null, role: { not: "ADMINISTRATOR" } }, orderBy: { id: "asc" },
    select: { id: true, fullName: true, email: true, role: true, agencyId: true, provinceCode: true },
  }));
  const places = Map.groupBy(staff, ({ agencyId, provinceCode }) => agencyId ?? provinceCode);
  let written = 0;
  for (const readers of places.values()) {
    for (const [{ id: staffId, fullName, email, role }, open] of await digestsOfPlace(permitted, readers, at)) {
      const alertsPath = POST.has(role) ? "/buu-dien/nhac-viec" : "/co-quan/nhac-viec";
      if (await writeDigest({ staffId, fullName, email, alertsPath }, vietnamDay(at), open)) written += 1;
    }
  }
  return written;
}
