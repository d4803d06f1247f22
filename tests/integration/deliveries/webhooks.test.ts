import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { webhookSignature } from "@/lib/deliveries/carriers/webhook-signature";
import { pollCarriers } from "@/lib/deliveries/jobs/poll-carriers";
import { listPutAside } from "@/lib/deliveries/queries/put-aside";
import { settlePutAside } from "@/lib/deliveries/commands/settle-put-aside";
import { now, setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { OperatorFaults } from "@/simulators/postal-operator/faults";
import type { Shipment } from "@/simulators/postal-operator/shipments";
import { type OperatorWorld, operatorWorld, type OrderRow, VNPOST } from "@/tests/integration/deliveries/operator-world";

let w: OperatorWorld;
beforeAll(async () => {
  w = await operatorWorld();
});
afterEach(async () => {
  setClock();
  await w.allWell();
});
afterAll(() => w.close());

const hooks = (webhooks: object) => w.operator.faults.set(OperatorFaults.parse({ webhooks }));
const WAY = ["ORD", "EMA", "EMJ", "EMG", "EMI", "POD"] as const;

async function placed(carrier: "vnpost" | "nhanh" = "vnpost"): Promise<{ order: OrderRow; shipment: Shipment; dossierId: string }> {
  if (carrier === "nhanh") {
    await w.place((await w.collected()).order.id);
    await w.world.owner.query("update carrier set ordering_paused = true where code = 'vnpost'");
  }
  const { made, order } = await w.collected();
  expect(await w.place(order.id)).toBeNull();
  const shipment = w.operator.book.find(carrier, order.order_number);
  if (!shipment) throw new Error("not ordered");
  return { order, shipment, dossierId: made.id };
}

function go(shipment: Shipment, codes: readonly string[]): void {
  for (const code of codes) w.operator.advance(shipment, { code, reason: code === "EMH" ? "ABSENT" : null, place: "Bưu cục phát" });
}

const rawOf = (itemCode: string) => w.rows("select code, source, delivery_id from postal_event_raw where item_code = $1", [itemCode]);
const stateOf = async (order: OrderRow) => {
  const { carrier_status, announced, awaiting } = await w.order(order.id);
  return { carrier_status, announced, awaiting };
};
const IN_ORDER = { carrier_status: "AT_DELIVERY_OFFICE", announced: true, awaiting: ["CLOSING"] };

describe("webhooks over HTTP", () => {
  test.each(["vnpost", "nhanh"] as const)("of %s, in order: the leg stands where they say, the item goes as far as it may", async (carrier) => {
    const { order, shipment, dossierId } = await placed(carrier);
    go(shipment, WAY);
    await w.fold();
    expect(w.operator.webhooks.sent.slice(0, 6).map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    expect(await stateOf(order)).toEqual(IN_ORDER);
    expect(await rawOf(order.item_code)).toHaveLength(6);
    // The item of our own people: further by one word of the operator, and never delivered by it.
    expect(await w.rows("select status from postal_item where dossier_id = $1", [dossierId])).toEqual([{ status: "AT_DELIVERY_OFFICE" }]);
    expect(await w.rows("select status, actor_name from postal_event where dossier_id = $1 order by occurred_at, id", [dossierId])).toEqual([
      { status: "PICKED_UP", actor_name: w.world.cast.courier.name }, { status: "AT_DELIVERY_OFFICE", actor_name: expect.stringContaining("mô phỏng") },
    ]);
    expect(await w.rows("select count(*)::int as jobs from pgboss.job where name = 'postal-news' and data->>'itemCode' = $1", [order.item_code])).toEqual([{ jobs: 6 }]);
  });

  test("doubled and reversed: every arrival is kept, the state is the same", async () => {
    const { order, shipment } = await placed();
    hooks({ copies: 2, reorder: true });
    go(shipment, WAY);
    w.operator.flush();
    await w.fold();
    expect(await rawOf(order.item_code)).toHaveLength(12);
    expect(await stateOf(order)).toEqual(IN_ORDER);
    await w.fold();
    expect(await stateOf(order)).toEqual(IN_ORDER);
  });

  test("signed wrongly, or by a clock that is off: refused and nothing kept; asking the operator brings it", async () => {
    const { order, shipment } = await placed();
    hooks({ wrongSignature: true });
    go(shipment, ["EMA"]);
    await w.fold();
    expect(w.operator.webhooks.sent[0]).toMatchObject({ status: 401, words: expect.stringContaining("Chữ ký") });
    hooks({ clockOffSeconds: -3_600 });
    go(shipment, ["EMG"]);
    await w.fold();
    expect(w.operator.webhooks.sent[0]).toMatchObject({ status: 401, words: expect.stringContaining("5 phút") });
    expect(await rawOf(order.item_code)).toEqual([]);
    await w.allWell();
    await w.world.owner.query("update shipment_order set next_poll_at = now() - interval '1 minute' where id = $1", [order.id]);
    expect(await pollCarriers()).toBe(1);
    expect(await rawOf(order.item_code)).toMatchObject([{ code: "EMA", source: "POLL" }, { code: "EMG", source: "POLL" }]);
    expect(await stateOf(order)).toMatchObject({ carrier_status: "AT_DELIVERY_OFFICE" });
    // Asked again, nothing new is kept; switched off, nobody is asked.
    await w.world.owner.query("update shipment_order set next_poll_at = now() - interval '1 minute' where id = $1", [order.id]);
    expect(await pollCarriers()).toBe(1);
    expect(await rawOf(order.item_code)).toHaveLength(2);
    await w.world.owner.query("update shipment_order set next_poll_at = now() - interval '1 minute' where id = $1", [order.id]);
    await w.world.owner.query("update carrier set polling_paused = true");
    expect(await pollCarriers()).toBe(0);
  });

  test("a replayed message adds nothing; old it is refused; under another name its signature is wrong", async () => {
    const { order } = await placed();
    const body = JSON.stringify({ Events: [{ EventId: "x-1", ItemCode: order.item_code, EventCode: "EMA", PosName: "Hoa Lư", EventTime: now().toISOString() }] });
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const send = (deliveryId: string, signature: string) =>
      fetch(w.webhookUrl("vnpost"), { method: "POST", body, headers: { "x-carrier-timestamp": timestamp, "x-carrier-delivery": deliveryId, "x-carrier-signature": signature } });
    const id = randomUUID();
    const signature = webhookSignature(VNPOST.webhookSecret, timestamp, id, body);
    expect((await send(id, signature)).status).toBe(202);
    expect(await (await send(id, signature)).json()).toEqual({ words: "Đã nhận từ trước." });
    expect(await rawOf(order.item_code)).toHaveLength(1);
    expect((await send(randomUUID(), signature)).status).toBe(401);
    expect((await send(id, "")).status).toBe(400);
    setClock(() => new Date(Number(timestamp) * 1000 + 301_000));
    expect((await send(id, signature)).status).toBe(401);
    setClock();
    expect((await fetch(w.webhookUrl("khong-co"), { method: "POST", body })).status).toBe(404);
    expect(await rawOf(order.item_code)).toHaveLength(1);
  });

  test("a happening by a clock that is years ahead moves the leg on and keeps its told moment in the raw event alone", async () => {
    const { order, shipment, dossierId } = await placed();
    hooks({ eventClockOffSeconds: 3 * 365 * 86_400 });
    go(shipment, ["EMG"]);
    await w.fold();
    expect(await stateOf(order)).toMatchObject({ carrier_status: "AT_DELIVERY_OFFICE" });
    const [event] = await w.rows("select occurred_at <= now() as past from postal_event where dossier_id = $1 and status = 'AT_DELIVERY_OFFICE'", [dossierId]);
    expect(event).toEqual({ past: true });
  });
});

describe("what cannot follow", () => {
  test("is put aside for the office's supervisor, who settles it; a later arrival that explains it takes it back", async () => {
    const { order, shipment } = await placed();
    go(shipment, ["EMA", "EMG", "XYZ"]);
    await w.fold();
    const { supervisor } = w.world.cast;
    const open = (await listPutAside(supervisor)).filter(({ itemCode }) => itemCode === order.item_code);
    expect(open).toMatchObject([{ code: "XYZ", why: "UNKNOWN_CODE", carrierName: "VNPost (mô phỏng)" }]);
    const settled = await settlePutAside(supervisor, { operationId: newId<"operation">(), rawId: open[0]?.rawId ?? "", note: "Đã hỏi tổng đài: mã nội bộ, bỏ qua." });
    expect(settled.ok).toBe(true);
    await w.fold();
    expect((await listPutAside(supervisor)).filter(({ itemCode }) => itemCode === order.item_code)).toEqual([]);
    expect(await w.rows("select state, settled_by_name from event_put_aside where item_code = $1", [order.item_code])).toEqual([{ state: "SETTLED", settled_by_name: supervisor.name }]);
    expect(await settlePutAside(supervisor, { operationId: newId<"operation">(), rawId: open[0]?.rawId ?? "", note: "Lần nữa cho chắc." })).toMatchObject({ ok: false });
  });

  test("a return before the second attempt is put aside, and follows once the attempt arrives", async () => {
    const { order, shipment } = await placed();
    await w.world.owner.query("update shipment_order set created_at = created_at - interval '20 days' where id = $1", [order.id]);
    const ago = (days: number) => new Date(now().getTime() - days * 86_400_000).toISOString();
    const told = (code: string, days: number) => w.operator.advance(shipment, { code, reason: code === "EMH" ? "ABSENT" : null, place: "Bưu cục phát", at: ago(days) });
    told("EMG", 18);
    told("EMH", 17);
    told("RTA", 2);
    await w.fold();
    expect(await w.rows("select why, state from event_put_aside where item_code = $1", [order.item_code])).toEqual([{ why: "RETURN_TOO_SOON", state: "OPEN" }]);
    told("EMH", 8);
    await w.fold();
    expect(await stateOf(order)).toMatchObject({ carrier_status: "RETURNED_TO_AGENCY" });
    expect(await w.rows("select state from event_put_aside where item_code = $1", [order.item_code])).toEqual([{ state: "PLACED" }]);
  });

  test("an item nobody knows and a body nobody can read are kept and put aside", async () => {
    const send = (body: string) => {
      const timestamp = String(Math.floor(now().getTime() / 1000));
      const id = randomUUID();
      return fetch(w.webhookUrl("vnpost"), { method: "POST", body, headers: { "x-carrier-timestamp": timestamp, "x-carrier-delivery": id, "x-carrier-signature": webhookSignature(VNPOST.webhookSecret, timestamp, id, body) } });
    };
    expect((await send('{"Events":[{"ItemCode":"CP999999999VN","EventCode":"EMA","EventTime":"2026-11-26T03:00:00Z"}]}')).status).toBe(202);
    expect((await send("không phải JSON")).status).toBe(202);
    await w.fold();
    const open = await listPutAside(w.world.cast.supervisor);
    expect(open.filter(({ itemCode }) => itemCode === "CP999999999VN" || itemCode === "").map(({ why }) => why).sort()).toEqual(["UNKNOWN_ITEM", "UNREADABLE"]);
  });
});
