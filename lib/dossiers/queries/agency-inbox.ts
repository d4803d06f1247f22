import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import { BOUND_SQL, QUEUE_SQL } from "@/lib/dossiers/agency-queue-sql";
import { type AgencyQueue, readsBackwards } from "@/lib/dossiers/agency-queues";
import { countQueue, type InboxRow, listQueue, momentsNow } from "@/lib/dossiers/queries/agency-list";
import { type AgencyInboxFilter, cursorText } from "@/lib/dossiers/schema/list-filters";
import type { Actor } from "@/lib/identity/actor";

export type InboxPage = Readonly<{ rows: readonly InboxRow[]; previous: string | null; next: string | null }>;
/** The finished are counted up to 1,000: `overflow` says that there are more. */
export type QueueCounts = Readonly<Record<AgencyQueue, number>> & Readonly<{ overflow: boolean }>;
export type AgencyDesk = Readonly<{
  agency: Readonly<{ name: string; shortName: string }>;
  /** The reader is the head. */
  head: boolean;
  counts: QueueCounts;
  procedures: readonly Readonly<{ code: string; name: string }>[];
  /** `head`: signs and assigns, is assigned nothing. */
  colleagues: readonly Readonly<{ id: string; name: string; head: boolean }>[];
}>;
/** How many a list holds; `more`: at least so many, and more. */
export type ListTotal = Readonly<{ count: number; more: boolean }>;

const PAGE = 50;
const MOST_COUNTED = 1_000;

/**
 * What the desk shows around every list: the agency, the queues with their counts (one statement), its procedures and officials.
 */
export async function readAgencyDesk(actor: Actor): Promise<AgencyDesk> {
  const permitted = permit(actor, "dossier.process");
  const { condition, place } = dossiersVisibleSql(actor);
  const [{ at, today, near }, around] = await Promise.all([momentsNow(permitted), aroundTheDesk(permitted)]);
  const counted = Object.entries(QUEUE_SQL).filter(([queue]) => queue !== "da-xong" && queue !== "tat-ca");
  const [row] = await readAs<Record<string, string>>(actor, {
    name: "agency-queue-counts",
    text: `select count(*) as unfinished, ${counted.map(([queue, when]) => `count(*) filter (where ${when}) as "${queue}"`).join(", ")},
             (select count(*) from (select 1 from dossier d where ${condition} and ${QUEUE_SQL["da-xong"]} limit ${MOST_COUNTED}) as finished) as "da-xong"
           from dossier d where ${condition} and ${BOUND_SQL} and d.status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'RESOLVED')`,
    values: [place, permitted.actor.id, today, at, near],
  });
  const count = (queue: string) => Number(row?.[queue] ?? 0);
  const counts: QueueCounts = {
    "moi": count("moi"), "cua-toi": count("cua-toi"), "chua-nhan": count("chua-nhan"), "sap-den-han": count("sap-den-han"), "qua-han": count("qua-han"),
    "cho-bo-sung": count("cho-bo-sung"), "cho-y-kien": count("cho-y-kien"), "cho-duyet": count("cho-duyet"), "cho-tra": count("cho-tra"), "da-xong": count("da-xong"), "tat-ca": count("unfinished") + count("da-xong"), overflow: count("da-xong") >= MOST_COUNTED,
  };
  return { counts, head: actor.kind === "AGENCY_HEAD", ...around };
}

type Around = { name: string; short_name: string; procedures: { code: string; name: string }[] | null; colleagues: { id: string; name: string; head: boolean }[] | null };

async function aroundTheDesk({ actor }: Permit<"dossier.process">): Promise<Omit<AgencyDesk, "counts" | "head">> {
  const [row] = await readAs<Around>(actor, {
    name: "agency-desk",
    text: `select a.name, a.short_name,
             (select json_agg(json_build_object('code', p.code, 'name', p.name) order by p.code)
                from procedure p where p.code in (select l.procedure_code from agency_procedure l where l.agency_id = a.id)) as procedures,
             (select json_agg(json_build_object('id', s.id, 'name', s.full_name, 'head', s.role = 'AGENCY_HEAD') order by s.full_name)
                from staff s where s.agency_id = a.id and s.disabled_at is null) as colleagues
           from agency a where a.id = $1::uuid`,
    values: ["agencyId" in actor ? actor.agencyId : null],
  });
  return { agency: { name: row?.name ?? "", shortName: row?.short_name ?? "" }, procedures: row?.procedures ?? [], colleagues: row?.colleagues ?? [] };
}

/**
 * One page of a queue: 50 dossiers by (due date, id), the most urgent first (finished ones: the latest first). Search without
 * accents over codes, applicant and procedure. A received dossier always has a due date, so the key is whole.
 */
export async function readAgencyInbox(actor: Actor, queue: AgencyQueue, filter: AgencyInboxFilter): Promise<InboxPage> {
  const permitted = permit(actor, "dossier.process");
  const back = filter.truoc !== null;
  const rows = await listQueue(permitted, { queue, filter, cursor: filter.truoc ?? filter.sau, forwards: back === readsBackwards(queue), most: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const ordered = back ? page.toReversed() : page;
  const key = (row: InboxRow | undefined) => (row?.dueAt ? cursorText({ at: row.dueAt, id: row.id }) : null);
  const beyond = rows.length > PAGE;
  return {
    rows: ordered,
    previous: back ? (beyond ? key(ordered[0]) : null) : filter.sau === null ? null : key(ordered[0]),
    next: back ? key(ordered.at(-1)) : beyond ? key(ordered.at(-1)) : null,
  };
}

/** How many dossiers a list holds, whichever page is open: counted anew only when something narrows the queue. */
export async function countAgencyInbox(actor: Actor, queue: AgencyQueue, filter: AgencyInboxFilter, { counts }: Pick<AgencyDesk, "counts">): Promise<ListTotal> {
  const permitted = permit(actor, "dossier.process");
  if (filter.tim === "" && filter["thu-tuc"] === null && filter.nguoi === null) {
    return { count: counts[queue], more: counts.overflow && (queue === "da-xong" || queue === "tat-ca") };
  }
  const count = await countQueue(permitted, queue, filter, MOST_COUNTED + 1);
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}
