import { describe, expect, test } from "vitest";
import { type Answer, emptyLog, type NewOperation, type OperationKind, receive, record } from "@/lib/deliveries/sync/engine";
import { isOver, standingAct } from "@/lib/deliveries/sync/one-act";
import { newId } from "@/lib/platform/ids";

const [STOP, ITEM, OTHER] = ["stop:1", "item:1", "item:2"];
const act = (kind: OperationKind, subject: string): NewOperation => ({ id: newId(), kind, subjects: [subject], payload: {}, photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00.000Z" });
const applied: Answer = { outcome: "APPLIED", result: null };
const held: Answer = { outcome: "HELD", why: "" };
const lost: Answer = { outcome: "CONFLICT", won: "" };

/** Whether the second is kept back by the first, which the server has answered so. */
function keptBack(first: OperationKind, answer: Answer | null, second: OperationKind, subject = first === "COLLECT_PAPERS" ? STOP : ITEM): boolean {
  const before = act(first, first === "COLLECT_PAPERS" ? STOP : ITEM);
  const log = record(emptyLog("máy"), before);
  return standingAct(answer === null ? log : receive(log, [{ id: before.id, answer }]), act(second, subject)) !== null;
}

describe("one act at one door", () => {
  test.each<[OperationKind, Answer | null, OperationKind, boolean]>([
    ["COLLECT_PAPERS", null, "COLLECT_PAPERS", true], ["COLLECT_PAPERS", held, "COLLECT_PAPERS", true], ["COLLECT_PAPERS", applied, "COLLECT_PAPERS", true], ["COLLECT_PAPERS", lost, "COLLECT_PAPERS", false],
    ["DELIVER_RESULT", null, "DELIVER_RESULT", true], ["DELIVER_RESULT", null, "FAIL_DELIVERY", true], ["DELIVER_RESULT", applied, "GIVE_BAG", true], ["DELIVER_RESULT", lost, "FAIL_DELIVERY", false],
    ["FAIL_DELIVERY", null, "FAIL_DELIVERY", true], ["FAIL_DELIVERY", applied, "FAIL_DELIVERY", false], ["FAIL_DELIVERY", null, "DELIVER_RESULT", false], ["FAIL_DELIVERY", null, "GIVE_BAG", false],
    ["GIVE_BAG", null, "DELIVER_RESULT", true], ["GIVE_BAG", held, "FAIL_DELIVERY", true], ["GIVE_BAG", applied, "DELIVER_RESULT", false],
    ["COLLECT_PAPERS", null, "GIVE_BAG", false], ["COLLECT_PAPERS", null, "TAKE_CASH", false], ["TAKE_CASH", null, "COLLECT_PAPERS", false],
  ])("after %s (%j) %s: kept back %s", (first, answer, second, expected) => expect(keptBack(first, answer, second)).toBe(expected));

  test("what the server has done is over also by a list that was read before; what it turned down is not", () => {
    const over = (kind: OperationKind, answer: Answer) => {
      const made = act(kind, STOP);
      return receive(record(emptyLog("máy"), made), [{ id: made.id, answer }]).entries.map(isOver);
    };
    expect([over("COLLECT_PAPERS", applied), over("DELIVER_RESULT", applied), over("DELIVER_RESULT", lost), over("FAIL_DELIVERY", applied)]).toEqual([[true], [true], [false], [false]]);
  });

  test("another stop or item is no matter, and the same press is not its own hindrance", () => {
    expect(keptBack("DELIVER_RESULT", null, "DELIVER_RESULT", OTHER)).toBe(false);
    const made = act("COLLECT_PAPERS", STOP);
    expect(standingAct(record(emptyLog("máy"), made), made)).toBeNull();
  });
});
