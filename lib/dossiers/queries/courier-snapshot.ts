import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { listDeliveries } from "@/lib/deliveries/queries";
import type { Snapshot, SnapshotDelivery, SnapshotPaper, SnapshotStop } from "@/lib/deliveries/sync/snapshot";
import { listStops } from "@/lib/dossiers/queries/courier-stops";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Paper } from "@/lib/platform/generated/client";
import { canonicalJson, sha256 } from "@/lib/platform/hash";

const papersOf = (papers: readonly Paper[], wanted: (paper: Paper) => boolean): SnapshotPaper[] =>
  papers.filter(wanted).map(({ id, kind, description, count }) => ({ id, kind, description, count }));

/** The courier's day as one reading: his stops, the free stops of his office, the results in his bag. Only what his pages show. */
export async function readCourierSnapshot(actor: Actor): Promise<Snapshot> {
  const { actor: courier } = permit(actor, "device.sync");
  const [{ mine, free }, round] = await Promise.all([listStops(courier), listDeliveries(courier)]);
  const open = [...mine, ...free];
  const { pickups, items, dossiers } = await withActor(courier, async (tx) => {
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
        items: { where: { direction: "TO_AGENCY" }, select: { itemCode: true } },
      },
    });
    return { ...found, dossiers: new Map(rows.map((row) => [row.id, row])) };
  });
  const dossierOf = new Map([...pickups, ...items].map(({ id, dossierId }) => [id, dossiers.get(dossierId)]));
  const stops = open.flatMap((stop): SnapshotStop[] => {
    const dossier = dossierOf.get(stop.id);
    if (!dossier) return [];
    const { id, shownCode, contactName, phone, address, mine: own } = stop;
    return [{
      id, dossierId: dossier.id, shownCode, contactName, phone, address, mine: own, windowFrom: stop.windowFrom.toISOString(), windowTo: stop.windowTo.toISOString(),
      procedureName: dossier.procedureVersion.name, agencyName: dossier.agency.name, papers: papersOf(dossier.papers, ({ holderKind }) => holderKind === "CITIZEN"),
      itemCode: dossier.items[0]?.itemCode ?? null,
    }];
  });
  const deliveries = round.mine.flatMap((delivery): SnapshotDelivery[] => {
    const dossier = dossierOf.get(delivery.itemId);
    if (!dossier) return [];
    const { itemId, itemCode, dossierCode, receiverName, phone, address, failedAttempts } = delivery;
    return [{
      itemId, itemCode, dossierId: dossier.id, dossierCode, receiverName, phone, address, failedAttempts, procedureName: dossier.procedureVersion.name,
      papers: papersOf(dossier.papers, ({ holderKind, holderId }) => holderKind === "COURIER" && holderId === courier.id),
    }];
  });
  const content = { courier: { id: courier.id, name: courier.name }, stops, deliveries };
  return { version: sha256(canonicalJson(content)).slice(0, 16), takenAt: now().toISOString(), ...content };
}
