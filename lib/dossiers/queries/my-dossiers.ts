import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import type { DueView } from "@/lib/dossiers/dossier-view";
import { dueView } from "@/lib/dossiers/due-view";
import { type DossierEventName, FINAL_STATUSES } from "@/lib/dossiers/lifecycle";
import type { MyDossierFilter } from "@/lib/dossiers/my-dossier-filter";
import { type Turn, turnOf } from "@/lib/dossiers/turn";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus, Outcome } from "@/lib/platform/generated/enums";
import { searchText } from "@/lib/platform/vietnamese";

export type MyDossierRow = Readonly<{
  id: string; shownCode: string; status: DossierStatus; outcome: Outcome | null; procedureName: string; agencyName: string;
  createdAt: Date; submittedAt: Date | null; turn: Turn; due: DueView | null;
}>;
export type MyDossiers = Readonly<{ rows: readonly MyDossierRow[]; total: number; counts: Readonly<Record<MyDossierFilter, number>>; next: string | null; previous: string | null }>;

const PAGE = 20;
const FINAL = [...FINAL_STATUSES];

const WHERE: Record<MyDossierFilter, Prisma.DossierWhereInput> = {
  "tat-ca": {},
  "can-toi": { status: { in: ["AWAITING_SUPPLEMENT", "AWAITING_PAYMENT"] } },
  "dang-lam": { status: { notIn: [...FINAL, "DRAFT"] } },
  "da-xong": { status: { in: FINAL } },
  nhap: { status: "DRAFT" },
};

const WITH = {
  agency: { select: { shortName: true } }, procedureVersion: { select: { name: true, supplementPolicy: true } },
  events: { select: { event: true }, orderBy: { seq: "asc" } }, pickups: { select: { status: true } },
} as const satisfies Prisma.DossierInclude;
type Row = Prisma.DossierGetPayload<{ include: typeof WITH }>;

/** `<ISO moment>~<id>` of a row: the list is ordered by both, newest first. */
function cursorOf(row: Row | undefined): string | null {
  return row ? `${row.createdAt.toISOString()}~${row.id}` : null;
}

function beyond(cursor: string | null, way: "lt" | "gt"): Prisma.DossierWhereInput {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/.exec(cursor ?? "");
  if (!match) return {};
  const createdAt = new Date(match[1] ?? "");
  return { OR: [{ createdAt: { [way]: createdAt } }, { createdAt, id: { [way]: match[2] ?? "" } }] };
}

/** The citizen's own dossiers, newest first, a page of 20, with what concerns him at a glance. */
export async function readMyDossiers(
  actor: Actor,
  query: Readonly<{ filter: MyDossierFilter; q: string; after: string | null; before: string | null }>,
): Promise<MyDossiers> {
  const permitted = permit(actor, "dossier.draft");
  const at = now();
  const scope = dossiersVisibleTo(actor);
  const wanted: Prisma.DossierWhereInput = { AND: [scope, query.q === "" ? {} : { searchText: { contains: searchText(query.q) } }] };
  const backwards = query.before !== null;
  return withActor(actor, async (tx) => {
    const found = await tx.dossier.findMany({
      where: { AND: [wanted, WHERE[query.filter], beyond(query.before ?? query.after, backwards ? "gt" : "lt"), dossiersVisibleTo(actor)] },
      orderBy: backwards ? [{ createdAt: "asc" }, { id: "asc" }] : [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1, include: WITH,
    });
    const more = found.length > PAGE;
    const rows = backwards ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE);
    const groups = await tx.dossier.groupBy({ by: ["status"], where: { AND: [wanted, dossiersVisibleTo(actor)] }, _count: true });
    const views: MyDossierRow[] = [];
    for (const row of rows) {
      const calendar = row.calendarVersion === null ? null : await calendarOfVersion(permitted, tx, row.calendarVersion, row);
      views.push(rowView(row, calendar?.ok === true ? calendar.value : null, at));
    }
    const counts = countsOf(groups.map(({ status, _count }) => ({ status, count: _count })));
    return {
      rows: views, total: counts[query.filter], counts,
      next: backwards || more ? cursorOf(rows.at(-1)) : null,
      previous: (backwards && more) || (!backwards && query.after !== null) ? cursorOf(rows[0]) : null,
    };
  });
}

function countsOf(groups: readonly { status: DossierStatus; count: number }[]): Record<MyDossierFilter, number> {
  const sum = (of: (status: DossierStatus) => boolean) => groups.filter(({ status }) => of(status)).reduce((total, { count }) => total + count, 0);
  const isFinal = (status: DossierStatus) => (FINAL as readonly DossierStatus[]).includes(status);
  return {
    "tat-ca": sum(() => true),
    "can-toi": sum((status) => status === "AWAITING_SUPPLEMENT" || status === "AWAITING_PAYMENT"),
    "dang-lam": sum((status) => status !== "DRAFT" && !isFinal(status)),
    "da-xong": sum(isFinal),
    nhap: sum((status) => status === "DRAFT"),
  };
}

function rowView(row: Row, calendar: Parameters<typeof dueView>[0]["calendar"], at: Date): MyDossierRow {
  return {
    id: row.id, shownCode: row.code ?? row.submissionCode, status: row.status, outcome: row.outcome, procedureName: row.procedureVersion.name,
    agencyName: row.agency.shortName, createdAt: row.createdAt, submittedAt: row.submittedAt,
    turn: turnOf({
      status: row.status, channel: row.channel, returnMethod: row.returnMethod, agencyName: row.agency.shortName, events: row.events.map(({ event }) => event as DossierEventName),
      pickupOpen: row.pickups.some(({ status }) => status === "REQUESTED" || status === "ASSIGNED" || status === "COLLECTED"),
    }),
    due: dueView({
      calendar, dueAt: row.dueAt, originalDueAt: row.originalDueAt, beforeExtensionAt: row.dueBeforeExtensionAt, provisional: row.dueProvisional, status: row.status,
      supplementPolicy: row.procedureVersion.supplementPolicy, termValue: row.termValue === null ? null : Number(row.termValue), termUnit: row.termUnit,
      processingEndedAt: row.processingEndedAt, at,
    }),
  };
}
