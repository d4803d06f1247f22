import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { PaperKind, PickupStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type StopSummary = Readonly<{
  id: string; shownCode: string; contactName: string; phone: string; address: string; windowFrom: Date; windowTo: Date; status: PickupStatus;
  papers: number; mine: boolean; late: boolean;
}>;
export type StopPaper = Readonly<{ id: string; kind: PaperKind; description: string; count: number }>;
export type StopPage = StopSummary & Readonly<{
  dossierId: string; procedureName: string; agencyName: string; papersToCount: readonly StopPaper[];
  /** Once collected: the number of the item, its seal, and the Phiếu gửi. */
  collected: Readonly<{ itemCode: string; sealNumber: string; discrepancy: string; at: Date; formId: string | null }> | null;
}>;

const FACTS = { dossier: { include: { papers: { where: { holderKind: "CITIZEN" }, orderBy: { id: "asc" } } } } } as const satisfies Prisma.PickupRequestInclude;
type Row = Prisma.PickupRequestGetPayload<{ include: typeof FACTS }>;

function summaryOf(row: Row, actorId: string | null, at: Date, communes: ReadonlyMap<string, string>): StopSummary {
  const commune = communes.get(row.communeCode) ?? "";
  const { id, contactName, phone, windowFrom, windowTo, status } = row;
  return {
    id, contactName, phone, windowFrom, windowTo, status, shownCode: row.dossier.code ?? row.dossier.submissionCode,
    address: commune === "" || row.addressText.toLocaleLowerCase("vi").includes(commune.toLocaleLowerCase("vi")) ? row.addressText : `${row.addressText}, ${commune}`,
    papers: row.dossier.papers.reduce((sum, { count }) => sum + count, 0), mine: row.courierId === actorId,
    late: at > windowTo && (status === "REQUESTED" || status === "ASSIGNED"),
  };
}

/** Ids of the stops to drive, in three parts that each have their index: under the policies an OR over all of them has none. */
async function stopIds({ actor }: Permit, today: Date): Promise<string[]> {
  const rows = await readAs<{ id: string }>(actor, {
    name: "courier-stops",
    text: `select p.id from pickup_request p where p.courier_id = $1::uuid and p.status in ('REQUESTED', 'ASSIGNED')
           union all select p.id from pickup_request p where p.courier_id is null and p.office_id = $2::uuid and p.status in ('REQUESTED', 'ASSIGNED')
           union all select p.id from pickup_request p where p.courier_id = $1::uuid and p.updated_at >= $3 and p.status in ('COLLECTED', 'HANDED_OVER')`,
    values: [actor.id, "officeId" in actor ? actor.officeId : null, today],
  });
  return rows.map(({ id }) => id);
}

/** The stops to drive: the courier's own and those of his office that nobody has taken, by window; and what he collected today. */
export async function listStops(actor: Actor): Promise<{ mine: StopSummary[]; free: StopSummary[]; done: StopSummary[] }> {
  const permitted = permit(actor, "pickup.collect");
  const at = now();
  const ids = await stopIds(permitted, vietnamMoment(vietnamDay(at)));
  return withActor(actor, async (tx) => {
    const rows = await tx.pickupRequest.findMany({
      where: { id: { in: ids }, dossier: dossiersVisibleTo(actor) }, include: FACTS, orderBy: [{ windowFrom: "asc" }, { id: "asc" }], take: 200,
    });
    const communes = await tx.commune.findMany({ where: { code: { in: rows.map(({ communeCode }) => communeCode) } }, select: { code: true, name: true } });
    const names = new Map(communes.map(({ code, name }) => [code, name]));
    const stops = rows.map((row) => summaryOf(row, actor.id, at, names));
    const open = stops.filter(({ status }) => status === "REQUESTED" || status === "ASSIGNED");
    return { mine: open.filter(({ mine }) => mine), free: open.filter(({ mine }) => !mine), done: stops.filter((stop) => !open.includes(stop)) };
  });
}

/** One stop with the papers to count beside the applicant's list; null when it is not this courier's to see. */
export async function readStop(actor: Actor, id: string): Promise<StopPage | null> {
  permit(actor, "pickup.collect");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    const row = await tx.pickupRequest.findFirst({ where: { AND: [{ id }, { dossier: dossiersVisibleTo(actor) }, { OR: [{ courierId: null }, { courierId: actor.id ?? "" }] }] }, include: FACTS });
    if (!row) return null;
    const dossier = await tx.dossier.findFirstOrThrow({ where: { AND: [{ id: row.dossierId }, dossiersVisibleTo(actor)] }, include: { procedureVersion: true, agency: true } });
    const commune = await tx.commune.findUnique({ where: { code: row.communeCode } });
    const open = row.status === "REQUESTED" || row.status === "ASSIGNED";
    const transfer = open ? null : await tx.custodyTransfer.findFirst({ where: { dossierId: row.dossierId, kind: "COLLECTION" }, orderBy: { occurredAt: "desc" } });
    const item = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId: row.dossierId, direction: "TO_AGENCY" } } });
    const form = await tx.issuedForm.findFirst({ where: { dossierId: row.dossierId, kind: "POSTAL_SLIP" }, orderBy: { issuedAt: "desc" } });
    return {
      ...summaryOf(row, actor.id, now(), new Map(commune ? [[commune.code, commune.name]] : [])),
      dossierId: row.dossierId, procedureName: dossier.procedureVersion.name, agencyName: dossier.agency.name,
      papersToCount: row.dossier.papers.map(({ id: paperId, kind, description, count }) => ({ id: paperId, kind, description, count })),
      collected: transfer && item
        ? { itemCode: item.itemCode, sealNumber: transfer.sealNumber ?? "", discrepancy: transfer.discrepancy, at: transfer.occurredAt, formId: form?.id ?? null }
        : null,
    };
  });
}
