import { afterEach, beforeAll, expect, test } from "vitest";
import { cancelPickup } from "@/lib/dossiers/commands/change-pickup";
import { visitor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import type { PostalLegs } from "@/lib/statistics/postal-legs";
import { resolutionReport } from "@/lib/statistics/queries";
import type { Period } from "@/lib/statistics/schema";
import { Chance } from "@/tests/chance";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { collect, fullChecklist, good, receive, takeOver } from "@/tests/integration/post/acts";
import { openTestWorld, tickFrom } from "@/tests/test-world";

const DAY = 86_400_000;
let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});
afterEach(() => setClock());

const only = (day: string): Period => ({ from: day, to: day, asOf: day });
const legsOf = async (period: Period): Promise<PostalLegs> => (await resolutionReport(visitor(), period)).post.total;

test("by the product's own commands: collected, handed over and received counts; a visit called off and papers brought along does not", async () => {
  const { citizen, clerk, courier } = world.cast;
  tickFrom("2026-11-24T02:00:00Z");
  const [posted, brought] = [await world.dossier("SUBMITTED"), await world.dossier("SUBMITTED")];
  const day = only("2026-11-24");
  expect(await legsOf(day)).toMatchObject({ received: 0 });
  const collected = good(await collect(courier, posted));
  expect(collected.itemCode).not.toBe("");
  const taken = good(await takeOver(clerk, posted, posted.version + 1));
  good(await receive(clerk, posted, taken.version, fullChecklist(world)));
  expect(await legsOf(day)).toEqual({ received: 1, receivedByPost: 1, receivedUnproven: 0, returned: 0, returnedByPost: 0, returnedUnproven: 0, bothWays: 0 });
  good(await cancelPickup(citizen, { operationId: newId<"operation">(), dossierId: brought.id, expectedVersion: brought.version }));
  good(await receive(clerk, brought, brought.version + 1, fullChecklist(world)));
  const { rows } = await world.owner.query<{ channel: string }>("select channel from dossier where id = $1", [brought.id]);
  expect(rows[0]?.channel).toBe("POST");
  expect(await legsOf(day)).toMatchObject({ received: 2, receivedByPost: 1, receivedUnproven: 1 });
});

test("a clerk who carries the result himself and ticks “by post”: without an item, without a proof, it is named and not counted", async () => {
  const begunAt = new Date("2026-09-07T02:00:00Z");
  const [proven, ticked, unsigned] = [await world.dossier("RETURNED", { begunAt }), await world.dossier("RETURNED", { begunAt }), await world.dossier("RETURNED", { begunAt })];
  await world.owner.query("delete from delivery_proof where dossier_id = any($1::uuid[])", [[ticked.id, unsigned.id]]);
  await world.owner.query("delete from postal_event where dossier_id = $1", [ticked.id]);
  await world.owner.query("delete from postal_item where dossier_id = $1", [ticked.id]);
  const day = vietnamDay(begunAt);
  expect(await legsOf(only(day))).toEqual({ received: 3, receivedByPost: 2, receivedUnproven: 1, returned: 3, returnedByPost: 1, returnedUnproven: 2, bothWays: 1 });
  expect(proven.code).not.toBeNull();
});

type Rows = Readonly<Record<string, unknown>>[];
type Facts = Readonly<{ dossiers: Rows; items: Rows; events: Rows; transfers: Rows; proofs: Rows }>;

async function readFacts(): Promise<Facts> {
  const all = async (table: string) => (await world.owner.query<Record<string, unknown>>(`select * from ${table}`)).rows;
  return { dossiers: await all("dossier"), items: await all("postal_item"), events: await all("postal_event"), transfers: await all("custody_transfer"), proofs: await all("delivery_proof") };
}

const time = (moment: unknown) => (moment instanceof Date ? moment.getTime() : null);

/** When the post brought a dossier's papers to the counter; looked for row by row. */
function arrivals(facts: Facts, dossierId: unknown): number[] {
  const found: number[] = [];
  const own = facts.transfers.filter((row) => row.dossier_id === dossierId);
  for (const item of facts.items) {
    if (item.dossier_id !== dossierId || item.direction !== "TO_AGENCY") continue;
    for (const event of facts.events) {
      if (event.item_id !== item.id || event.status !== "PICKED_UP") continue;
      for (const from of own) {
        if (from.kind !== "COLLECTION" || from.giver_kind !== "CITIZEN" || from.receiver_kind !== "COURIER" || time(from.occurred_at) !== time(event.occurred_at)) continue;
        for (const to of own) if (to.kind === "COUNTER_TAKEOVER" && to.giver_kind === "COURIER" && Number(time(to.occurred_at)) >= Number(time(from.occurred_at))) found.push(Number(time(to.occurred_at)));
      }
    }
  }
  return found;
}

function wasDelivered(facts: Facts, dossierId: unknown): boolean {
  return facts.items.some((item) => item.dossier_id === dossierId && item.direction === "TO_CITIZEN" && item.status === "DELIVERED" && facts.proofs.some((proof) =>
    proof.item_id === item.id && proof.dossier_id === dossierId && facts.events.some((event) => event.item_id === item.id && event.status === "DELIVERED" && time(event.occurred_at) === time(proof.delivered_at))));
}

/** The same figures, dossier by dossier and day by day. */
function slowCount(facts: Facts, { from, to, asOf }: Period): Map<string, PostalLegs> {
  const within = (moment: unknown) => {
    if (!(moment instanceof Date)) return false;
    const day = vietnamDay(moment);
    return from <= day && day <= to && day <= asOf;
  };
  const counts = new Map<string, Record<keyof PostalLegs, number>>();
  for (const dossier of facts.dossiers) {
    const [received, returned] = [within(dossier.received_at), within(dossier.returned_at)];
    if (!received && !returned) continue;
    const agency = String(dossier.agency_id);
    const count = counts.get(agency) ?? { received: 0, receivedByPost: 0, receivedUnproven: 0, returned: 0, returnedByPost: 0, returnedUnproven: 0, bothWays: 0 };
    counts.set(agency, count);
    const came = arrivals(facts, dossier.id);
    const byPostIn = dossier.received_at !== null && came.some((at) => at <= Number(time(dossier.received_at)));
    const byPostOut = wasDelivered(facts, dossier.id);
    if (received) {
      count.received += 1;
      if (byPostIn) count.receivedByPost += 1;
      if (dossier.channel === "POST" && came.length === 0) count.receivedUnproven += 1;
    }
    if (returned) {
      count.returned += 1;
      if (byPostOut) count.returnedByPost += 1;
      if (dossier.return_method === "POST" && !byPostOut) count.returnedUnproven += 1;
      if (byPostIn && byPostOut) count.bothWays += 1;
    }
  }
  return counts;
}

/** What may be wrong, missing or doubled in the records of one dossier ($1). */
const DAMAGE = [
  "delete from postal_event where dossier_id = $1 and status = 'PICKED_UP'",
  "delete from postal_event where dossier_id = $1 and status = 'DELIVERED'",
  "insert into postal_event select gen_random_uuid(), item_id, dossier_id, status, reason, actor_id, actor_name, occurred_at from postal_event where dossier_id = $1",
  "update postal_event set occurred_at = occurred_at + interval '1 hour' where dossier_id = $1",
  "delete from custody_transfer where dossier_id = $1 and kind = 'COLLECTION'",
  "delete from custody_transfer where dossier_id = $1 and kind = 'COUNTER_TAKEOVER'",
  "update custody_transfer set giver_kind = 'CITIZEN' where dossier_id = $1 and kind = 'COUNTER_TAKEOVER'",
  "update custody_transfer set occurred_at = occurred_at + interval '3 days' where dossier_id = $1 and kind = 'COUNTER_TAKEOVER'",
  "update custody_transfer set occurred_at = occurred_at - interval '3 days' where dossier_id = $1 and kind = 'COUNTER_TAKEOVER'",
  `insert into custody_transfer (id, dossier_id, kind, giver_kind, giver_id, giver_name, receiver_kind, receiver_id, receiver_name, place, counted, giver_signature, receiver_signature, occurred_at)
    select gen_random_uuid(), dossier_id, kind, giver_kind, giver_id, giver_name, receiver_kind, receiver_id, receiver_name, place, counted, '', '', occurred_at from custody_transfer where dossier_id = $1`,
  "delete from delivery_proof where dossier_id = $1",
  "update delivery_proof set delivered_at = delivered_at + interval '1 minute' where dossier_id = $1",
  "update postal_item set status = 'RETURNED_TO_AGENCY' where dossier_id = $1 and direction = 'TO_CITIZEN'",
  "update dossier set channel = 'COUNTER' where id = $1",
  "update dossier set channel = 'POST', return_method = 'POST' where id = $1",
  "update dossier set return_method = 'COUNTER' where id = $1",
  "update dossier set received_at = received_at + interval '17 hours' where id = $1",
  "update dossier set received_at = received_at - interval '2 days' where id = $1",
  "update dossier set returned_at = returned_at + interval '17 hours' where id = $1",
  "update dossier set returned_at = null where id = $1",
  "update dossier set agency_id = (select id from agency where id <> agency_id order by code limit 1) where id = $1",
] as const;

test("whatever the records have become, the figures are those of a slow count over all rows, agency by agency", async () => {
  const chance = new Chance(20_261_122);
  const made: MadeDossier[] = [];
  for (const stage of ["RETURNED", "RETURNED", "RETURNED", "RETURNED", "RESOLVED", "DISPATCHED", "OUT_FOR_DELIVERY", "RECEIVED", "WITH_AGENCY", "SUPPLEMENT", "AT_COUNTER", "COLLECTED", "SUBMITTED", "RETURNED"] as const) {
    made.push(await world.dossier(stage, { begunAt: new Date(TODAY.getTime() - chance.whole(2, 50) * DAY - chance.whole(0, 23) * 3_600_000) }));
  }
  const dayBefore = (days: number) => vietnamDay(new Date(TODAY.getTime() - days * DAY));
  const seen = { receivedByPost: 0, receivedUnproven: 0, returnedByPost: 0, returnedUnproven: 0, bothWays: 0 };
  for (let round = 0; round < 60; round += 1) {
    // A third of the rounds begins anew with a dossier that nothing has happened to.
    if (chance.likely(0.3)) made.push(await world.dossier("RETURNED", { begunAt: new Date(TODAY.getTime() - chance.whole(2, 50) * DAY) }));
    await world.owner.query(chance.pick(DAMAGE), [chance.pick(made).id]);
    const facts = await readFacts();
    for (let i = 0; i < 3; i += 1) {
      const [first, length] = [chance.whole(0, 55), chance.whole(0, 40)];
      const to = dayBefore(Math.max(first - length, 0));
      const period: Period = { from: dayBefore(first), to, asOf: chance.likely(0.5) ? dayBefore(0) : dayBefore(chance.whole(0, first)) };
      const { post } = await resolutionReport(visitor(), period);
      const names = new Map((await world.owner.query<{ id: string; code: string }>("select id, code from agency")).rows.map(({ id, code }) => [id, code]));
      const expected = [...slowCount(facts, period)].map(([id, legs]) => ({ code: names.get(id), ...legs })).sort((one, other) => String(one.code).localeCompare(String(other.code)));
      const counted = post.agencies.map(({ name: _name, ...legs }) => legs).sort((one, other) => one.code.localeCompare(other.code));
      expect(counted, JSON.stringify(period)).toEqual(expected);
      for (const key of Object.keys(seen) as (keyof typeof seen)[]) seen[key] += post.total[key];
    }
  }
  // The chance met every kind of case.
  for (const [key, times] of Object.entries(seen)) expect(times, key).toBeGreaterThan(10);
});
