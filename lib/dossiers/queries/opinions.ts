import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { type Cursor, cursorText } from "@/lib/dossiers/schema/list-filters";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { OpinionRequest, Prisma } from "@/lib/platform/generated/client";
import { isId } from "@/lib/platform/ids";

/** A question to another agency, as both sides read it. The asked one knows of the dossier what stands here and no more. */
export type OpinionView = Readonly<{
  id: string;
  dossierCode: string;
  procedureName: string;
  askingAgency: string;
  askedAgency: string;
  askedByName: string;
  question: string;
  askedAt: Date;
  dueAt: Date;
  answer: Readonly<{ words: string; by: string; at: Date }> | null;
  /** Answered after its time, or still not answered after it. */
  late: boolean;
}>;

const PAGE = 50;

function ownAgency(actor: Actor): string {
  return ("agencyId" in actor ? actor.agencyId : null) ?? "";
}

/** Agencies have no row policies: their names are public. */
async function namesOf(tx: Tx, rows: readonly OpinionRequest[]): Promise<ReadonlyMap<string, string>> {
  const agencies = await tx.agency.findMany({ where: { id: { in: rows.flatMap(({ askingAgencyId, askedAgencyId }) => [askingAgencyId, askedAgencyId]) } }, select: { id: true, name: true } });
  return new Map(agencies.map(({ id, name }) => [id, name]));
}

function viewOf(row: OpinionRequest, names: ReadonlyMap<string, string>, at: Date): OpinionView {
  const { id, dossierCode, procedureName, askedByName, question, askedAt, dueAt, answer, answeredByName, answeredAt } = row;
  return {
    id, dossierCode, procedureName, askedByName, question, askedAt, dueAt,
    askingAgency: names.get(row.askingAgencyId) ?? "", askedAgency: names.get(row.askedAgencyId) ?? "",
    answer: answeredAt === null ? null : { words: answer ?? "", by: answeredByName ?? "", at: answeredAt },
    late: (answeredAt ?? at) > dueAt,
  };
}

async function viewsOf(tx: Tx, rows: readonly OpinionRequest[]): Promise<OpinionView[]> {
  const [names, at] = [await namesOf(tx, rows), now()];
  return rows.map((row) => viewOf(row, names, at));
}

/** What a dossier's own agency asked others about it, the latest first. */
export async function readOpinionsOfDossier(actor: Actor, dossierId: string): Promise<OpinionView[]> {
  permit(actor, "opinion.read");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const rows = await tx.opinionRequest.findMany({ where: { dossierId, askingAgencyId: ownAgency(actor), dossier: dossiersVisibleTo(actor) }, orderBy: [{ askedAt: "desc" }, { id: "desc" }] });
    return viewsOf(tx, rows);
  });
}

export type OpinionPage = Readonly<{ rows: readonly OpinionView[]; open: number; late: number; next: string | null }>;
type Wanted = Readonly<{ answered: boolean; after: Cursor | null }>;

function beyond({ answered, after }: Wanted): Prisma.OpinionRequestWhereInput {
  if (after === null) return {};
  const { at, id } = after;
  return answered
    ? { OR: [{ answeredAt: { lt: at } }, { answeredAt: at, id: { lt: id } }] }
    : { OR: [{ dueAt: { gt: at } }, { dueAt: at, id: { gt: id } }] };
}

/** Questions put to the actor's agency: those that wait, the most urgent first; or those answered, the latest first. 50 a page. */
export async function readOpinionsAsked(actor: Actor, wanted: Wanted): Promise<OpinionPage> {
  permit(actor, "opinion.read");
  const mine = { askedAgencyId: ownAgency(actor) };
  return withActor(actor, async (tx) => {
    const rows = await tx.opinionRequest.findMany({
      where: { AND: [mine, { answeredAt: wanted.answered ? { not: null } : null }, beyond(wanted)] },
      orderBy: wanted.answered ? [{ answeredAt: "desc" }, { id: "desc" }] : [{ dueAt: "asc" }, { id: "asc" }], take: PAGE + 1,
    });
    const open = await tx.opinionRequest.count({ where: { ...mine, answeredAt: null } });
    const late = await tx.opinionRequest.count({ where: { ...mine, answeredAt: null, dueAt: { lt: now() } } });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const next = rows.length > PAGE && last ? cursorText({ at: (wanted.answered ? last.answeredAt : last.dueAt) ?? last.dueAt, id: last.id }) : null;
    return { rows: await viewsOf(tx, shown), open, late, next };
  });
}

/** One question put to the actor's agency; null when there is none such for it. */
export async function readOpinionAsked(actor: Actor, id: string): Promise<OpinionView | null> {
  permit(actor, "opinion.read");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    const row = await tx.opinionRequest.findFirst({ where: { id, askedAgencyId: ownAgency(actor) } });
    return row && ((await viewsOf(tx, [row]))[0] ?? null);
  });
}

/** The agencies of the province that may be asked, by name: those in being today, without the actor's own. */
export async function agenciesToAsk(actor: Actor): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  permit(actor, "opinion.read");
  const provinceCode = "provinceCode" in actor ? actor.provinceCode : "";
  const today = new Date(vietnamDay(now()));
  return withActor(actor, (tx) => tx.agency.findMany({
    where: { provinceCode, id: { not: ownAgency(actor) }, effectiveFrom: { lte: today }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: today } }] },
    orderBy: { name: "asc" }, select: { id: true, name: true },
  }));
}
