import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";

export type DeviceRow = Readonly<{ id: string; name: string; courierName: string; registeredAt: Date; lastSeenAt: Date; revokedAt: Date | null; revokedByName: string | null; /** Acts that wait for a person: of a revoked phone those that were never done. */ held: number }>;

/** The courier's own phones, or for a supervisor those of his office; the last seen first, 200 at most. */
export async function listDevices(actor: Actor): Promise<DeviceRow[]> {
  const { actor: reader } = permit(actor, "device.revoke");
  const mine = reader.kind === "COURIER" ? { courierId: reader.id } : { officeId: "officeId" in reader ? (reader.officeId ?? "") : "" };
  return withActor(reader, async (tx) => {
    const rows = await tx.courierDevice.findMany({ where: mine, orderBy: { lastSeenAt: "desc" }, take: 200 });
    const people = await tx.staff.findMany({ where: { id: { in: rows.map(({ courierId }) => courierId) } }, select: { id: true, fullName: true } });
    const held = await tx.courierReceipt.groupBy({ by: ["deviceId"], where: { deviceId: { in: rows.map(({ id }) => id) }, outcome: "HELD" }, _count: { _all: true } });
    return rows.map(({ id, name, courierId, registeredAt, lastSeenAt, revokedAt, revokedByName }) => ({
      id, name, registeredAt, lastSeenAt, revokedAt, revokedByName, held: held.find(({ deviceId }) => deviceId === id)?._count._all ?? 0, courierName: people.find((person) => person.id === courierId)?.fullName ?? "",
    }));
  });
}
