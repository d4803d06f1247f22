import type { OperationKind } from "@/lib/deliveries/sync/engine";
import { readStatement } from "@/lib/deliveries/sync/bag";
import type { Json } from "@/lib/platform/hash";

const idsIn = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : typeof value === "string" ? [value] : []);

/** The stops and items that an act is about, from what is written in it: phone and server must come to the same. */
export function subjectsOf(kind: OperationKind, payload: Readonly<Record<string, Json>>): string[] {
  switch (kind) {
    case "CLAIM_STOP":
    case "COLLECT_PAPERS":
      return idsIn(payload.pickupId).map((id) => `stop:${id}`);
    // Money of a stop or of an item: it follows the act at the same door.
    case "TAKE_CASH":
      return [...idsIn(payload.pickupId).map((id) => `stop:${id}`), ...idsIn(payload.itemId).map((id) => `item:${id}`)];
    // The things first: acts on them at the next door wait for the bag.
    case "GIVE_BAG":
    case "TAKE_BAG":
      return [...(readStatement(payload.statement)?.things ?? []).map(({ subject }) => subject), ...idsIn(payload.code).map((code) => `bag:${code}`)];
    case "TAKE_ROUND":
      return idsIn(payload.itemIds).map((id) => `item:${id}`);
    case "DELIVER_RESULT":
    case "FAIL_DELIVERY":
      return idsIn(payload.itemId).map((id) => `item:${id}`);
  }
}
