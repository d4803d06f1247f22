import type { Permit } from "@/lib/access/policy";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { measureOf } from "@/lib/deadlines/terms";
import type { WatchedDossier } from "@/lib/dossiers/alert-rules";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";

/** Employees by where they work; only those whose account is open. */
export type Crew = Readonly<{
  active: ReadonlySet<string>;
  headsOf: (agencyId: string) => readonly string[];
  supervisorsOf: (officeId: string | null) => readonly string[];
}>;

/** Everybody whom an alert may go to, read once a round. */
export async function readCrew(_permitted: Permit, tx: Tx): Promise<Crew> {
  const staff = await tx.staff.findMany({ where: { disabledAt: null }, select: { id: true, role: true, agencyId: true, officeId: true }, orderBy: { id: "asc" } });
  const heads = Map.groupBy(staff.filter(({ role }) => role === "AGENCY_HEAD"), ({ agencyId }) => agencyId);
  const supervisors = Map.groupBy(staff.filter(({ role }) => role === "POSTAL_SUPERVISOR"), ({ officeId }) => officeId);
  const ids = (people: typeof staff | undefined) => (people ?? []).map(({ id }) => id);
  return {
    active: new Set(staff.map(({ id }) => id)),
    headsOf: (agencyId) => ids(heads.get(agencyId)),
    supervisorsOf: (officeId) => (officeId === null ? [] : ids(supervisors.get(officeId))),
  };
}

type Row = Readonly<{
  id: string; code: string; procedure_name: string; status: DossierStatus; due_at: Date | null; term_value: string | null; term_unit: TermUnit | null; policy: SupplementPolicy;
  received_at: Date; holder_id: string | null; agency_id: string; office_id: string | null; province_code: string; calendar_version: string;
  review_pending: boolean; papers_at_counter: boolean; taken_over_at: Date | null; receiver_id: string | null; at: Date;
}>;

export type Watched = Readonly<{ dossier: WatchedDossier; calendar: WorkingCalendar; code: string; procedureName: string }>;

/** Acts of the agency that show it found the papers in order, or asked for what is missing. */
const REVIEWED = Prisma.sql`('REQUEST_SUPPLEMENT', 'FINISH_STEP', 'ASK_OPINION', 'ATTACH_RESULT', 'PROPOSE', 'EXTEND')`;
const OPEN = Prisma.sql`d.status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT')`;
const PAGE = 500;

/** Which open dossiers a pass looks at, and in which order (the moment that the page's cursor speaks of). */
export const WATCHES = {
  /** Due before a moment, or overdue. Reads the index dossier_open_by_due. */
  DUE: { order: Prisma.sql`d.due_at`, condition: (before: Date) => Prisma.sql`${OPEN} and d.due_at < ${before}` },
  /** Received after a moment: their papers may have to go back. */
  RECEIVED: { order: Prisma.sql`d.received_at`, condition: (after: Date) => Prisma.sql`d.status in ('RECEIVED', 'PROCESSING') and d.received_at > ${after}` },
  /** Papers at the counter, received before a moment. */
  AT_COUNTER: {
    order: Prisma.sql`d.received_at`,
    condition: (before: Date) => Prisma.sql`${OPEN} and d.received_at < ${before} and d.id in (select p.dossier_id from paper p where p.holder_kind = 'CLERK')`,
  },
} as const;
export type Watch = keyof typeof WATCHES;
export type Cursor = Readonly<{ at: Date; id: string }>;

/** A page of a watch, 500 dossiers after the cursor; `next` null when it was the last. */
export async function watchedPage(permitted: Permit, tx: Tx, crew: Crew, watch: Watch, bound: Date, after: Cursor | null): Promise<{ page: Watched[]; next: Cursor | null }> {
  const { order, condition } = WATCHES[watch];
  const from = after === null ? Prisma.sql`true` : Prisma.sql`(${order}, d.id) > (${after.at}, ${after.id}::uuid)`;
  const rows = await tx.$queryRaw<Row[]>`
    select d.id, d.code, v.name as procedure_name, d.status, d.due_at, d.term_value::text, d.term_unit, v.supplement_policy as policy, d.received_at, d.holder_id, d.agency_id,
      d.office_id, d.province_code, d.calendar_version, ${order} as at,
      not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event in ${REVIEWED}) as review_pending,
      exists (select 1 from paper p where p.dossier_id = d.id and p.holder_kind = 'CLERK') as papers_at_counter,
      (select max(e.occurred_at) from dossier_event e where e.dossier_id = d.id and e.event = 'TAKE_OVER_PAPERS') as taken_over_at,
      (select e.actor_id from dossier_event e where e.dossier_id = d.id and e.event = 'RECEIVE' limit 1) as receiver_id
    from dossier d join procedure_version v on v.id = d.procedure_version_id
    where ${condition(bound)} and d.received_at is not null and d.calendar_version is not null and ${from}
    order by ${order}, d.id limit ${PAGE}`;
  const page: Watched[] = [];
  for (const row of rows) {
    const calendar = await calendarOfVersion(permitted, tx, row.calendar_version, { provinceCode: row.province_code, agencyId: row.agency_id });
    if (calendar.ok) page.push({ calendar: calendar.value, code: row.code, procedureName: row.procedure_name, dossier: watchedDossier(row, crew) });
  }
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return { page, next: last ? { at: last.at, id: last.id } : null };
}

function watchedDossier(row: Row, crew: Crew): WatchedDossier {
  const measure = measureOf({ value: row.term_value === null ? null : Number(row.term_value), unit: row.term_unit });
  const open = (id: string | null) => (id !== null && crew.active.has(id) ? id : null);
  const since = row.taken_over_at !== null && row.taken_over_at > row.received_at ? row.taken_over_at : row.received_at;
  return {
    id: row.id, dueAt: row.due_at, precision: measure.ok && measure.value.scale.endsWith("MINUTE") ? "MINUTE" : "DAY",
    suspended: row.status === "AWAITING_SUPPLEMENT" && row.policy !== "NONE", receivedAt: row.received_at,
    reviewPending: row.review_pending && row.status !== "AWAITING_SUPPLEMENT", atCounterSince: row.papers_at_counter ? since : null,
    holderId: open(row.holder_id), headIds: crew.headsOf(row.agency_id), receiverId: open(row.receiver_id), supervisorIds: crew.supervisorsOf(row.office_id),
  };
}
