import { describe, expect, test } from "vitest";
import { emptyLog, forget, type NewOperation, receive } from "@/lib/deliveries/sync/engine";
import { allot, amend, nextNumber, recordNumbered, renumber } from "@/lib/deliveries/sync/numbers";

const [A, B, C] = ["CN700000005VN", "CN700000014VN", "CN700000028VN"];
const collected = (id: string, itemCode: string): NewOperation => ({
  id, kind: "COLLECT_PAPERS", subjects: [`stop:${id}`], payload: { itemCode, shownName: `Bà ${id}` }, photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00Z",
});
const begun = () => allot(emptyLog("one"), [A, B, C]);
function written(log: ReturnType<typeof begun>, made: NewOperation) {
  const result = recordNumbered(log, made);
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value;
}

describe("the numbers that a phone carries", () => {
  test("each is taken once, in order; a double press takes one", () => {
    const once = written(begun(), collected("a", A));
    expect(nextNumber(once)).toBe(B);
    expect(written(once, collected("a", A))).toBe(once);
    expect(nextNumber(written(once, collected("b", B)))).toBe(C);
  });

  test("one that stands on another bag is refused with whose it is and which is next", () => {
    expect(recordNumbered(written(begun(), collected("a", A)), collected("b", A))).toMatchObject({
      ok: false, refusals: [{ reason: "NUMBER_WRITTEN", field: "itemCode", words: `Số hiệu ${A} đã ghi cho Bà a. Gạch số cũ trên túi, ghi số ${B}.` }],
    });
  });

  test("a list that comes late brings back none that was used, also when its act was put away", () => {
    const sent = receive(written(begun(), collected("a", A)), [{ id: "a", answer: { outcome: "APPLIED", result: "" } }]);
    const late = allot(forget(sent, "a"), [A, B, C]);
    expect(late.numbers.left).toEqual([B, C]);
    expect(recordNumbered(late, collected("b", A))).toMatchObject({ ok: false });
  });

  test("a foreign number is written for the server to judge; without any the act goes without", () => {
    const log = written(begun(), collected("a", "CP202600011VN"));
    expect(log.numbers.left).toEqual([A, B, C]);
    expect(nextNumber(emptyLog("two"))).toBeNull();
    expect(written(emptyLog("two"), collected("a", "")).entries).toHaveLength(1);
  });

  test("an act held for its number gets the next one under its own id and sequence; nothing else in the log can be changed", () => {
    const foreign = written(begun(), collected("a", "CP202600011VN"));
    expect(renumber(foreign, "a")).toBeNull();
    const held = receive(foreign, [{ id: "a", answer: { outcome: "HELD", why: "Số hiệu đã dùng", mend: "ITEM_NUMBER" } }]);
    const mended = renumber(held, "a");
    expect(mended?.entries).toMatchObject([{ state: "QUEUED", answer: null, operation: { id: "a", sequence: 1, payload: { itemCode: A, shownName: "Bà a" } } }]);
    expect(mended?.numbers.left).toEqual([B, C]);
    const done = receive(foreign, [{ id: "a", answer: { outcome: "APPLIED", result: "" } }]);
    expect(renumber(done, "a")).toBeNull();
    expect(amend(done, "a", { itemCode: B })).toBe(done);
  });
});
