import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { workingDayAfter } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";
import { calendarOfToday, calendarsOfVersions } from "@/lib/deadlines/queries";
import type { CalendarPlace } from "@/lib/deadlines/scoped-calendar";
import { type AgencyQueue, NEAR_DAYS, readsBackwards } from "@/lib/dossiers/agency-queues";
import type { DueView } from "@/lib/dossiers/dossier-view";
import { dueView } from "@/lib/dossiers/due-view";
import { idsWithWords } from "@/lib/dossiers/queries/matching-words";
import { type AgencyInboxFilter, type Cursor, cursorText } from "@/lib/dossiers/schema/list-filters";
import { commonWordSql, wordPatterns } from "@/lib/dossiers/word-patterns";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { DossierStatus, Outcome, ReturnMethod, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";

export type InboxRow = Readonly<{
  id: string; code: string; status: DossierStatus; outcome: Outcome | null; applicantName: string; procedureName: string; returnMethod: ReturnMethod;
  receivedAt: Date | null;
  due: DueView | null;
  /** Who holds it; `mine`: the reader himself. */
  holder: Readonly<{ name: string; mine: boolean }> | null;
}>;
export type InboxPage = Readonly<{ rows: readonly InboxRow[]; previous: string | null; next: string | null }>;
/** The finished are counted up to 1,000: `overflow` says that there are more. */
export type QueueCounts = Readonly<Record<AgencyQueue, number>> & Readonly<{ overflow: boolean }>;
export type AgencyDesk = Readonly<{
  agency: Readonly<{ name: string; shortName: string }>;
  counts: QueueCounts;
  procedures: readonly Readonly<{ code: string; name: string }>[];
  colleagues: readonly Readonly<{ id: string; name: string }>[];
}>;

const PAGE = 50;
const MOST_COUNTED = 1_000;
const OPEN = "d.status in ('RECEIVED', 'PROCESSING')";
/** $2 the reader, $3 the beginning of today, $4 now, $5 the end of the near days: bound in every statement. */
const BOUND = "($2::uuid is not null and $3::timestamptz <= $4::timestamptz and $5::timestamptz is not null)";
const BY_THE_MINUTE = "(d.term_unit in ('HOUR', 'WORKING_HOUR', 'HALF_DAY') or d.term_value % 1 <> 0)";
// A limit in days is late once its day has ended, one in hours at the minute (domain.md 4.3).
const LATE = `(d.due_at < $3::timestamptz or (d.due_at < $4::timestamptz and ${BY_THE_MINUTE}))`;

const CONDITIONS = {
  "moi": "d.status = 'RECEIVED'",
  "cua-toi": "d.holder_id = $2::uuid and d.status in ('PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')",
  "chua-nhan": `d.holder_id is null and ${OPEN}`,
  "sap-den-han": `${OPEN} and d.due_at <= $5::timestamptz and not ${LATE}`,
  "qua-han": `${OPEN} and ${LATE}`,
  "cho-bo-sung": "d.status in ('AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')",
  "cho-tra": "d.status = 'RESOLVED'",
  "da-xong": "d.status in ('RETURNED', 'STOPPED', 'WITHDRAWN')",
  "tat-ca": "true",
} satisfies Record<AgencyQueue, string>;

type Moments = Readonly<{ at: Date; today: Date; near: Date }>;

function placeOf({ actor }: Permit): CalendarPlace {
  return { provinceCode: "provinceCode" in actor ? actor.provinceCode : "", agencyId: "agencyId" in actor ? actor.agencyId : null };
}

async function momentsNow(permitted: Permit): Promise<Moments> {
  const at = now();
  return { at, today: vietnamMoment(vietnamDay(at)), near: endOfNearDays(await calendarOfToday(permitted, placeOf(permitted)), at) };
}

function endOfNearDays(calendar: WorkingCalendar | null, at: Date): Date {
  const today = dayOfMinute(localMinuteOf(at));
  const last = calendar === null ? -1 : workingDayAfter(calendar, today, NEAR_DAYS);
  // Outside the calendar: plain days, so that nothing near is left out.
  return vietnamMoment(dayText(last < 0 ? today + NEAR_DAYS + 2 : last), "23:59");
}

/**
 * What the desk shows around every list: the agency, the queues with their counts (one statement), its procedures and officials.
 */
export async function readAgencyDesk(actor: Actor): Promise<AgencyDesk> {
  const permitted = permit(actor, "dossier.process");
  const { condition, place } = dossiersVisibleSql(actor);
  const [{ at, today, near }, around] = await Promise.all([momentsNow(permitted), aroundTheDesk(permitted)]);
  const counted = Object.entries(CONDITIONS).filter(([queue]) => queue !== "da-xong" && queue !== "tat-ca");
  const [row] = await readAs<Record<string, string>>(actor, {
    name: "agency-queue-counts",
    text: `select count(*) as unfinished, ${counted.map(([queue, when]) => `count(*) filter (where ${when}) as "${queue}"`).join(", ")},
             (select count(*) from (select 1 from dossier d where ${condition} and ${CONDITIONS["da-xong"]} limit ${MOST_COUNTED}) as finished) as "da-xong"
           from dossier d where ${condition} and ${BOUND} and d.status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'RESOLVED')`,
    values: [place, permitted.actor.id, today, at, near],
  });
  const count = (queue: string) => Number(row?.[queue] ?? 0);
  const counts: QueueCounts = {
    "moi": count("moi"), "cua-toi": count("cua-toi"), "chua-nhan": count("chua-nhan"), "sap-den-han": count("sap-den-han"), "qua-han": count("qua-han"),
    "cho-bo-sung": count("cho-bo-sung"), "cho-tra": count("cho-tra"), "da-xong": count("da-xong"), "tat-ca": count("unfinished") + count("da-xong"), overflow: count("da-xong") >= MOST_COUNTED,
  };
  return { counts, ...around };
}

type Around = { name: string; short_name: string; procedures: { code: string; name: string }[] | null; colleagues: { id: string; name: string }[] | null };

async function aroundTheDesk({ actor }: Permit<"dossier.process">): Promise<Omit<AgencyDesk, "counts">> {
  const [row] = await readAs<Around>(actor, {
    name: "agency-desk",
    text: `select a.name, a.short_name,
             (select json_agg(json_build_object('code', p.code, 'name', p.name) order by p.code)
                from procedure p where p.code in (select l.procedure_code from agency_procedure l where l.agency_id = a.id)) as procedures,
             (select json_agg(json_build_object('id', s.id, 'name', s.full_name) order by s.full_name)
                from staff s where s.agency_id = a.id and s.disabled_at is null) as colleagues
           from agency a where a.id = $1::uuid`,
    values: ["agencyId" in actor ? actor.agencyId : null],
  });
  return { agency: { name: row?.name ?? "", shortName: row?.short_name ?? "" }, procedures: row?.procedures ?? [], colleagues: row?.colleagues ?? [] };
}

type Row = {
  id: string; code: string | null; submission_code: string; status: DossierStatus; outcome: Outcome | null; applicant_name: string; procedure_name: string;
  return_method: ReturnMethod; received_at: Date | null; processing_ended_at: Date | null; due_at: Date | null; original_due_at: Date | null;
  due_provisional: boolean; term_value: string | null; term_unit: TermUnit | null; calendar_version: string | null; supplement_policy: SupplementPolicy;
  holder_id: string | null; holder_name: string | null;
};

const COLUMNS = `d.id, d.code, d.submission_code, d.status, d.outcome, d.applicant_name, v.name as procedure_name, d.return_method, d.received_at,
  d.processing_ended_at, d.due_at, d.original_due_at, d.due_provisional, d.term_value, d.term_unit, d.calendar_version, v.supplement_policy,
  d.holder_id, s.full_name as holder_name`;

type Words = Readonly<{ patterns: readonly string[]; ids: readonly string[] | null }>;

/** The conditions of a list beside its queue, with their values from $6 on; the statement's name tells which are there. */
function narrowed(filter: AgencyInboxFilter, words: Words, cursor: Cursor | null, forwards: boolean): { conditions: string[]; values: unknown[]; name: string } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const names: string[] = [];
  const add = (name: string, value: unknown, condition: (placeholder: string) => string) => {
    values.push(value);
    names.push(name);
    conditions.push(condition(`$${5 + values.length}`));
  };
  if (words.ids === null) for (const pattern of words.patterns) add("w", pattern, commonWordSql);
  else add("i", words.ids, (p) => `d.id = any(${p}::uuid[])`);
  if (filter["thu-tuc"] !== null) add("p", filter["thu-tuc"], (p) => `d.procedure_code = ${p}::text`);
  if (filter.nguoi !== null) add("h", filter.nguoi, (p) => `d.holder_id = ${p}::uuid`);
  if (cursor !== null) {
    values.push(cursor.at, cursor.id);
    names.push("k");
    conditions.push(`(d.due_at, d.id) ${forwards ? ">" : "<"} ($${4 + values.length}::timestamptz, $${5 + values.length}::uuid)`);
  }
  return { conditions, values, name: names.join("") };
}

/**
 * One page of a queue: 50 dossiers by (due date, id), the most urgent first (finished ones: the latest first). Search without
 * accents over codes, applicant and procedure. A received dossier always has a due date, so the key is whole.
 */
export async function readAgencyInbox(actor: Actor, queue: AgencyQueue, filter: AgencyInboxFilter): Promise<InboxPage> {
  const permitted = permit(actor, "dossier.process");
  const { condition, place } = dossiersVisibleSql(actor);
  const { at, today, near } = await momentsNow(permitted);
  const back = filter.truoc !== null;
  const forwards = back === readsBackwards(queue);
  const patterns = wordPatterns(filter.tim);
  const more = narrowed(filter, { patterns, ids: await idsWithWords(permitted, patterns) }, filter.truoc ?? filter.sau, forwards);
  const order = forwards ? "asc" : "desc";
  const rows = await readAs<Row>(actor, {
    name: `agency-inbox-${queue}-${order}-${more.name}`,
    text: `select ${COLUMNS} from dossier d join procedure_version v on v.id = d.procedure_version_id left join staff s on s.id = d.holder_id
           where ${[condition, BOUND, CONDITIONS[queue], ...more.conditions].join(" and ")} order by d.due_at ${order}, d.id ${order} limit ${PAGE + 1}`,
    values: [place, permitted.actor.id, today, at, near, ...more.values],
  });
  const shown = rows.slice(0, PAGE);
  const ordered = back ? shown.toReversed() : shown;
  const key = (row: Row | undefined) => (row?.due_at ? cursorText({ at: row.due_at, id: row.id }) : null);
  const beyond = rows.length > PAGE;
  return {
    rows: await withDue(permitted, ordered, at),
    previous: back ? (beyond ? key(ordered[0]) : null) : filter.sau === null ? null : key(ordered[0]),
    next: back ? key(ordered.at(-1)) : beyond ? key(ordered.at(-1)) : null,
  };
}

/** Rows as the screen shows them; the words of the term come from each dossier's own calendar version. */
async function withDue(permitted: Permit, rows: readonly Row[], at: Date): Promise<InboxRow[]> {
  const calendars = await calendarsOfVersions(permitted, rows.map(({ calendar_version }) => calendar_version));
  const place = placeOf(permitted);
  return rows.map((row) => ({
    id: row.id, code: row.code ?? row.submission_code, status: row.status, outcome: row.outcome, applicantName: row.applicant_name,
    procedureName: row.procedure_name, returnMethod: row.return_method, receivedAt: row.received_at,
    holder: row.holder_id === null ? null : { name: row.holder_name ?? "", mine: row.holder_id === permitted.actor.id },
    due: dueView({
      calendar: calendars(row.calendar_version, place), dueAt: row.due_at, originalDueAt: row.original_due_at, provisional: row.due_provisional,
      status: row.status, supplementPolicy: row.supplement_policy, termValue: row.term_value === null ? null : Number(row.term_value), termUnit: row.term_unit,
      processingEndedAt: row.processing_ended_at, at,
    }),
  }));
}
