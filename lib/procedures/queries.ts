import { permit } from "@/lib/access/policy";
import { readAs, withActor } from "@/lib/access/with-actor";
import { agenciesTaking, type TakingAgency } from "@/lib/agencies/queries";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { Channel, ComponentKind, FeeKind, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";
import { searchText } from "@/lib/platform/vietnamese";
import { IMPORT_FLAGS, type ImportFlag } from "@/lib/procedures/import-flags";
import { requestFormSchema } from "@/lib/procedures/schema";

export type ProcedureFilter = Readonly<{
  q: string;
  field: string | null;
  /** "Cấp tỉnh", "Cấp xã"; a procedure may be done at several. */
  level: string | null;
  /** Only those with a postal channel. */
  byPost: boolean;
  /** Only those that can be filed here. */
  fileable: boolean;
  /** Keyset: the last row shown (`after`) or the first one (`before`), as in `ProcedureList.next`/`previous`. */
  after: string | null;
  before: string | null;
}>;

export type ProcedureRow = Readonly<{ code: string; name: string; field: string; level: string; fileable: boolean; postChannel: boolean }>;
export type ProcedureList = Readonly<{
  rows: readonly ProcedureRow[];
  total: number;
  next: string | null;
  previous: string | null;
  /** Nothing holds every word; these are the nearest by spelling. */
  near: boolean;
}>;

const PAGE = 20;

type Found = { code: string; name: string; field: string; level: string; fileable: boolean; post_channel: boolean; rank: number; total: string };

// Can be filed here today: curated, and taken by an agency for which the post's counter may receive it (lib/agencies/filing-place says the same).
const OPEN = `p.fileable and exists (select 1 from agency_procedure ap
    join contract_scope cs on cs.agency_id = ap.agency_id join delegation_contract dc on dc.id = cs.contract_id
  where ap.procedure_code = p.code and $1::date between ap.effective_from and coalesce(ap.effective_to, 'infinity')
    and $1::date between dc.effective_from and coalesce(dc.effective_to, 'infinity') and 'RECEIVE' = any(cs.tasks)
    and (cardinality(cs.procedure_codes) = 0 and ap.by_post or p.code = any(cs.procedure_codes)))`;
const FOUND = `select p.code, p.name, p.field, p.level, p.search_text, ${OPEN} as fileable, p.post_channel from procedure p
  where ($2::text is null or p.field = $2) and ($3::text is null or position($3 in p.level) > 0) and (not $4::boolean or p.post_channel)`;

/** The first five values of both searches: today and the conditions. */
function narrowing({ field, level, byPost, fileable }: ProcedureFilter): readonly unknown[] {
  return [vietnamDay(now()), field, level, byPost, fileable];
}

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** `3~1.003868`: rank and code, the two by which the list is ordered. */
function cursorOf(row: Found | undefined): string | null {
  return row ? `${row.rank}~${row.code}` : null;
}

function readCursor(text: string | null): readonly [number, string] | null {
  const match = /^([0-3])~(\d\.\d{6})$/.exec(text ?? "");
  return match ? [Number(match[1]), match[2] ?? ""] : null;
}

/**
 * The catalogue: every word must occur, accents do not matter; those with the words as typed come first, then those that can be
 * filed here, then by code.
 * When no procedure has every word, the nearest by spelling are given (pg_trgm), without paging.
 */
export async function searchProcedures(actor: Actor, filter: ProcedureFilter): Promise<ProcedureList> {
  permit(actor, "catalogue.read");
  const wanted = searchText(filter.q);
  const words = wanted.split(" ").filter((word) => word !== "").map((word) => `%${escaped(word)}%`);
  const backwards = filter.before !== null;
  const cursor = readCursor(filter.before ?? filter.after);
  const rows = await readAs<Found>(actor, {
    name: backwards ? "procedures-before" : "procedures-after",
    text: `with found as (
        select q.*, (case when q.search_text like $8 then 2 else 0 end) + (case when q.fileable then 1 else 0 end) as rank
        from (${FOUND} and p.search_text like all($9::text[])) q where not $5::boolean or q.fileable)
      select f.*, (select count(*) from found) as total from found f
      where $6::int is null or f.rank ${backwards ? ">" : "<"} $6 or (f.rank = $6 and f.code ${backwards ? "<" : ">"} $7::text)
      order by f.rank ${backwards ? "asc" : "desc"}, f.code ${backwards ? "desc" : "asc"} limit ${PAGE + 1}`,
    values: [...narrowing(filter), cursor?.[0] ?? null, cursor?.[1] ?? null, `%${escaped(wanted)}%`, words],
  });
  if (rows.length === 0 && cursor === null && wanted !== "") return nearest(actor, wanted, filter);
  const more = rows.length > PAGE;
  const shown = backwards ? rows.slice(0, PAGE).reverse() : rows.slice(0, PAGE);
  return {
    rows: shown.map(rowOf), total: Number(rows[0]?.total ?? 0), near: false,
    next: backwards || more ? cursorOf(shown.at(-1)) : null,
    previous: (backwards && more) || (!backwards && cursor !== null) ? cursorOf(shown[0]) : null,
  };
}

async function nearest(actor: Actor, wanted: string, filter: ProcedureFilter): Promise<ProcedureList> {
  const rows = await readAs<Found>(actor, {
    name: "procedures-near",
    text: `select q.*, 0 as rank, 0 as total from (${FOUND} and word_similarity($6, p.search_text) >= 0.45) q where not $5::boolean or q.fileable
      order by word_similarity($6, q.search_text) desc, q.fileable desc, q.code limit ${PAGE}`,
    values: [...narrowing(filter), wanted],
  });
  return { rows: rows.map(rowOf), total: rows.length, near: true, next: null, previous: null };
}

function rowOf({ code, name, field, level, fileable, post_channel }: Found): ProcedureRow {
  return { code, name, field, level, fileable, postChannel: post_channel };
}

/** The fields that the catalogue has, with how many procedures each. */
export async function readProcedureFacets(actor: Actor): Promise<{ fields: readonly { value: string; count: number }[] }> {
  permit(actor, "catalogue.read");
  const rows = await readAs<{ value: string; count: string }>(actor, {
    name: "procedure-fields", text: "select field as value, count(*) from procedure where field <> '' group by field", values: [],
  });
  return { fields: rows.map(({ value, count }) => ({ value, count: Number(count) })).sort((one, other) => one.value.localeCompare(other.value, "vi")) };
}

export type ProcedureComponentView = Readonly<{
  id: string; name: string; kind: ComponentKind; originals: number; certifiedCopies: number; photocopies: number;
  alternativeGroup: string | null; formTemplate: string | null; conditionText: string | null; replacedByData: string | null;
}>;

export type ProcedurePage = Readonly<{
  code: string;
  name: string;
  field: string;
  level: string;
  fileable: boolean;
  postChannel: boolean;
  versionId: string;
  versionNumber: number;
  effectiveFrom: string;
  authority: string;
  decision: string;
  subjects: readonly string[];
  resultCodes: readonly string[];
  supplementPolicy: SupplementPolicy;
  cutoffTime: string | null;
  sameDay: boolean;
  presenceRequired: boolean;
  authorisationAllowed: boolean;
  curated: boolean;
  /** Doubts with which the national line was taken; a person has not reviewed them yet. */
  flags: readonly ImportFlag[];
  channels: readonly Readonly<{ channel: Channel; limitValue: number | null; limitUnit: TermUnit | null; feeText: string }>[];
  cases: readonly Readonly<{ id: string; title: string | null; components: readonly ProcedureComponentView[] }>[];
  fees: readonly Readonly<{ name: string; kind: FeeKind; channel: Channel | null; amount: number; per: string; appliesTo: string | null }>[];
  requestForm: readonly Readonly<{ key: string; label: string; type: string; required: boolean; hint: string; options?: readonly string[] | undefined }>[];
  agencies: readonly TakingAgency[];
}>;

const CHANNEL_ORDER: readonly Channel[] = ["POST", "ONLINE", "COUNTER"];

/** One procedure in its version in force, with the agencies that take it today; null when there is none of that code. */
export async function readProcedure(actor: Actor, code: string): Promise<ProcedurePage | null> {
  const permitted = permit(actor, "catalogue.read");
  return withActor(actor, async (tx) => {
    const procedure = await tx.procedure.findUnique({
      where: { code },
      include: {
        currentVersion: {
          include: { channels: true, fees: true, cases: { orderBy: { position: "asc" }, include: { components: { orderBy: { position: "asc" } } } } },
        },
      },
    });
    const version = procedure?.currentVersion;
    if (!procedure || !version) return null;
    const { name, field, level, authority, decision, subjects, resultCodes, supplementPolicy, cutoffTime, sameDay, presenceRequired, authorisationAllowed, curated } = version;
    return {
      code, name, field, level, authority, decision, subjects, resultCodes, supplementPolicy, cutoffTime, sameDay, presenceRequired, authorisationAllowed, curated,
      fileable: procedure.fileable, postChannel: procedure.postChannel, versionId: version.id, versionNumber: version.versionNumber,
      effectiveFrom: version.effectiveFrom.toISOString().slice(0, 10),
      flags: IMPORT_FLAGS.filter((flag) => version.reviewFlags.includes(flag)),
      channels: version.channels
        .map(({ channel, limitValue, limitUnit, feeText }) => ({ channel, limitValue: limitValue === null ? null : Number(limitValue), limitUnit, feeText }))
        .sort((one, other) => CHANNEL_ORDER.indexOf(one.channel) - CHANNEL_ORDER.indexOf(other.channel)),
      cases: version.cases.map(({ id, title, components }) => ({ id, title, components })),
      fees: version.fees.map(({ name: fee, kind, channel, amount, per, appliesTo }) => ({ name: fee, kind, channel, amount: Number(amount), per, appliesTo })),
      requestForm: requestFormSchema.parse(version.requestForm),
      agencies: await agenciesTaking(permitted, tx, code, vietnamDay(now())),
    };
  });
}
