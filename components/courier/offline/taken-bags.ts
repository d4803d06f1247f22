import { readStatement } from "@/lib/deliveries/sync/bag";
import { type DeviceLog, isSettled } from "@/lib/deliveries/sync/engine";
import type { SnapshotDelivery } from "@/lib/deliveries/sync/snapshot";

/**
 * Results taken from a colleague that the server does not know of yet: in the list for the time being, with whose they were. After the
 * server's word its own list tells.
 */
export function takenOf(log: DeviceLog): { taken: readonly SnapshotDelivery[]; from: ReadonlyMap<string, string> } {
  const taken: SnapshotDelivery[] = [];
  const from = new Map<string, string>();
  const given = new Set(log.entries.filter(({ operation }) => operation.kind === "GIVE_BAG").flatMap(({ operation }) => operation.subjects));
  for (const entry of log.entries) {
    if (entry.operation.kind !== "TAKE_BAG" || isSettled(entry)) continue;
    const statement = readStatement(entry.operation.payload.statement);
    for (const { subject, dossierId, itemCode, name, address, phone, dossierCode, procedureName, failedAttempts, papers } of statement?.things ?? []) {
      if (!subject.startsWith("item:") || given.has(subject)) continue;
      const itemId = subject.slice(5);
      taken.push({ itemId, itemCode, dossierId, dossierCode, receiverName: name, phone, address, failedAttempts, procedureName, papers });
      from.set(itemId, `Nhận của ${statement?.courier.name ?? "bưu tá khác"}, chờ máy chủ`);
    }
  }
  return { taken, from };
}
