import { permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import { COUNTER_PILES, type CounterPile } from "@/lib/dossiers/counter-piles";
import { idsWithWords } from "@/lib/dossiers/queries/matching-words";
import { commonWordSql, patternOf } from "@/lib/dossiers/word-patterns";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";
import { searchText } from "@/lib/platform/vietnamese";

export type CounterRow = Readonly<{
  id: string; shownCode: string; applicantName: string; procedureName: string; agencyShortName: string; status: DossierStatus;
  /** When it came onto this pile, or nearly so: submitted, received or resolved. */
  since: Date; dueAt: Date | null;
}>;
export type CounterPage = Readonly<{ rows: readonly CounterRow[]; next: string | null }>;

const PAGE = 40;
const stops = (statuses: string) => `exists (select 1 from pickup_request p where p.dossier_id = d.id and p.status in (${statuses}))`;

type Pile = Readonly<{ condition: string; since: string; newestFirst: boolean }>;

// FIND and FOUND search all the office's dossiers. The statuses stand in every condition, so that a partial index serves it (docs/decisions/040).
const PILES = {
  COURIER: { condition: `d.status in ('SUBMITTED', 'AWAITING_SUPPLEMENT') and ${stops("'COLLECTED'")}`, since: "d.submitted_at", newestFirst: false },
  CHECK: { condition: `d.status = 'SUBMITTED' and not ${stops("'REQUESTED', 'ASSIGNED', 'COLLECTED'")}`, since: "d.submitted_at", newestFirst: false },
  PICKUP: { condition: `d.status in ('SUBMITTED', 'AWAITING_SUPPLEMENT') and ${stops("'REQUESTED', 'ASSIGNED'")}`, since: "d.submitted_at", newestFirst: false },
  COMPLETION: { condition: "d.status = 'AWAITING_SUPPLEMENT' and d.received_at is null", since: "d.submitted_at", newestFirst: false },
  HAND_OVER: {
    condition: `d.status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') and d.received_at is not null
      and exists (select 1 from paper h where h.dossier_id = d.id and h.holder_kind = 'CLERK')`,
    since: "d.received_at", newestFirst: false,
  },
  TODAY: { condition: "d.status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'RESOLVED', 'RETURNED') and d.received_at >= $2", since: "d.received_at", newestFirst: true },
  RETURN: { condition: "d.status = 'RESOLVED' and d.return_method <> 'POST'", since: "d.processing_ended_at", newestFirst: false },
  FIND: { condition: "d.status <> 'DRAFT'", since: "d.submitted_at", newestFirst: true },
  FOUND: { condition: "d.status <> 'DRAFT'", since: "d.submitted_at", newestFirst: true },
} as const satisfies Record<CounterPile | "FIND" | "FOUND", Pile>;

type Row = { id: string; shown_code: string; applicant_name: string; procedure_name: string; agency: string; status: DossierStatus; since: Date; due_at: Date | null };

function startOfToday(): Date {
  return vietnamMoment(vietnamDay(now()));
}

/** A place in the list: the row's moment in milliseconds and its id. */
function readCursor(cursor: string | undefined, newestFirst: boolean): { moment: Date; id: string } {
  const [milliseconds = "", id = ""] = (cursor ?? "").split("_");
  const moment = new Date(Number(milliseconds));
  if (milliseconds !== "" && !Number.isNaN(moment.getTime()) && isId(id)) return { moment, id };
  return newestFirst
    ? { moment: new Date("9999-01-01T00:00:00Z"), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" }
    : { moment: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
}

/**
 * A page of a pile, 40 rows: what has waited longest first (what was received today: newest first). Words search all the office's
 * dossiers by code, name or procedure, without regard to accents.
 * @param after the cursor `next` of the page before
 */
export async function listPile(actor: Actor, wanted: Readonly<{ pile: CounterPile; words?: string; after?: string }>): Promise<CounterPage> {
  const permitted = permit(actor, "dossier.check");
  const words = searchText(wanted.words ?? "");
  const ids = words === "" ? null : await idsWithWords(permitted, [patternOf(words)]);
  const name = words === "" ? wanted.pile : ids === null ? "FIND" : "FOUND";
  const { condition, since, newestFirst }: Pile = PILES[name];
  const scope = dossiersVisibleSql(actor);
  const cursor = readCursor(wanted.after, newestFirst);
  const rows = await readAs<Row>(actor, {
    name: `counter-${name}-${actor.kind}`,
    text: `select d.id, coalesce(d.code, d.submission_code) as shown_code, d.applicant_name, v.name as procedure_name, a.short_name as agency,
             d.status, ${since} as since, d.due_at
           from dossier d join procedure_version v on v.id = d.procedure_version_id join agency a on a.id = d.agency_id
           where ${scope.condition} and ${condition} and $2::timestamptz is not null
             and (${since}, d.id) ${newestFirst ? "<" : ">"} ($3::timestamptz, $4::uuid)
             and ${name === "FOUND" ? "d.id = any($5::uuid[])" : name === "FIND" ? commonWordSql("$5") : "$5::text is null"}
           order by ${since} ${newestFirst ? "desc" : "asc"}, d.id ${newestFirst ? "desc" : "asc"} limit ${PAGE + 1}`,
    values: [scope.place, startOfToday(), cursor.moment, cursor.id, ids ?? (words === "" ? null : patternOf(words))], ...(words === "" && { brief: true }),
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id, shownCode: row.shown_code, applicantName: row.applicant_name, procedureName: row.procedure_name, agencyShortName: row.agency,
      status: row.status, since: row.since, dueAt: row.due_at,
    })),
    next: rows.length > PAGE && last ? `${last.since.getTime()}_${last.id}` : null,
  };
}

/** How many dossiers lie on each pile: of the finished only those received today are looked at. */
export async function countPiles(actor: Actor): Promise<Record<CounterPile, number>> {
  permit(actor, "dossier.check");
  const scope = dossiersVisibleSql(actor);
  const [row] = await readAs<Record<string, string>>(actor, {
    name: `counter-counts-${actor.kind}`,
    text: `select ${COUNTER_PILES.filter((pile) => pile !== "TODAY").map((pile) => `count(*) filter (where ${PILES[pile].condition}) as "${pile}"`).join(", ")},
             (select count(*) from dossier d where ${scope.condition} and ${PILES.TODAY.condition}) as "TODAY"
           from dossier d where ${scope.condition} and d.status in ('SUBMITTED', 'AWAITING_SUPPLEMENT', 'RECEIVED', 'PROCESSING', 'RESOLVED') and $2::timestamptz is not null`,
    values: [scope.place, startOfToday()], brief: true,
  });
  const count = (pile: CounterPile) => Number(row?.[pile] ?? 0);
  return {
    COURIER: count("COURIER"), CHECK: count("CHECK"), PICKUP: count("PICKUP"), COMPLETION: count("COMPLETION"),
    HAND_OVER: count("HAND_OVER"), TODAY: count("TODAY"), RETURN: count("RETURN"),
  };
}
