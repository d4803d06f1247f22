import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import { invitationsOf, mayGoBack } from "@/lib/deliveries/invitations";
import { manifestsVisibleTo } from "@/lib/deliveries/manifest";
import { daysApart, secondFrom } from "@/lib/deliveries/queries/days-apart";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { PaperKind, PostalStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type DeliverySummary = Readonly<{
  itemId: string; itemCode: string; dossierCode: string; receiverName: string; phone: string | null; address: string; status: PostalStatus; papers: number;
  failedAttempts: number;
}>;
export type DeliveryPage = DeliverySummary & Readonly<{
  dossierId: string; procedureName: string; mine: boolean; open: boolean;
  papersInBag: readonly Readonly<{ id: string; kind: PaperKind; description: string; count: number }>[];
  attempts: readonly Readonly<{ id: string; at: Date; reason: string }>[];
  proof: Readonly<{ recipientName: string; deliveredAt: Date; formId: string | null }> | null;
  /** After a failed attempt: whether two of them allow the way back, and from which day (`YYYY-MM-DD`) one more counts as the second. */
  invitations: Readonly<{ mayReturn: boolean; nextFrom: string | null }> | null;
}>;

const FACTS = {
  dossier: { select: { provinceCode: true, code: true, submissionCode: true, procedureVersion: { select: { name: true } }, papers: true } },
  events: { where: { status: { in: ["ATTEMPT_FAILED", "RETURNED_TO_AGENCY"] } }, orderBy: { occurredAt: "asc" } },
  proof: true,
} as const satisfies Prisma.PostalItemInclude;
type Row = Prisma.PostalItemGetPayload<{ include: typeof FACTS }>;

/** Papers in the bag: in the courier's hands, or waiting for him at the counter. */
function papersOf(row: Row): Row["dossier"]["papers"] {
  return row.dossier.papers.filter(({ holderKind, kind, owedBack }) => (holderKind === "COURIER" || holderKind === "CLERK") && (kind === "RESULT" || owedBack));
}

/** The failed attempts of the present journey, oldest first. */
function attemptsOf(row: Row): Row["events"] {
  const [first] = invitationsOf(row.events);
  return row.events.filter(({ status, occurredAt }) => status === "ATTEMPT_FAILED" && first !== undefined && occurredAt >= first);
}

function summaryOf(row: Row, communes: ReadonlyMap<string, string>): DeliverySummary {
  const commune = communes.get(row.communeCode ?? "") ?? "";
  return {
    itemId: row.id, itemCode: row.itemCode, dossierCode: row.dossier.code ?? row.dossier.submissionCode, receiverName: row.receiverName, phone: row.receiverPhone,
    address: commune === "" || row.addressText.toLocaleLowerCase("vi").includes(commune.toLocaleLowerCase("vi")) ? row.addressText : `${row.addressText}, ${commune}`,
    status: row.status, papers: papersOf(row).reduce((sum, { count }) => sum + count, 0), failedAttempts: attemptsOf(row).length,
  };
}

/** Ids of the items of a courier's round, in three parts that each have their index: under the policies an OR over all of them has none. */
async function roundIds({ actor }: Permit, today: Date): Promise<string[]> {
  const open = "i.direction = 'TO_CITIZEN' and i.status in ('AT_DELIVERY_OFFICE', 'IN_TRANSIT', 'ATTEMPT_FAILED')";
  const rows = await readAs<{ id: string }>(actor, {
    name: "courier-round",
    text: `select i.id from postal_item i where i.courier_id = $1::uuid and ${open}
           union all select i.id from postal_item i where i.courier_id is null and i.office_id = $2::uuid and ${open}
           union all select i.id from postal_item i where i.courier_id = $1::uuid and i.updated_at >= $3 and i.direction = 'TO_CITIZEN' and i.status = 'DELIVERED'`,
    values: [actor.id, "officeId" in actor ? actor.officeId : null, today],
  });
  return rows.map(({ id }) => id);
}

/** Results to bring to the door: the courier's own round, what still waits at the office, and what he delivered today. */
export async function listDeliveries(actor: Actor): Promise<{ mine: DeliverySummary[]; waiting: DeliverySummary[]; done: DeliverySummary[] }> {
  const permitted = permit(actor, "delivery.complete");
  const ids = await roundIds(permitted, vietnamMoment(vietnamDay(now())));
  return withActor(actor, async (tx) => {
    const rows = await tx.postalItem.findMany({
      where: { id: { in: ids }, dossier: dossiersVisibleTo(actor) }, include: FACTS, orderBy: [{ communeCode: "asc" }, { id: "asc" }], take: 300,
    });
    const communes = await tx.commune.findMany({ where: { code: { in: rows.flatMap(({ communeCode }) => communeCode ?? []) } }, select: { code: true, name: true } });
    const names = new Map(communes.map(({ code, name }) => [code, name]));
    const of = (wanted: (row: Row) => boolean) => rows.filter(wanted).map((row) => summaryOf(row, names));
    return {
      mine: of(({ status, courierId }) => status !== "DELIVERED" && courierId !== null),
      waiting: of(({ courierId }) => courierId === null),
      done: of(({ status }) => status === "DELIVERED"),
    };
  });
}

async function invitationState(permitted: Permit, tx: Tx, row: Row): Promise<DeliveryPage["invitations"]> {
  const invitations = attemptsOf(row).map(({ occurredAt }) => occurredAt);
  const [first] = invitations;
  return first === undefined ? null : { mayReturn: mayGoBack(invitations, await daysApart(permitted, tx, row.dossier.provinceCode)), nextFrom: await secondFrom(permitted, tx, row.dossier.provinceCode, first) };
}

/** One item to deliver; null when it is not this courier's to see. */
export async function readDelivery(actor: Actor, itemId: string): Promise<DeliveryPage | null> {
  const permitted = permit(actor, "delivery.complete");
  if (!isId(itemId)) return null;
  return withActor(actor, async (tx) => {
    const row = await tx.postalItem.findFirst({
      where: { AND: [{ id: itemId, direction: "TO_CITIZEN" }, { dossier: dossiersVisibleTo(actor) }, { OR: [{ courierId: null }, { courierId: actor.id ?? "" }] }] }, include: FACTS,
    });
    if (!row) return null;
    const commune = row.communeCode === null ? null : await tx.commune.findUnique({ where: { code: row.communeCode } });
    const form = row.proof ? await tx.issuedForm.findFirst({ where: { dossierId: row.dossierId, kind: "DELIVERY_PROOF" }, orderBy: { issuedAt: "desc" } }) : null;
    return {
      ...summaryOf(row, new Map(commune ? [[commune.code, commune.name]] : [])),
      dossierId: row.dossierId, procedureName: row.dossier.procedureVersion.name, mine: row.courierId === actor.id, open: deliveryOpen(row.status),
      papersInBag: papersOf(row).map(({ id, kind, description, count }) => ({ id, kind, description, count })),
      attempts: attemptsOf(row).toReversed().map(({ id, occurredAt, reason }) => ({ id, at: occurredAt, reason: reason ?? "" })),
      invitations: await invitationState(permitted, tx, row),
      proof: row.proof ? { recipientName: row.proof.recipientName, deliveredAt: row.proof.deliveredAt, formId: form?.id ?? null } : null,
    };
  });
}

export type ScannedThing = Readonly<{ kind: "DOSSIER" | "STOP" | "DELIVERY" | "MANIFEST"; id: string }>;

/**
 * What a scanned code names, among what the actor may see: a dossier by its code or submission code, a dossier or a delivery by its
 * item code, a manifest by its number. For a courier a dossier is his open stop or delivery.
 */
export async function findScanned(actor: Actor, code: string): Promise<ScannedThing | null> {
  const { actor: reader } = permit(actor, "dossier.read");
  return withActor(reader, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ OR: [{ code }, { submissionCode: code }, { items: { some: { itemCode: code } } }, { items: { some: { sealNumber: code } } }] }, dossiersVisibleTo(reader)] },
      include: { pickups: { orderBy: { createdAt: "desc" } }, items: true },
    });
    if (dossier && reader.kind === "COURIER") {
      const delivery = dossier.items.find(({ direction, courierId }) => direction === "TO_CITIZEN" && (courierId === null || courierId === reader.id));
      if (delivery) return { kind: "DELIVERY", id: delivery.id };
      const stop = dossier.pickups[0];
      return stop ? { kind: "STOP", id: stop.id } : null;
    }
    if (dossier) return { kind: "DOSSIER", id: dossier.id };
    const manifest = await tx.manifest.findFirst({ where: { AND: [{ number: code }, manifestsVisibleTo(reader)] } });
    return manifest ? { kind: "MANIFEST", id: manifest.id } : null;
  });
}
