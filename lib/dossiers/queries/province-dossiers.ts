import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import { idsWithWords } from "@/lib/dossiers/queries/matching-words";
import { type Cursor, cursorText, type ProvinceDossiersFilter, type PunctualityFilter } from "@/lib/dossiers/schema/list-filters";
import { commonWordSql, wordPatterns } from "@/lib/dossiers/word-patterns";
import type { Actor } from "@/lib/identity/actor";
import type { DossierStatus, Outcome } from "@/lib/platform/generated/enums";

export type ProvinceDossierRow = Readonly<{
  id: string; code: string; status: DossierStatus; outcome: Outcome | null; applicantName: string; procedureName: string; agencyName: string;
  receivedAt: Date | null; originalDueAt: Date | null; processingEndedAt: Date | null; updatedAt: Date;
}>;
/** `total` is counted up to 10,000: `overflow` says that there are more. */
export type ProvinceDossierPage = Readonly<{ rows: readonly ProvinceDossierRow[]; total: number; overflow: boolean; previous: string | null; next: string | null }>;

const PAGE = 50;
const MOST_COUNTED = 10_000;

type Part = Readonly<{ name: string; values: readonly unknown[]; condition: (first: number) => string }>;

const dayStart = (day: string) => `(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const vietnamDay = (moment: string) => `(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`;
const BY_THE_MINUTE = "(d.term_unit in ('HOUR', 'WORKING_HOUR', 'HALF_DAY') or d.term_value % 1 <> 0)";
/** The date that is judged against, as in the function `resolution_groups`: the term with its supplements, or the extension's. */
const DUE = { TERM: "coalesce(d.due_before_extension_at, d.due_at)", EXTENSION: "d.due_at" } as const;
type Basis = keyof typeof DUE;

/** How the end compares with the due date: days with days, minutes with minutes (the same rule as `lib/statistics/resolution`). */
function compared(sign: "<" | "=" | ">", due: string): string {
  const minute = (moment: string) => `date_trunc('minute', ${moment})`;
  return `case when ${BY_THE_MINUTE} then ${minute("d.processing_ended_at")} ${sign} ${minute(due)}
               else ${vietnamDay("d.processing_ended_at")} ${sign} ${vietnamDay(due)} end`;
}

/** Conditions of each figure as of the end of a day; `$asOf` is the placeholder of that day. */
function figureCondition(figure: PunctualityFilter, asOf: string, basis: Basis): string {
  const due = DUE[basis];
  const known = dayStart(`(${asOf}::date + 1)`);
  const ended = `coalesce(d.processing_ended_at < ${known}, false)`;
  const overdue = `d.due_at is not null and d.status <> 'AWAITING_SUPPLEMENT' and
    case when ${BY_THE_MINUTE} then date_trunc('minute', ${due}) < ${known} - interval '1 minute' else ${vietnamDay(due)} < ${asOf}::date end`;
  const conditions = {
    "da-giai-quyet": ended,
    "truoc-han": `${ended} and d.due_at is not null and ${compared("<", due)}`,
    "dung-han": `${ended} and (d.due_at is null or ${compared("=", due)})`,
    "qua-han": `${ended} and d.due_at is not null and ${compared(">", due)}`,
    "dang-giai-quyet": `not ${ended}`,
    "trong-han": `not ${ended} and not (${overdue})`,
    "dang-qua-han": `not ${ended} and ${overdue}`,
  } satisfies Record<PunctualityFilter, string>;
  return conditions[figure];
}

/**
 * The dossiers that a period's figures count: received in it and, when a figure of the whole (resolved, in progress) is asked for,
 * also those carried over from before and still open when it began. Same bounds as the function `resolution_groups`.
 */
function periodParts(filter: ProvinceDossiersFilter, today: string): Part[] {
  const { tu, den } = filter;
  const figure = filter["ket-qua"];
  if (tu === null && den === null && figure === null) return [];
  const asOf = filter.chot ?? today;
  const from = tu ?? "1900-01-01";
  const to = den !== null && den < asOf ? den : asOf;
  const carriedOver = (p: string) => `or d.processing_ended_at is null or d.processing_ended_at >= ${dayStart(p)}`;
  const parts: Part[] = [
    {
      name: figure === null ? "in" : "of", values: [from, to],
      condition: (n) => `d.received_at < ${dayStart(`($${n + 1}::date + 1)`)} and (d.received_at >= ${dayStart(`$${n}`)} ${figure === null ? "" : carriedOver(`$${n}`)})`,
    },
  ];
  const basis: Basis = filter["can-cu"] === "hen-lai" ? "EXTENSION" : "TERM";
  if (figure !== null) parts.push({ name: basis === "TERM" ? figure : `${figure}-x`, values: [asOf], condition: (n) => figureCondition(figure, `$${n}`, basis) });
  return parts;
}

/** The dossiers with all the words, by name when they are few enough. */
async function wordParts(permitted: Permit, typed: string): Promise<Part[]> {
  const patterns = wordPatterns(typed);
  const ids = await idsWithWords(permitted, patterns);
  if (ids !== null) return [{ name: "i", values: [ids], condition: (n) => `d.id = any($${n}::uuid[])` }];
  return patterns.map((pattern) => ({ name: "w", values: [pattern], condition: (n) => commonWordSql(`$${n}`) }));
}

function partsOf(filter: ProvinceDossiersFilter, today: string): Part[] {
  return [
    ...(filter["co-quan"] === null ? [] : [{ name: "a", values: [filter["co-quan"]], condition: (n: number) => `d.agency_id = (select id from agency where code = $${n}::text)` }]),
    ...(filter["trang-thai"] === null ? [] : [{ name: "s", values: [filter["trang-thai"]], condition: (n: number) => `d.status = $${n}::dossier_status` }]),
    ...periodParts(filter, today),
  ];
}

function compose(place: string, scope: string, parts: readonly Part[]): { where: string; values: unknown[]; name: string } {
  const values: unknown[] = [place];
  const conditions = parts.map((part) => {
    const first = values.length + 1;
    values.push(...part.values);
    return part.condition(first);
  });
  return { where: [scope, ...conditions].join(" and "), values, name: parts.map(({ name }) => name).join("-") };
}

type Row = {
  id: string; code: string | null; submission_code: string; status: DossierStatus; outcome: Outcome | null; applicant_name: string; procedure_name: string;
  agency_name: string; received_at: Date | null; original_due_at: Date | null; processing_ended_at: Date | null; updated_at: Date;
};

function rowOf(row: Row): ProvinceDossierRow {
  return {
    id: row.id, code: row.code ?? row.submission_code, status: row.status, outcome: row.outcome, applicantName: row.applicant_name, procedureName: row.procedure_name,
    agencyName: row.agency_name, receivedAt: row.received_at, originalDueAt: row.original_due_at, processingEndedAt: row.processing_ended_at, updatedAt: row.updated_at,
  };
}

/**
 * All dossiers of the administrator's province, last changed first, 50 a page by (updated_at, id), with their number.
 * @param today Vietnamese day, for figures without a day of their own
 */
export async function readProvinceDossiers(actor: Actor, filter: ProvinceDossiersFilter, today: string): Promise<ProvinceDossierPage> {
  const permitted = permit(actor, "statistics.read-province");
  const { condition, place } = dossiersVisibleSql(actor);
  const parts = [...(await wordParts(permitted, filter.tim)), ...partsOf(filter, today)];
  const back = filter.truoc !== null;
  const cursor: Cursor | null = filter.truoc ?? filter.sau;
  const key: Part[] = cursor === null ? [] : [{
    name: back ? "b" : "k", values: [cursor.at, cursor.id], condition: (n) => `(d.updated_at, d.id) ${back ? ">" : "<"} ($${n}::timestamptz, $${n + 1}::uuid)`,
  }];
  const list = compose(place, condition, [...parts, ...key]);
  const whole = compose(place, condition, parts);
  const order = back ? "asc" : "desc";
  const [rows, [counted]] = await Promise.all([
    readAs<Row>(actor, {
      name: `province-dossiers-${list.name}`,
      text: `select d.id, d.code, d.submission_code, d.status, d.outcome, d.applicant_name, v.name as procedure_name, a.short_name as agency_name, d.received_at,
               d.original_due_at, d.processing_ended_at, d.updated_at
             from dossier d join procedure_version v on v.id = d.procedure_version_id join agency a on a.id = d.agency_id
             where ${list.where} order by d.updated_at ${order}, d.id ${order} limit ${PAGE + 1}`,
      values: list.values,
    }),
    readAs<{ total: string }>(actor, {
      name: `province-dossiers-count-${whole.name}`,
      text: `select count(*) as total from (select 1 from dossier d where ${whole.where} limit ${MOST_COUNTED + 1}) as found`,
      values: whole.values,
    }),
  ]);
  const shown = rows.slice(0, PAGE);
  const ordered = (back ? shown.toReversed() : shown).map(rowOf);
  const keyOf = (row: ProvinceDossierRow | undefined) => (row ? cursorText({ at: row.updatedAt, id: row.id }) : null);
  const beyond = rows.length > PAGE;
  const total = Number(counted?.total ?? 0);
  return {
    rows: ordered, total: Math.min(total, MOST_COUNTED), overflow: total > MOST_COUNTED,
    previous: back ? (beyond ? keyOf(ordered[0]) : null) : filter.sau === null ? null : keyOf(ordered[0]),
    next: back || beyond ? keyOf(ordered.at(-1)) : null,
  };
}

/** The agencies that dossiers of the province were filed with, for the filter: code and name, those of today first. */
export async function agenciesOfProvince(actor: Actor): Promise<{ code: string; name: string }[]> {
  permit(actor, "statistics.read-province");
  const { condition, place } = dossiersVisibleSql(actor);
  return readAs<{ code: string; name: string }>(actor, {
    name: "agencies-of-province",
    text: `select a.code, a.name from agency a
           where a.province_code = $1 or exists (select 1 from dossier d where d.agency_id = a.id and ${condition})
           order by a.effective_to desc nulls first, a.code`,
    values: [place],
  });
}
