import { type DeviceLog, type Entry, isSettled, type NewOperation, type OperationKind, wasTurnedDown } from "@/lib/deliveries/sync/engine";

/** After which acts on the same stop or item another one is not written any more. */
const AFTER: Partial<Record<OperationKind, readonly OperationKind[]>> = {
  COLLECT_PAPERS: ["COLLECT_PAPERS"],
  DELIVER_RESULT: ["DELIVER_RESULT", "GIVE_BAG"],
  FAIL_DELIVERY: ["DELIVER_RESULT", "FAIL_DELIVERY", "GIVE_BAG"],
  GIVE_BAG: ["DELIVER_RESULT", "GIVE_BAG"],
};
/** A stop is emptied and a result handed over once; the others may come again when the server has spoken. */
const FOR_GOOD: ReadonlySet<OperationKind> = new Set(["COLLECT_PAPERS", "DELIVER_RESULT"]);

/** The stop or item of this act is over for this phone, whatever an older list says. */
export function isOver(entry: Entry): boolean {
  return FOR_GOOD.has(entry.operation.kind) && !wasTurnedDown(entry);
}

/**
 * What this phone has written already where the new act would do the same thing twice: two tabs with one stop open, both pressed. Asked in
 * the change that would write it, so that of two presses at one moment one sees the other. What was turned down stands in nobody's way.
 */
export function standingAct(log: DeviceLog, made: NewOperation): Entry | null {
  const ends = AFTER[made.kind] ?? [];
  return log.entries.findLast((entry) => {
    const { operation: { id, kind, subjects } } = entry;
    return id !== made.id && ends.includes(kind) && !wasTurnedDown(entry) && (FOR_GOOD.has(kind) || !isSettled(entry)) && subjects.some((subject) => made.subjects.includes(subject));
  }) ?? null;
}
