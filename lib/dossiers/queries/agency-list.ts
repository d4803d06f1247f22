import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { workingDayAfter } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";
import { calendarOfToday, calendarsOfVersions } from "@/lib/deadlines/queries";
import type { CalendarPlace } from "@/lib/deadlines/scoped-calendar";
import { BOUND_SQL, narrowing, QUEUE_SQL } from "@/lib/dossiers/agency-queue-sql";
import { type AgencyQueue, NEAR_DAYS } from "@/lib/dossiers/agency-queues";
import type { DueView } from "@/lib/dossiers/dossier-view";
import { dueView } from "@/lib/dossiers/due-view";
import { idsWithWords } from "@/lib/dossiers/queries/matching-words";
import { usedTimes, type UsedTime } from "@/lib/dossiers/queries/used-time";
import type { AgencyInboxFilter, Cursor } from "@/lib/dossiers/schema/list-filters";
import { wordPatterns } from "@/lib/dossiers/word-patterns";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { Channel, DossierStatus, Outcome, ReturnMethod, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";

export type InboxRow = Readonly<{
  id: string; code: string; version: number; status: DossierStatus; outcome: Outcome | null; applicantName: string; procedureName: string; returnMethod: ReturnMethod;
  receivedAt: Date | null;
  dueAt: Date | null;
  due: DueView | null;
  /** Who holds it; `mine`: the reader himself. */
  holder: Readonly<{ name: string; mine: boolean }> | null;
  /** Working minutes used up to now; null when the calendar does not reach over them. */
  used: UsedTime | null;
}>;

export type Moments = Readonly<{ at: Date; today: Date; near: Date }>;
/** Which dossiers: of a queue, narrowed by a filter, from a place on, so many. */
export type WantedList = Readonly<{ queue: AgencyQueue; filter: AgencyInboxFilter; cursor: Cursor | null; forwards: boolean; most: number }>;

type Row = {
  id: string; code: string | null; submission_code: string; version: number; status: DossierStatus; outcome: Outcome | null; applicant_name: string; procedure_name: string;
  channel: Channel; return_method: ReturnMethod; received_at: Date | null; processing_ended_at: Date | null; due_at: Date | null; original_due_at: Date | null; due_before_extension_at: Date | null;
  due_provisional: boolean; term_value: string | null; term_unit: TermUnit | null; calendar_version: string | null; supplement_policy: SupplementPolicy;
  holder_id: string | null; holder_name: string | null;
};

const SELECT = `select d.id, d.code, d.submission_code, d.version, d.status, d.outcome, d.applicant_name, v.name as procedure_name, d.channel, d.return_method, d.received_at,
    d.processing_ended_at, d.due_at, d.original_due_at, d.due_before_extension_at, d.due_provisional, d.term_value, d.term_unit, d.calendar_version, v.supplement_policy,
    d.holder_id, s.full_name as holder_name
  from dossier d join procedure_version v on v.id = d.procedure_version_id left join staff s on s.id = d.holder_id`;

function placeOf({ actor }: Permit): CalendarPlace {
  return { provinceCode: "provinceCode" in actor ? actor.provinceCode : "", agencyId: "agencyId" in actor ? actor.agencyId : null };
}

function endOfNearDays(calendar: WorkingCalendar | null, at: Date): Date {
  const today = dayOfMinute(localMinuteOf(at));
  const last = calendar === null ? -1 : workingDayAfter(calendar, today, NEAR_DAYS);
  // Outside the calendar: plain days, so that nothing near is left out.
  return vietnamMoment(dayText(last < 0 ? today + NEAR_DAYS + 2 : last), "23:59");
}

/** What "late" and "near" are measured by now, at the actor's place. */
export async function momentsNow(permitted: Permit): Promise<Moments> {
  const at = now();
  return { at, today: vietnamMoment(vietnamDay(at)), near: endOfNearDays(await calendarOfToday(permitted, placeOf(permitted)), at) };
}

/** Dossiers of a queue by (due date, id), as the lists show them. */
export async function listQueue(permitted: Permit<"dossier.process">, { queue, filter, cursor, forwards, most }: WantedList): Promise<InboxRow[]> {
  const { actor } = permitted;
  const { condition, place } = dossiersVisibleSql(actor);
  const { at, today, near } = await momentsNow(permitted);
  const patterns = wordPatterns(filter.tim);
  const more = narrowing(filter, { patterns, ids: await idsWithWords(permitted, patterns) }, cursor && { cursor, forwards });
  const order = forwards ? "asc" : "desc";
  const rows = await readAs<Row>(actor, {
    name: `agency-list-${queue}-${order}-${most}-${more.name}`,
    text: `${SELECT} where ${[condition, BOUND_SQL, QUEUE_SQL[queue], ...more.conditions].join(" and ")} order by d.due_at ${order}, d.id ${order} limit ${most}`,
    values: [place, actor.id, today, at, near, ...more.values],
  });
  return shown(permitted, rows, at);
}

/** The dossiers of these ids that the actor may see, by due date. */
export async function listNamed(permitted: Permit<"dossier.process">, ids: readonly string[]): Promise<InboxRow[]> {
  const { condition, place } = dossiersVisibleSql(permitted.actor);
  const rows = await readAs<Row>(permitted.actor, {
    name: "agency-list-named", text: `${SELECT} where ${condition} and d.id = any($2::uuid[]) order by d.due_at, d.id`, values: [place, ids],
  });
  return shown(permitted, rows, now());
}

/** How many a queue holds under a filter, counted up to `most`. */
export async function countQueue(permitted: Permit<"dossier.process">, queue: AgencyQueue, filter: AgencyInboxFilter, most: number): Promise<number> {
  const { actor } = permitted;
  const { condition, place } = dossiersVisibleSql(actor);
  const { at, today, near } = await momentsNow(permitted);
  const patterns = wordPatterns(filter.tim);
  const more = narrowing(filter, { patterns, ids: await idsWithWords(permitted, patterns) }, null);
  const [row] = await readAs<{ count: string }>(actor, {
    name: `agency-count-${queue}-${most}-${more.name}`,
    text: `select count(*) from (select 1 from dossier d where ${[condition, BOUND_SQL, QUEUE_SQL[queue], ...more.conditions].join(" and ")} order by d.due_at limit ${most}) as found`,
    values: [place, actor.id, today, at, near, ...more.values],
  });
  return Number(row?.count ?? 0);
}

/** Rows as the screen shows them; the words of the term come from each dossier's own calendar version. */
async function shown(permitted: Permit, rows: readonly Row[], at: Date): Promise<InboxRow[]> {
  const calendars = await calendarsOfVersions(permitted, rows.map(({ calendar_version }) => calendar_version));
  const place = placeOf(permitted);
  const used = await usedTimes(permitted, rows.map(({ id, channel, return_method, calendar_version }) => ({ id, channel, returnMethod: return_method, calendar: calendars(calendar_version, place) })), at);
  return rows.map((row) => ({
    id: row.id, code: row.code ?? row.submission_code, version: row.version, status: row.status, outcome: row.outcome, applicantName: row.applicant_name,
    procedureName: row.procedure_name, returnMethod: row.return_method, receivedAt: row.received_at, dueAt: row.due_at, used: used.get(row.id) ?? null,
    holder: row.holder_id === null ? null : { name: row.holder_name ?? "", mine: row.holder_id === permitted.actor.id },
    due: dueView({
      calendar: calendars(row.calendar_version, place), dueAt: row.due_at, originalDueAt: row.original_due_at, beforeExtensionAt: row.due_before_extension_at, provisional: row.due_provisional,
      status: row.status, supplementPolicy: row.supplement_policy, termValue: row.term_value === null ? null : Number(row.term_value), termUnit: row.term_unit,
      processingEndedAt: row.processing_ended_at, at,
    }),
  }));
}
