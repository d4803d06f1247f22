import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { holderName, whereaboutsWords } from "@/lib/dossiers/whereabouts";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import { vietnamMoment } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { PaperKind, PartyKind, TransferKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** A paper and who answers for it, since when. */
export type PaperRow = Readonly<{
  id: string; dossierId: string; dossierCode: string; applicantName: string; description: string; kind: PaperKind; count: number; owedBack: boolean;
  holderKind: PartyKind; whereabouts: string; since: Date | null; place: string;
}>;
/** A hand-over of the day. */
export type DayTransfer = Readonly<{ id: string; kind: TransferKind; dossierId: string; dossierCode: string; giverName: string; receiverName: string; place: string; papers: number; discrepancy: string; at: Date }>;
/** Somebody who holds papers now: a person of the post. */
export type PaperHolder = Readonly<{ id: string; name: string; papers: number }>;
export type PapersWanted = Readonly<{ code?: string; holder?: PartyKind; person?: string; after?: string }>;

const PAGE = 50;
const DAY_LIMIT = 300;
const OF_DOSSIER = { select: { id: true, code: true, submissionCode: true, applicantName: true, agency: { select: { shortName: true } } } } as const;

/** A code as typed or scanned: of the dossier, an item of it, or its bag's seal. */
function named(code: string): Prisma.DossierWhereInput {
  return { OR: [{ code }, { submissionCode: code }, { items: { some: { itemCode: code } } }, { items: { some: { sealNumber: code } } }] };
}

async function holdersNow(tx: Tx, actor: Actor): Promise<PaperHolder[]> {
  const held = await tx.paper.groupBy({ by: ["holderId"], where: { holderKind: { in: ["COURIER", "CLERK"] }, dossier: dossiersVisibleTo(actor) }, _sum: { count: true } });
  const people = await tx.staff.findMany({ where: { id: { in: held.map(({ holderId }) => holderId) } }, select: { id: true, fullName: true } });
  return people.map(({ id, fullName }) => ({ id, name: fullName, papers: held.find(({ holderId }) => holderId === id)?._sum.count ?? 0 })).sort((one, other) => one.name.localeCompare(other.name, "vi"));
}

/**
 * Where every paper is now: of one dossier (by any code on it), with one kind of holder, or with one person; 50 a page, by id.
 * Without anything asked: what is in the hands of the post, or for an agency what it holds itself.
 */
export async function listPapers(actor: Actor, wanted: PapersWanted): Promise<{ papers: PaperRow[]; next: string | null; holders: PaperHolder[] }> {
  permit(actor, "papers.read");
  const ownSide: Prisma.PaperWhereInput = { holderKind: { in: actor.kind === "OFFICIAL" || actor.kind === "AGENCY_HEAD" ? ["AGENCY"] : ["COURIER", "CLERK"] } };
  const asked: Prisma.PaperWhereInput[] = [
    ...(wanted.code === undefined ? [] : [{ dossier: named(wanted.code) }]),
    ...(wanted.holder === undefined ? [] : [{ holderKind: wanted.holder }]),
    ...(wanted.person === undefined || !isId(wanted.person) ? [] : [{ holderId: wanted.person }]),
  ];
  return withActor(actor, async (tx) => {
    const rows = await tx.paper.findMany({
      where: { AND: [...(asked.length === 0 ? [ownSide] : asked), wanted.after !== undefined && isId(wanted.after) ? { id: { gt: wanted.after } } : {}, { dossier: dossiersVisibleTo(actor) }] },
      include: { dossier: OF_DOSSIER }, orderBy: { id: "asc" }, take: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const transfers = await tx.custodyTransfer.findMany({ where: { dossierId: { in: shown.map(({ dossierId }) => dossierId) } }, orderBy: { occurredAt: "asc" } });
    const papers = shown.map(({ dossier, ...paper }): PaperRow => {
      const his = transfers.filter(({ dossierId }) => dossierId === dossier.id);
      const last = his.findLast(({ receiverKind, receiverId }) => receiverKind === paper.holderKind && receiverId === paper.holderId);
      const name = paper.holderKind === "CITIZEN" ? dossier.applicantName : holderName(paper, his);
      return {
        id: paper.id, dossierId: dossier.id, dossierCode: dossier.code ?? dossier.submissionCode, applicantName: dossier.applicantName, description: paper.description, kind: paper.kind,
        count: paper.count, owedBack: paper.owedBack, holderKind: paper.holderKind, since: last?.occurredAt ?? null, place: last?.place ?? "",
        whereabouts: whereaboutsWords(paper.holderKind, name, dossier.agency.shortName),
      };
    });
    const office = actor.kind === "POSTAL_CLERK" || actor.kind === "POSTAL_SUPERVISOR";
    return { papers, next: rows.length > PAGE ? (papers.at(-1)?.id ?? null) : null, holders: office ? await holdersNow(tx, actor) : [] };
  });
}

function countedIn(stored: Prisma.JsonValue): number {
  if (!Array.isArray(stored)) return 0;
  return stored.reduce<number>((sum, entry) => (entry !== null && typeof entry === "object" && !Array.isArray(entry) && typeof entry.counted === "number" ? sum + entry.counted : sum), 0);
}

/** Everything that changed hands on a day (`YYYY-MM-DD`, in Vietnam), newest first, 300 at most. */
export async function listDayTransfers(actor: Actor, day: string): Promise<DayTransfer[]> {
  permit(actor, "papers.read");
  const from = vietnamMoment(day);
  return withActor(actor, async (tx) => {
    const rows = await tx.custodyTransfer.findMany({
      where: { occurredAt: { gte: from, lt: new Date(from.getTime() + 86_400_000) }, dossier: dossiersVisibleTo(actor) }, include: { dossier: OF_DOSSIER }, orderBy: { occurredAt: "desc" }, take: DAY_LIMIT,
    });
    return rows.map((row) => ({
      id: row.id, kind: row.kind, dossierId: row.dossierId, dossierCode: row.dossier.code ?? row.dossier.submissionCode, giverName: row.giverName, receiverName: row.receiverName,
      place: row.place, papers: countedIn(row.counted), discrepancy: row.discrepancy, at: row.occurredAt,
    }));
  });
}
