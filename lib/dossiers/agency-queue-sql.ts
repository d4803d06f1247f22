import { type AgencyQueue } from "@/lib/dossiers/agency-queues";
import type { AgencyInboxFilter, Cursor } from "@/lib/dossiers/schema/list-filters";
import { commonWordSql } from "@/lib/dossiers/word-patterns";

const OPEN = "d.status in ('RECEIVED', 'PROCESSING')";
const BY_THE_MINUTE = "(d.term_unit in ('HOUR', 'WORKING_HOUR', 'HALF_DAY') or d.term_value % 1 <> 0)";
// A limit in days is late once its day has ended, one in hours at the minute (domain.md 4.3).
const LATE = `(d.due_at < $3::timestamptz or (d.due_at < $4::timestamptz and ${BY_THE_MINUTE}))`;

/** $2 the reader, $3 the beginning of today, $4 now, $5 the end of the near days: bound in every statement. */
export const BOUND_SQL = "($2::uuid is not null and $3::timestamptz <= $4::timestamptz and $5::timestamptz is not null)";

/** What a queue holds, as a condition on the alias `d`. */
export const QUEUE_SQL = {
  "moi": "d.status = 'RECEIVED'",
  "cua-toi": "d.holder_id = $2::uuid and d.status in ('PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')",
  "chua-nhan": `d.holder_id is null and ${OPEN}`,
  "sap-den-han": `${OPEN} and d.due_at <= $5::timestamptz and not ${LATE}`,
  "qua-han": `${OPEN} and ${LATE}`,
  "cho-bo-sung": "d.status in ('AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')",
  // Found once for the whole list, by the agency that asked: never one look per dossier.
  "cho-y-kien": `d.status in ('PROCESSING', 'AWAITING_SUPPLEMENT')
    and d.id in (select o.dossier_id from opinion_request o where o.asking_agency_id = (select actor_agency()) and o.answered_at is null)`,
  "cho-duyet": "d.proposed_at is not null and d.status = 'PROCESSING'",
  "cho-tra": "d.status = 'RESOLVED'",
  "da-xong": "d.status in ('RETURNED', 'STOPPED', 'WITHDRAWN')",
  "tat-ca": "true",
} satisfies Record<AgencyQueue, string>;

/** A search as patterns, and as ids where it is rare enough to name them. */
export type SearchedWords = Readonly<{ patterns: readonly string[]; ids: readonly string[] | null }>;
/** Conditions of a statement with their values from $6 on; `name` tells which are there, for the statement's own name. */
export type Narrowing = Readonly<{ conditions: readonly string[]; values: readonly unknown[]; name: string }>;

/** The conditions of a list beside its queue: words, procedure, holder, and the place in it when it is read in pages. */
export function narrowing(filter: AgencyInboxFilter, words: SearchedWords, page: Readonly<{ cursor: Cursor; forwards: boolean }> | null): Narrowing {
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
  if (page !== null) {
    values.push(page.cursor.at, page.cursor.id);
    names.push("k");
    conditions.push(`(d.due_at, d.id) ${page.forwards ? ">" : "<"} ($${4 + values.length}::timestamptz, $${5 + values.length}::uuid)`);
  }
  return { conditions, values, name: names.join("") };
}
