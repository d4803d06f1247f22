import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { fromPost, MANIFEST_KINDS, type ManifestKind, manifestsVisibleTo, travellingPapers, wasTaken } from "@/lib/deliveries/manifest";
import type { ManifestRecord, RecordLine } from "@/lib/dossiers/form-data/manifest-record";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus, PaperKind, ReturnMethod } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type ManifestSummary = Readonly<{
  id: string; number: string; kind: ManifestKind; officeName: string; agencyName: string;
  giverName: string; receiverName: string | null; createdAt: Date; signedAt: Date | null; lines: number; papers: number;
  /** The reader is the side that is to sign it. */
  toSign: boolean;
}>;

export type ManifestLineView = Readonly<{
  dossierId: string; code: string; procedureName: string; applicantName: string; returnMethod: ReturnMethod; returnAddress: string | null;
  itemCode: string | null; sealNumber: string | null; dueAt: Date | null; paperCount: number;
  papers: readonly Readonly<{ kind: PaperKind; description: string; count: number }>[];
  discrepancy: string;
  /** Changed hands when the manifest was signed; null before. */
  taken: boolean | null;
}>;
export type ManifestView = ManifestSummary & Readonly<{ rows: readonly ManifestLineView[] }>;

/** A dossier that can be put on a new manifest. */
export type ManifestCandidate = Readonly<{
  dossierId: string; code: string; procedureName: string; applicantName: string; paperCount: number;
  receivedAt: Date | null; dueAt: Date | null; returnMethod: ReturnMethod;
}>;
/** Candidates of one counterpart: the agency for a clerk, the post office for an official. */
export type CandidateGroup = Readonly<{ placeId: string; placeName: string; dossiers: readonly ManifestCandidate[] }>;

const PAGE = 20;
/** What is still to be signed stands on one page. */
const TO_SIGN = 100;
const WITH_LINES = { lines: true } as const satisfies Prisma.ManifestInclude;
type Row = Prisma.ManifestGetPayload<{ include: typeof WITH_LINES }>;
type Names = Readonly<{ offices: ReadonlyMap<string, string>; agencies: ReadonlyMap<string, string> }>;

function kindOf({ kind }: Row): ManifestKind {
  return MANIFEST_KINDS.find((known) => known === kind) ?? "AGENCY_HANDOVER";
}

async function namesOf(tx: Tx, rows: readonly Row[]): Promise<Names> {
  const offices = await tx.postOffice.findMany({ where: { id: { in: rows.map(({ officeId }) => officeId) } }, select: { id: true, name: true } });
  const agencies = await tx.agency.findMany({ where: { id: { in: rows.map(({ agencyId }) => agencyId) } }, select: { id: true, name: true } });
  return { offices: new Map(offices.map(({ id, name }) => [id, name])), agencies: new Map(agencies.map(({ id, name }) => [id, name])) };
}

function summaryOf(actor: Actor, row: Row, names: Names): ManifestSummary {
  const kind = kindOf(row);
  const receives = fromPost(kind) ? actor.kind === "OFFICIAL" || actor.kind === "AGENCY_HEAD" : actor.kind === "POSTAL_CLERK";
  const { id, number, giverName, receiverName, createdAt, signedAt } = row;
  return {
    id, number, kind, giverName, receiverName, createdAt, signedAt, officeName: names.offices.get(row.officeId) ?? "", agencyName: names.agencies.get(row.agencyId) ?? "",
    lines: row.lines.length, papers: row.lines.reduce((sum, { paperCount }) => sum + paperCount, 0), toSign: receives && signedAt === null,
  };
}

/**
 * The manifests of one's office or agency, newest first, 20 a page (to be signed: 100).
 * @param wanted `signed` false: still to be signed; `before`: id of the last one shown (keyset)
 */
export async function listManifests(actor: Actor, wanted: Readonly<{ kind?: ManifestKind; signed?: boolean; before?: string }> = {}): Promise<{ manifests: ManifestSummary[]; next: string | null }> {
  permit(actor, "manifest.read");
  const where: Prisma.ManifestWhereInput = {
    ...(wanted.kind && { kind: wanted.kind }),
    ...(wanted.signed !== undefined && { signedAt: wanted.signed ? { not: null } : null }),
  };
  const page = wanted.signed === false ? TO_SIGN : PAGE;
  return withActor(actor, async (tx) => {
    const last = isId(wanted.before ?? "") ? await tx.manifest.findFirst({ where: { id: wanted.before, AND: manifestsVisibleTo(actor) }, select: { id: true, createdAt: true } }) : null;
    const older: Prisma.ManifestWhereInput = last ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] } : {};
    const rows = await tx.manifest.findMany({ where: { AND: [where, older, manifestsVisibleTo(actor)] }, include: WITH_LINES, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: page + 1 });
    const shown = rows.slice(0, page);
    const names = await namesOf(tx, shown);
    return { manifests: shown.map((row) => summaryOf(actor, row, names)), next: rows.length > page ? (shown.at(-1)?.id ?? null) : null };
  });
}

const LINE_FACTS = { procedureVersion: { select: { name: true } }, papers: true, items: true, transfers: true } as const satisfies Prisma.DossierInclude;
type LineDossier = Prisma.DossierGetPayload<{ include: typeof LINE_FACTS }>;

/** Papers of a line: after signing those that its custody row counted, before it those that would travel. */
function papersOfLine(dossier: LineDossier, row: Row): LineDossier["papers"] {
  const transfer = dossier.transfers.find(({ manifestId }) => manifestId === row.id);
  if (!transfer) {
    return dossier.papers.filter((paper) =>
      (fromPost(kindOf(row)) ? paper.holderKind === "CLERK" && paper.holderId === row.giverId : paper.holderKind === "AGENCY") && (row.kind === "AGENCY_HANDOVER" || paper.kind === "RESULT" || paper.owedBack),
    );
  }
  const counted = new Map(readCounted(transfer.counted).map(({ paperId, counted: count }) => [paperId, count]));
  return dossier.papers.flatMap((paper) => (counted.has(paper.id) ? [{ ...paper, count: counted.get(paper.id) ?? paper.count }] : []));
}

function readCounted(stored: Prisma.JsonValue): { paperId: string; counted: number }[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry) =>
    entry !== null && typeof entry === "object" && !Array.isArray(entry) && typeof entry.paperId === "string" && typeof entry.counted === "number"
      ? [{ paperId: entry.paperId, counted: entry.counted }] : [],
  );
}

async function linesOf(tx: Tx, actor: Actor, row: Row): Promise<ManifestLineView[]> {
  const dossiers = await tx.dossier.findMany({
    where: { AND: [{ id: { in: row.lines.map(({ dossierId }) => dossierId) } }, dossiersVisibleTo(actor)] }, include: LINE_FACTS, orderBy: [{ code: "asc" }, { id: "asc" }],
  });
  const lines = new Map(row.lines.map((line) => [line.dossierId, line]));
  return dossiers.map((dossier) => {
    const line = lines.get(dossier.id);
    const item = dossier.items.find(({ direction }) => direction === (row.kind === "AGENCY_HANDOVER" ? "TO_AGENCY" : "TO_CITIZEN"));
    const discrepancy = line?.discrepancy ?? "";
    return {
      dossierId: dossier.id, code: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, applicantName: dossier.applicantName,
      returnMethod: dossier.returnMethod, returnAddress: dossier.returnAddress, itemCode: item?.itemCode ?? null, sealNumber: item?.sealNumber ?? null, dueAt: dossier.dueAt,
      paperCount: line?.paperCount ?? 0, papers: papersOfLine(dossier, row).map(({ kind, description, count }) => ({ kind, description, count })),
      discrepancy, taken: row.signedAt === null ? null : wasTaken(discrepancy),
    };
  });
}

/** One manifest with its lines, by id or by number; null when there is none such for this actor. */
export async function readManifest(actor: Actor, idOrNumber: string): Promise<ManifestView | null> {
  permit(actor, "manifest.read");
  return withActor(actor, async (tx) => {
    const row = await tx.manifest.findFirst({
      where: { AND: [isId(idOrNumber) ? { id: idOrNumber } : { number: idOrNumber }, manifestsVisibleTo(actor)] }, include: WITH_LINES,
    });
    if (!row) return null;
    return { ...summaryOf(actor, row, await namesOf(tx, [row])), rows: await linesOf(tx, actor, row) };
  });
}

/** A signed manifest as it is printed, in the caller's transaction, with all its lines: what was not taken says so. */
export async function readManifestRecord({ actor }: Permit, tx: Tx, manifestId: string): Promise<{ kind: ManifestKind; record: ManifestRecord; lines: RecordLine[] }> {
  const row = await tx.manifest.findFirstOrThrow({ where: { AND: [{ id: manifestId }, manifestsVisibleTo(actor)] }, include: WITH_LINES });
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: row.officeId } });
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: row.agencyId } });
  const province = await tx.province.findUnique({ where: { code: office.provinceCode } });
  return {
    kind: kindOf(row),
    record: {
      number: row.number, officeName: office.name, agencyName: agency.name, provinceName: province?.name ?? "", place: office.name,
      giverName: row.giverName, giverId: row.giverId, receiverName: row.receiverName ?? "", receiverId: row.receiverId ?? "",
      madeAt: row.createdAt, signedAt: row.signedAt ?? row.createdAt,
    },
    lines: await linesOf(tx, actor, row),
  };
}

/** The dossiers that could go on a new manifest now, by counterpart: an agency for a clerk, a post office for an official. */
export async function manifestCandidates(actor: Actor): Promise<CandidateGroup[]> {
  const permitted = permit(actor, "manifest.make");
  const kind: ManifestKind = actor.kind === "POSTAL_CLERK" ? "AGENCY_HANDOVER" : "RESULT_DISPATCH";
  const papers = travellingPapers(kind, permitted.actor.id);
  const from: readonly (DossierStatus | null)[] = kind === "AGENCY_HANDOVER" ? LIFECYCLE.HAND_TO_AGENCY.from : LIFECYCLE.DISPATCH_RESULT.from;
  const waiting: Prisma.DossierWhereInput =
    kind === "AGENCY_HANDOVER"
      ? { receivedAt: { not: null }, papers: { some: papers } }
      : {
        returnMethod: { not: "ONLINE" }, officeId: { not: null },
        OR: [{ events: { none: { event: "DISPATCH_RESULT" } } }, { items: { some: { direction: "TO_CITIZEN", status: "RETURNED_TO_AGENCY" } } }],
      };
  return withActor(actor, async (tx) => {
    const open = await tx.manifestLine.findMany({ where: { manifest: { kind, signedAt: null } }, select: { dossierId: true } });
    const dossiers = await tx.dossier.findMany({
      where: {
        AND: [{ status: { in: from.filter((status) => status !== null) }, id: { notIn: open.map(({ dossierId }) => dossierId) } }, waiting, dossiersVisibleTo(actor)],
      },
      include: { agency: true, office: true, procedureVersion: { select: { name: true } }, papers: { where: papers } },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }], take: 400,
    });
    const groups = new Map<string, { placeId: string; placeName: string; dossiers: ManifestCandidate[] }>();
    for (const dossier of dossiers) {
      const place = kind === "AGENCY_HANDOVER" ? dossier.agency : dossier.office;
      if (!place) continue;
      const group = groups.get(place.id) ?? { placeId: place.id, placeName: place.name, dossiers: [] };
      groups.set(place.id, group);
      group.dossiers.push({
        dossierId: dossier.id, code: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, applicantName: dossier.applicantName,
        paperCount: dossier.papers.reduce((sum, { count }) => sum + count, 0), receivedAt: dossier.receivedAt, dueAt: dossier.dueAt, returnMethod: dossier.returnMethod,
      });
    }
    return [...groups.values()];
  });
}
