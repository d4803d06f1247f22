import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { giveBackItemNumbers, releaseItemNumber, reserveItemNumbers, takeItemNumber, useReservedNumber } from "@/lib/deliveries/commands/item-numbers";
import { parseItemCode } from "@/lib/deliveries/item-code";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type OperatorWorld, operatorWorld } from "@/tests/integration/deliveries/operator-world";

let w: OperatorWorld;
beforeAll(async () => {
  w = await operatorWorld();
});
afterAll(() => w.close());

const AT = new Date("2026-11-26T03:00:00Z");
const permitted = () => permit(w.world.cast.courier, "pickup.collect");
const office = () => w.world.cast.courier.officeId as string;
const inTx = <T>(work: (tx: Tx) => Promise<T>) => withActor(w.world.cast.courier, work);

async function range(first: number, last: number, change: object = {}): Promise<string> {
  await w.world.owner.query("update item_number_range set closed_at = now() where office_id = $1 and closed_at is null", [office()]);
  await w.world.owner.query("update item_number set state = 'RELEASED' where state = 'FREE'");
  const id = newId();
  await insertRows(w.world.owner, "item_number_range", [{
    id, carrier_code: "vnpost", office_id: office(), prefix: "CN", suffix: "VN", digits: 8, policy: "S10_STRICT", first_serial: first, last_serial: last, next_serial: first, allotted_at: AT, ...change,
  }]);
  return id;
}
const serialsOf = async (rangeId: string) => (await w.rows("select serial, state from item_number where range_id = $1 order by serial", [rangeId])).map(({ serial, state }) => `${String(serial)} ${String(state)}`);
const take = () => inTx((tx) => takeItemNumber(permitted(), tx, { officeId: office(), itemId: newId(), at: AT }));

describe("numbers of an office's range", () => {
  test("twelve at once, twice: no double, no gap, each with its right check digit", async () => {
    const id = await range(70_000_000, 70_000_099);
    const codes = [...(await Promise.all(Array.from({ length: 12 }, take))), ...(await Promise.all(Array.from({ length: 12 }, take)))];
    expect(new Set(codes).size).toBe(24);
    for (const code of codes) expect(parseItemCode(code ?? "", "S10_STRICT").ok).toBe(true);
    expect(await serialsOf(id)).toEqual(Array.from({ length: 24 }, (_, i) => `${70_000_000 + i} USED`));
  });

  test("a transaction that fails leaves no gap", async () => {
    const id = await range(71_000_000, 71_000_009);
    await take();
    await expect(inTx(async (tx) => {
      await takeItemNumber(permitted(), tx, { officeId: office(), itemId: newId(), at: AT });
      throw new Error("the act failed");
    })).rejects.toThrow("the act failed");
    await take();
    expect(await serialsOf(id)).toEqual(["71000000 USED", "71000001 USED"]);
  });

  test("used up: the next range, then none, also when many come at once", async () => {
    await range(72_000_000, 72_000_001);
    const second = newId();
    await insertRows(w.world.owner, "item_number_range", [{
      id: second, office_id: office(), prefix: "NB", suffix: "", digits: 6, policy: "FREE", first_serial: 1, last_serial: 3, next_serial: 1, allotted_at: new Date(AT.getTime() + 1_000),
    }]);
    const codes = await Promise.all(Array.from({ length: 8 }, take));
    expect(codes.filter((code) => code !== null).sort()).toEqual(["CN720000009VN", "CN720000012VN", "NB000001", "NB000002", "NB000003"].sort());
  });

  test("a courier's own numbers: used once, refused in words when unknown, used or another's, given back and given again", async () => {
    const id = await range(73_000_000, 73_000_009);
    const [holderId, otherId] = [newId(), newId()];
    const codes = await inTx((tx) => reserveItemNumbers(permitted(), tx, { officeId: office(), holderId, count: 4, at: AT }));
    expect(codes).toHaveLength(4);
    const use = (code: string, holder: string, itemId = newId() as string) => inTx((tx) => useReservedNumber(permitted(), tx, { code, holderIds: [holder], itemId, at: AT }));
    const item = newId();
    expect(await use(codes[0] ?? "", holderId, item)).toMatchObject({ ok: true });
    expect(await use(codes[0] ?? "", holderId, item)).toMatchObject({ ok: true });
    expect(await use(codes[0] ?? "", holderId)).toMatchObject({ ok: false, refusals: [{ reason: "NUMBER_USED" }] });
    expect(await use(codes[1] ?? "", otherId)).toMatchObject({ ok: false, refusals: [{ reason: "NUMBER_OF_ANOTHER" }] });
    expect(await use("CN999999995VN", holderId)).toMatchObject({ ok: false, refusals: [{ reason: "NUMBER_UNKNOWN" }] });
    expect(await inTx((tx) => giveBackItemNumbers(permitted(), tx, { holderId, at: AT }))).toBe(3);
    expect(await take()).toBe(codes[1]);
    expect(await inTx((tx) => releaseItemNumber(permitted(), tx, { code: codes[1] ?? "", at: AT }))).toBe(true);
    expect(await serialsOf(id)).toEqual(["73000000 USED", "73000001 RELEASED", "73000002 FREE", "73000003 FREE"]);
    expect(await take()).toBe(codes[2]);
  });

  test("another office's actor gets none of them", async () => {
    await range(74_000_000, 74_000_009);
    const stranger = w.world.cast.otherCourier;
    const got = await withActor(stranger, (tx) => takeItemNumber(permit(stranger, "pickup.collect"), tx, { officeId: office(), itemId: newId(), at: AT }));
    expect(got).toBeNull();
  });
});
