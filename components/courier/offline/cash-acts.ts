import type { NewOperation } from "@/lib/deliveries/sync/engine";
import type { SnapshotOwed } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import type { ChargeKind } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { dong, formatDong, parseDong } from "@/lib/platform/money";

export type Taken = Readonly<{ kind: ChargeKind; amount: number }>;

/** Money counted at the door (fields `cash.<kind>`): exactly what is owed, or none; a receipt pays its charges whole. */
export function cashIn(fields: Readonly<Record<string, string>>, owed: readonly SnapshotOwed[]): Taken[] | { field: string; words: string }[] {
  const refusals: { field: string; words: string }[] = [];
  const taken: Taken[] = [];
  for (const { kind, amount } of owed) {
    const field = `cash.${kind}`;
    const text = fields[field]?.trim() ?? "";
    if (text === "") continue;
    const read = parseDong(text, field);
    if (!read.ok) refusals.push({ field, words: read.refusals[0].words });
    else if (read.value !== amount) refusals.push({ field, words: `Phải nhận đúng ${formatDong(dong(amount))} vì biên lai ghi đủ khoản này. Chưa đủ thì để trống, thu sau.` });
    else taken.push({ kind, amount });
  }
  return refusals.length > 0 ? refusals : taken;
}

/** One act of money for each kind that was taken at the same door; it follows the door's own act. */
export function cashActs(made: NewOperation, taken: readonly Taken[]): NewOperation[] {
  const { dossierId = "", pickupId, itemId, shownName = "", citizenSignatureTypedName, recipientName } = made.payload;
  const place: Record<string, Json> = pickupId === undefined ? { itemId: itemId ?? "" } : { pickupId };
  return taken.map(({ kind, amount }) => {
    const payload: Record<string, Json> = { dossierId, ...place, kind, amount: String(amount), payerName: recipientName ?? citizenSignatureTypedName ?? "", shownName };
    return { ...made, id: newId(), kind: "TAKE_CASH" as const, payload, subjects: subjectsOf("TAKE_CASH", payload), photos: [] };
  });
}
