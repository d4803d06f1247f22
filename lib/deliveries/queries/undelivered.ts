import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { invitationsOf, mayGoBack } from "@/lib/deliveries/invitations";
import { daysApart, secondFrom } from "@/lib/deliveries/queries/days-apart";
import type { Actor } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";

/** A result that could not be given yet. `courier`: who has it; null at the office. `nextFrom`: from which day (`YYYY-MM-DD`) one more invitation counts as the second. */
export type UndeliveredItem = Readonly<{
  itemId: string; itemCode: string; dossierId: string; dossierCode: string; procedureName: string; receiverName: string; phone: string | null; address: string;
  agency: Readonly<{ id: string; name: string }>; courier: Readonly<{ id: string; name: string }> | null; papers: number;
  attempts: readonly Readonly<{ id: string; at: Date; reason: string; by: string }>[];
  mayReturn: boolean; nextFrom: string | null;
  /** Number of the manifest that takes it back and waits for the agency's signature. */
  manifest: string | null;
}>;

const FACTS = {
  dossier: { select: { code: true, submissionCode: true, agency: { select: { id: true, name: true } }, procedureVersion: { select: { name: true } }, papers: { select: { holderKind: true, kind: true, owedBack: true, count: true } } } },
  events: { orderBy: { occurredAt: "asc" } },
} as const satisfies Prisma.PostalItemInclude;

/** The results of the office that were carried to the door in vain and are neither delivered nor back with the agency, oldest attempt first. */
export async function listUndelivered(actor: Actor): Promise<UndeliveredItem[]> {
  const permitted = permit(actor, "delivery.read");
  return withActor(actor, async (tx) => {
    const rows = await tx.postalItem.findMany({
      where: { direction: "TO_CITIZEN", status: { in: ["ATTEMPT_FAILED", "IN_TRANSIT", "AT_DELIVERY_OFFICE"] }, events: { some: { status: "ATTEMPT_FAILED" } }, dossier: dossiersVisibleTo(actor) },
      include: FACTS, orderBy: { updatedAt: "asc" }, take: 300,
    });
    const open = rows.filter(({ events }) => invitationsOf(events).length > 0);
    if (open.length === 0) return [];
    const couriers = await tx.staff.findMany({ where: { id: { in: open.flatMap(({ courierId }) => courierId ?? []) } }, select: { id: true, fullName: true } });
    const lines = await tx.manifestLine.findMany({ where: { dossierId: { in: open.map(({ dossierId }) => dossierId) }, manifest: { kind: "UNDELIVERED_RETURN", signedAt: null } }, include: { manifest: true } });
    const office = await tx.postOffice.findUniqueOrThrow({ where: { id: open[0]?.officeId ?? "" } });
    const apart = await daysApart(permitted, tx, office.provinceCode);
    const items: UndeliveredItem[] = [];
    for (const row of open) {
      const invitations = invitationsOf(row.events);
      const [first] = invitations;
      const courier = couriers.find(({ id }) => id === row.courierId);
      items.push({
        itemId: row.id, itemCode: row.itemCode, dossierId: row.dossierId, dossierCode: row.dossier.code ?? row.dossier.submissionCode, procedureName: row.dossier.procedureVersion.name,
        receiverName: row.receiverName, phone: row.receiverPhone, address: row.addressText, agency: row.dossier.agency,
        courier: row.courierId === null ? null : { id: row.courierId, name: courier?.fullName ?? "" },
        papers: row.dossier.papers.filter(({ holderKind, kind, owedBack }) => (holderKind === "COURIER" || holderKind === "CLERK") && (kind === "RESULT" || owedBack)).reduce((sum, { count }) => sum + count, 0),
        attempts: row.events.filter(({ status, occurredAt }) => status === "ATTEMPT_FAILED" && first !== undefined && occurredAt >= first).map(({ id, occurredAt, reason, actorName }) => ({ id, at: occurredAt, reason: reason ?? "", by: actorName })),
        mayReturn: mayGoBack(invitations, apart), nextFrom: first ? await secondFrom(permitted, tx, office.provinceCode, first) : null,
        manifest: lines.find(({ dossierId }) => dossierId === row.dossierId)?.manifest.number ?? null,
      });
    }
    return items;
  });
}
