import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { listDeliveries } from "@/lib/deliveries/queries";
import type { Snapshot, SnapshotDelivery, SnapshotOwed, SnapshotPaper, SnapshotStop } from "@/lib/deliveries/sync/snapshot";
import { heldCash } from "@/lib/dossiers/queries/courier-cash";
import { listStops } from "@/lib/dossiers/queries/courier-stops";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { CHARGE_KINDS } from "@/lib/payments/receipt-series";
import type { Charge, Paper } from "@/lib/platform/generated/client";
import { canonicalJson, sha256 } from "@/lib/platform/hash";

const papersOf = (papers: readonly Paper[], wanted: (paper: Paper) => boolean): SnapshotPaper[] =>
  papers.filter(wanted).map(({ id, kind, description, count }) => ({ id, kind, description, count }));

/** What is still to be paid, kind by kind: never one total. */
function owedOf(charges: readonly Charge[]): SnapshotOwed[] {
  return CHARGE_KINDS.flatMap((kind) => {
    const lines = charges.filter((charge) => charge.kind === kind);
    return lines.length === 0 ? [] : [{ kind, amount: lines.reduce((sum, { amount }) => sum + Number(amount), 0), words: lines.map(({ name }) => name).join(", ") }];
  });
}

/** The courier's day as one reading: his stops, the free stops of his office, the results in his bag. Only what his pages show. */
export async function readCourierSnapshot(actor: Actor): Promise<Snapshot> {
  const permitted = permit(actor, "device.sync");
  const { actor: courier } = permitted;
  const [{ mine, free }, round] = await Promise.all([listStops(courier), listDeliveries(courier)]);
  const open = [...mine, ...free];
  const { pickups, items, dossiers, cash } = await withActor(courier, async (tx) => {
    const visible = dossiersVisibleTo(courier);
    const found = {
      pickups: await tx.pickupRequest.findMany({ where: { id: { in: open.map(({ id }) => id) }, dossier: visible }, select: { id: true, dossierId: true } }),
      items: await tx.postalItem.findMany({ where: { id: { in: round.mine.map(({ itemId }) => itemId) }, dossier: visible }, select: { id: true, dossierId: true } }),
    };
    const ids = [...found.pickups, ...found.items].map(({ dossierId }) => dossierId);
    const rows = await tx.dossier.findMany({
      where: { AND: [{ id: { in: ids } }, dossiersVisibleTo(courier)] },
      select: {
        id: true, procedureVersion: { select: { name: true } }, agency: { select: { name: true } }, papers: { orderBy: { id: "asc" } },
        charges: { where: { paid: null, amount: { gt: 0n } }, orderBy: { createdAt: "asc" } }, items: { where: { direction: "TO_AGENCY" }, select: { itemCode: true } },
      },
    });
    return { ...found, dossiers: new Map(rows.map((row) => [row.id, row])), cash: await heldCash(permitted, tx) };
  });
  const dossierOf = new Map([...pickups, ...items].map(({ id, dossierId }) => [id, dossiers.get(dossierId)]));
  const stops = open.flatMap((stop): SnapshotStop[] => {
    const dossier = dossierOf.get(stop.id);
    if (!dossier) return [];
    const { id, shownCode, contactName, phone, address, mine: own } = stop;
    return [{
      id, dossierId: dossier.id, shownCode, contactName, phone, address, mine: own, windowFrom: stop.windowFrom.toISOString(), windowTo: stop.windowTo.toISOString(),
      procedureName: dossier.procedureVersion.name, agencyName: dossier.agency.name, papers: papersOf(dossier.papers, ({ holderKind }) => holderKind === "CITIZEN"),
      itemCode: dossier.items[0]?.itemCode ?? null, owed: owedOf(dossier.charges),
    }];
  });
  const deliveries = round.mine.flatMap((delivery): SnapshotDelivery[] => {
    const dossier = dossierOf.get(delivery.itemId);
    if (!dossier) return [];
    const { itemId, itemCode, dossierCode, receiverName, phone, address, failedAttempts } = delivery;
    return [{
      itemId, itemCode, dossierId: dossier.id, dossierCode, receiverName, phone, address, failedAttempts, procedureName: dossier.procedureVersion.name,
      papers: papersOf(dossier.papers, ({ holderKind, holderId }) => holderKind === "COURIER" && holderId === courier.id), owed: owedOf(dossier.charges),
    }];
  });
  const content = { courier: { id: courier.id, name: courier.name }, stops, deliveries, cash };
  return { version: sha256(canonicalJson(content)).slice(0, 16), takenAt: now().toISOString(), ...content };
}
