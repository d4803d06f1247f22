import { expect, test } from "vitest";
import { inTurn } from "@/lib/platform/turns";

test("never more at once than there are places, in the order of coming, and a failure frees its place", async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const work = (i: number) => inTurn("turns-test", 3, async () => {
    begun.push(i);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (i % 4 === 0) throw new Error("failed");
    return i;
  });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => work(i)));
  expect(most).toBe(3);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(5);
  expect(await work(21)).toBe(21);
});
