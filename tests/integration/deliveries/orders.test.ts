import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { OperatorFaults } from "@/simulators/postal-operator/faults";
import { type OperatorWorld, operatorWorld } from "@/tests/integration/deliveries/operator-world";
import { collect, good } from "@/tests/integration/post/acts";

let w: OperatorWorld;
beforeAll(async () => {
  w = await operatorWorld();
});
afterEach(() => w.allWell());
afterAll(() => w.close());

const fault = (wanted: object) => w.operator.faults.set(OperatorFaults.parse(wanted));
const shipmentsOf = (orderNumber: string) => w.operator.book.all().filter((shipment) => shipment.orderNumber === orderNumber).map(({ carrier, asked, cancelled }) => ({ carrier, asked, cancelled }));

describe("an order from the courier's collection", () => {
  test("is noted with the item, with its promise, and placed with the cheapest operator", async () => {
    const { order } = await w.collected();
    expect(order).toMatchObject({ state: "WAITING", attempts: 0, promised: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), order_number: expect.stringMatching(/-N$/) });
    expect(await w.place(order.id)).toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "PLACED", carrier_code: "vnpost", attempts: 1, reference: order.item_code, last_error: null });
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "vnpost", asked: 1, cancelled: false }]);
    // Asked again, the worker does nothing.
    expect(await w.place(order.id)).toBeNull();
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "vnpost", asked: 1, cancelled: false }]);
  });

  test("puts one job into the outbox; without operators nothing is noted and the way goes on", async () => {
    const { made, order } = await w.collected();
    expect(await w.rows("select 1 from pgboss.job where name = 'shipment-order' and data->>'orderId' = $1", [order.id])).toHaveLength(1);
    const carriers = process.env.POSTAL_CARRIERS;
    process.env.POSTAL_CARRIERS = "";
    try {
      const other = await w.world.dossier("ASSIGNED");
      good(await collect(w.world.cast.courier, other));
      expect(await w.rows("select 1 from shipment_order where dossier_id = $1", [other.id])).toEqual([]);
      expect(await w.rows("select status from postal_item where dossier_id = $1", [other.id])).toEqual([{ status: "PICKED_UP" }]);
    } finally {
      process.env.POSTAL_CARRIERS = carriers;
    }
    expect(made.id).not.toBe("");
  });
});

describe("when the operator does not answer well", () => {
  test("a lost answer never makes a second shipment, however often it is lost", async () => {
    const { order } = await w.collected();
    fault({ carrier: "vnpost", mode: "lost-answer", times: 3 });
    for (let attempt = 0; attempt < 3; attempt++) expect(await w.place(order.id)).toContain("vnpost");
    expect(await w.order(order.id)).toMatchObject({ state: "UNSURE", carrier_code: "vnpost", attempts: 3 });
    expect(await w.place(order.id)).toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "PLACED", carrier_code: "vnpost", attempts: 4 });
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "vnpost", asked: 4, cancelled: false }]);
  });

  test("slower than the limit is a lost answer", async () => {
    const { order } = await w.collected();
    fault({ carrier: "vnpost", mode: "slow", delay: 1_500, times: 1 });
    expect(await w.place(order.id)).toContain("1000 ms");
    expect(await w.place(order.id)).toBeNull();
    // The operator comes to the slow asking after the quick one.
    await expect.poll(() => shipmentsOf(order.order_number), { timeout: 5_000 }).toEqual([{ carrier: "vnpost", asked: 2, cancelled: false }]);
  });

  test("after a lost answer nobody else is asked, also while it is down", async () => {
    const { order } = await w.collected();
    fault({ carrier: "vnpost", mode: "lost-answer", times: 1 });
    await w.place(order.id);
    fault({ carrier: "vnpost", mode: "down" });
    expect(await w.place(order.id)).toContain("vnpost");
    expect(await w.order(order.id)).toMatchObject({ state: "UNSURE", carrier_code: "vnpost" });
    w.operator.faults.clear();
    expect(await w.place(order.id)).toBeNull();
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "vnpost", asked: 2, cancelled: false }]);
  });

  test("down: the other operator carries, and the first is left alone for a minute", async () => {
    const { order } = await w.collected();
    fault({ carrier: "vnpost", mode: "down" });
    expect(await w.place(order.id)).toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "PLACED", carrier_code: "nhanh", attempts: 2 });
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "nhanh", asked: 1, cancelled: false }]);
    const next = await w.collected();
    expect(await w.place(next.order.id)).toBeNull();
    expect(await w.order(next.order.id)).toMatchObject({ carrier_code: "nhanh", attempts: 1 });
  });

  test("one that refuses is passed over; refused by all it is given up for a person", async () => {
    const { order } = await w.collected();
    fault({ carrier: "vnpost", mode: "reject" });
    expect(await w.place(order.id)).toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "PLACED", carrier_code: "nhanh" });
    const other = await w.collected();
    fault({ mode: "reject" });
    expect(await w.place(other.order.id)).toContain("nhanh");
    expect(await w.order(other.order.id)).toMatchObject({ state: "GIVEN_UP" });
    expect(shipmentsOf(other.order.order_number)).toEqual([]);
  });

  test("all down: it waits, and goes when one is back; a switched-off operator is not asked", async () => {
    const { order } = await w.collected();
    fault({ mode: "down" });
    expect(await w.place(order.id)).not.toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "WAITING", carrier_code: null });
    await w.allWell();
    await w.world.owner.query("update carrier set ordering_paused = true where code = 'vnpost'");
    expect(await w.place(order.id)).toBeNull();
    expect(await w.order(order.id)).toMatchObject({ state: "PLACED", carrier_code: "nhanh" });
  });

  test("eight workers at once ask one operator once", async () => {
    const { order } = await w.collected();
    const ends = await Promise.all(Array.from({ length: 8 }, () => w.place(order.id)));
    expect(ends.filter((words) => words === null).length).toBeGreaterThan(0);
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "vnpost", asked: 1, cancelled: false }]);
  });

  test("a worker that dies while asking leaves an order that only the same operator is asked for", async () => {
    const { order } = await w.collected();
    await w.world.owner.query("update shipment_order set state = 'UNSURE', carrier_code = 'nhanh', attempts = 1, taken_until = now() - interval '1 second' where id = $1", [order.id]);
    expect(await w.place(order.id)).toBeNull();
    expect(shipmentsOf(order.order_number)).toEqual([{ carrier: "nhanh", asked: 1, cancelled: false }]);
  });
});
