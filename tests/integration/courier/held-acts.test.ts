import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "@/lib/access/with-actor";
import { revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { dismissHeldAct } from "@/lib/deliveries/commands/dismiss-held-act";
import { listHeldActs } from "@/lib/deliveries/queries/held-acts";
import { bagCode, type BagThing, confirmCode } from "@/lib/deliveries/sync/bag";
import { makeDeviceKey, signText } from "@/lib/deliveries/sync/device-key";
import { type Answer, emptyLog, nextSending, type NewOperation, type Operation, receive, record } from "@/lib/deliveries/sync/engine";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import type { SignedIn } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import type { Json } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { DRAWN, good, refusal } from "@/tests/integration/post/acts";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld, tickFrom } from "@/tests/test-world";

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world, database } = opened);
  return opened.close;
});
beforeEach(() => tickFrom(TODAY));
afterEach(() => setClock());

const SIGNATURE = JSON.stringify(DRAWN.method === "DRAWN" ? DRAWN.strokes : []);
const WORDS = "Mang kết quả về quầy, quầy đối chiếu lại giấy tờ.";

class Phone {
  log = emptyLog(newId());
  private constructor(readonly courier: SignedIn, readonly key: Awaited<ReturnType<typeof makeDeviceKey>>) {}
  static async of(courier: SignedIn): Promise<Phone> {
    return new Phone(courier, await makeDeviceKey());
  }

  write(kind: Operation["kind"], payload: Record<string, Json>): string {
    const made: NewOperation = { id: newId(), kind, payload, subjects: subjectsOf(kind, payload), photos: [], seenVersion: null, madeAt: TODAY.toISOString() };
    this.log = record(this.log, made);
    return made.id;
  }

  deliver(made: MadeDossier, identityLast4 = "9999"): string {
    return this.write("DELIVER_RESULT", {
      dossierId: made.id, itemId: made.itemIds.toCitizen ?? "", relation: "OWNER", recipientName: "Nguyễn Thị Mai Lan", identityType: "CITIZEN_CARD", identityLast4, recipientSignature: SIGNATURE,
    });
  }

  async send(): Promise<Map<string, Answer>> {
    const { batch } = nextSending(this.log, { askHeld: true });
    const { receipts } = good(await syncCourier(this.courier, sendingSchema.parse(JSON.parse(JSON.stringify({ deviceId: this.log.deviceId, deviceName: "Máy thử", deviceKey: this.key.publicKey, operations: batch })))));
    this.log = receive(this.log, receipts);
    return new Map(receipts.map(({ id, answer }) => [id, answer]));
  }
}

const dismiss = (actId: string, actor: SignedIn = world.cast.supervisor, words = WORDS) => dismissHeldAct(actor, { operationId: newId<"operation">(), actId, words });
const delivered = async (made: MadeDossier) => (await world.owner.query("select 1 from dossier_event where dossier_id = $1 and event = 'DELIVER_RESULT'", [made.id])).rowCount;
const rightNumber = (last4: string) => world.owner.query("update person set identity_number = $1 where id = $2", [`03709900${last4}`, world.cast.citizen.id]);
const receiptOf = async (id: string) => (await world.owner.query<{ outcome: string; settled_by_name: string | null; answer: Answer }>("select outcome, settled_by_name, answer from courier_receipt where id = $1", [id])).rows[0];

describe("acts that stay held", () => {
  test("are listed for the supervisor of the phone's office and for the courier: whose, on what, since when, why, and marked after a working day", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const phone = await Phone.of(world.cast.courier);
    const held = phone.deliver(made);
    const behind = phone.write("FAIL_DELIVERY", { itemId: made.itemIds.toCitizen ?? "", cause: "ABSENT", reason: "Không có người ở nhà" });
    expect((await phone.send()).get(held)).toMatchObject({ outcome: "HELD" });
    await phone.send();
    const find = async (actor: SignedIn, id = held) => (await listHeldActs(actor)).find((act) => act.id === id);
    const seen = await find(world.cast.supervisor);
    expect(seen).toMatchObject({
      kind: "DELIVER_RESULT", courierName: world.cast.courier.name, deviceName: "Máy thử", why: expect.stringContaining("4 số cuối"), behind: false, tooLong: false, notDismissed: null,
      subjects: [{ dossierId: made.id, code: made.code }],
    });
    expect(seen?.since.getTime()).toBeLessThan(seen?.askedAt.getTime() ?? 0);
    expect((await find(world.cast.courier))?.subjects).toHaveLength(1);
    expect(await find(world.cast.fellowCourier)).toBeUndefined();
    // What waits behind it is there too, with what it waits for.
    expect(await find(world.cast.supervisor, behind)).toMatchObject({ behind: true, advice: expect.stringContaining("việc trước") });
    setClock(() => new Date(TODAY.getTime() + 25 * 3_600_000));
    expect((await find(world.cast.supervisor))?.tooLong).toBe(true);
  });

  test("put an end to: the phone is told his words and asks no more; what was behind goes on; mending later does nothing", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const phone = await Phone.of(world.cast.courier);
    const held = phone.deliver(made);
    await phone.send();
    const behind = phone.write("FAIL_DELIVERY", { itemId: made.itemIds.toCitizen ?? "", cause: "ABSENT", reason: "Không có người ở nhà" });
    good(await dismiss(held));
    await rightNumber("9999");
    const told = await phone.send();
    await rightNumber("4127");
    expect(told.get(held)).toEqual({ outcome: "REFUSED", why: expect.stringContaining(WORDS) });
    expect(JSON.stringify(told.get(held))).toContain(world.cast.supervisor.name);
    expect(await delivered(made)).toBe(0);
    expect((await phone.send()).get(behind)).toMatchObject({ outcome: "APPLIED" });
    expect((await listHeldActs(world.cast.supervisor)).some(({ id }) => id === held)).toBe(false);
    const { rows } = await world.owner.query<{ payload: Record<string, string> }>("select payload from audit_event where event = 'HELD_ACT_DISMISSED' and payload->>'act' = $1", [held]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.payload).toMatchObject({ kind: "DELIVER_RESULT", words: WORDS, heldWhy: expect.stringContaining("4 số cuối") });
  });

  test("two supervisors at once: one ends it, the other learns who; and what was answered meanwhile is left alone", async () => {
    const [made, mended] = [await world.dossier("OUT_FOR_DELIVERY"), await world.dossier("OUT_FOR_DELIVERY")];
    const phone = await Phone.of(world.cast.courier);
    const [held, applied] = [phone.deliver(made), phone.deliver(mended)];
    await phone.send();
    const both = await Promise.all([dismiss(held), dismiss(held)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusal(both.find(({ ok }) => !ok) ?? both[0])).toMatchObject({ reason: "SOMEBODY_FASTER", words: expect.stringContaining(world.cast.supervisor.name) });
    await rightNumber("9999");
    await phone.send();
    await rightNumber("4127");
    expect(await delivered(mended)).toBe(1);
    expect(["DONE", "ANSWERED"]).toContain(refusal(await dismiss(applied)).reason);
    expect((await receiptOf(applied))?.outcome).toBe("APPLIED");
  });

  test("done, and the server stopped before the receipt: not refused over it", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const phone = await Phone.of(world.cast.courier);
    const act = phone.deliver(made, "4127");
    await phone.send();
    await world.owner.query("update courier_receipt set outcome = 'HELD', answer = '{\"outcome\": \"HELD\", \"why\": \"chờ\"}' where id = $1", [act]);
    expect(refusal(await dismiss(act)).reason).toBe("DONE");
  });

  test.each([["the phone's try", "APPLIED"], ["the supervisor's word", "REFUSED"]])("both at the very moment, %s first: done or refused, never both", async (_words, first) => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const phone = await Phone.of(world.cast.courier);
    const held = phone.deliver(made);
    await phone.send();
    await rightNumber("9999");
    // Both are stopped at the act's own lock, in this order; the phone's receipt was read as held before.
    await world.owner.query("select pg_advisory_lock(hashtextextended($1, 0))", [held]);
    const waiting = async (count: number) => {
      while ((await world.owner.query("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount !== count) await new Promise((done) => setTimeout(done, 5));
    };
    const acts = { APPLIED: () => phone.send(), REFUSED: () => dismiss(held) } as const;
    const sent = first === "APPLIED" ? acts.APPLIED() : null;
    if (sent !== null) await waiting(1);
    const ended = acts.REFUSED();
    await waiting(sent === null ? 1 : 2);
    const late = sent ?? acts.APPLIED();
    await waiting(2);
    await world.owner.query("select pg_advisory_unlock(hashtextextended($1, 0))", [held]);
    const [answers, word] = await Promise.all([late, ended]);
    await rightNumber("4127");
    expect(await delivered(made)).toBe(first === "APPLIED" ? 1 : 0);
    expect(word.ok).toBe(first === "REFUSED");
    expect(answers.get(held)?.outcome).toBe(first);
    expect((await receiptOf(held))?.outcome).toBe(first);
  });
});

describe("a bag between two couriers", () => {
  const PLAIN = { itemCode: "CP", name: "Nguyễn Thị Mai Lan", address: "Thôn 2", phone: null, dossierCode: "", procedureName: "", failedAttempts: 0, papers: [] };
  async function bagBetween(made: MadeDossier) {
    const [giver, receiver] = [await Phone.of(world.cast.courier), await Phone.of(world.cast.fellowCourier)];
    const things: BagThing[] = [{ ...PLAIN, subject: `item:${made.itemIds.toCitizen ?? ""}`, dossierId: made.id }];
    const statement = JSON.stringify({ device: giver.log.deviceId, courier: { id: giver.courier.id, name: giver.courier.name }, at: TODAY.toISOString(), nonce: newId(), things });
    const code = await bagCode(statement);
    const taken = receiver.write("TAKE_BAG", { code, statement, counted: "1" });
    const given = giver.write("GIVE_BAG", { code, statement, signature: await signText(giver.key.privateKey, statement), confirm: await confirmCode(code, taken, receiver.log.deviceId) });
    return { giver, receiver, taken, given };
  }
  const holder = async (made: MadeDossier) => (await world.owner.query<{ courier_id: string }>("select courier_id from postal_item where id = $1", [made.itemIds.toCitizen])).rows[0]?.courier_id;

  test("the giver's side called off: the receiver's phone cannot finish it in his name, and is told so", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const { giver, receiver, taken, given } = await bagBetween(made);
    expect((await giver.send()).get(given)).toMatchObject({ outcome: "HELD" });
    good(await dismiss(given));
    expect((await receiver.send()).get(taken)).toEqual({ outcome: "REFUSED", why: expect.stringContaining(WORDS) });
    expect((await giver.send()).get(given)).toMatchObject({ outcome: "REFUSED" });
    expect(await holder(made)).toBe(world.cast.courier.id);
  });

  test("the receiver's side called off: the giver keeps the bag", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const { giver, receiver, taken, given } = await bagBetween(made);
    expect((await receiver.send()).get(taken)).toMatchObject({ outcome: "HELD" });
    good(await dismiss(taken));
    expect((await giver.send()).get(given)).toMatchObject({ outcome: "HELD" });
    expect(await holder(made)).toBe(world.cast.courier.id);
  });
});

test("money in a courier's hand is not put away by anybody else, unless his phone was taken back", async () => {
  const made = await world.dossier("OUT_FOR_DELIVERY");
  const phone = await Phone.of(world.cast.courier);
  const cash = phone.write("TAKE_CASH", { dossierId: made.id, itemId: made.itemIds.toCitizen ?? "", kind: "FEE", amount: "1000", payerName: "" });
  expect((await phone.send()).get(cash)).toMatchObject({ outcome: "HELD", mend: "CASH_RETURNED" });
  expect(refusal(await dismiss(cash))).toMatchObject({ reason: "CASH_IN_HAND", words: expect.stringContaining("trả lại tiền") });
  good(await revokeDevice(world.cast.supervisor, { operationId: newId(), deviceId: phone.log.deviceId }));
  expect((await listHeldActs(world.cast.supervisor)).find(({ id }) => id === cash)).toMatchObject({ deviceRevoked: true, notDismissed: null });
  good(await dismiss(cash));
});

test("the database alone: a supervisor only refuses, in his own name, what his office's phones have held; a courier never settles", async () => {
  const made = await world.dossier("OUT_FOR_DELIVERY");
  const phone = await Phone.of(world.cast.courier);
  const held = phone.deliver(made);
  await phone.send();
  const { supervisor, courier } = world.cast;
  const set = (actor: SignedIn, columns: string) => withActor(actor, (tx) => tx.$executeRawUnsafe(`update courier_receipt set ${columns} where id = '${held}'`));
  const settled = (id: string, outcome: string) => `outcome = '${outcome}', settled_by_id = '${id}', settled_by_name = 'x', settled_at = now()`;
  await expect(set(supervisor, "answered_at = now()")).rejects.toThrow(/row-level security/);
  await expect(set(supervisor, settled(courier.id, "REFUSED"))).rejects.toThrow(/row-level security/);
  await expect(set(supervisor, settled(supervisor.id, "APPLIED"))).rejects.toThrow(/row-level security|courier_receipt_settled_whole/);
  await expect(set(courier, settled(courier.id, "REFUSED"))).rejects.toThrow(/row-level security/);
  expect(await set(supervisor, settled(supervisor.id, "REFUSED"))).toBe(1);
  expect(await set(supervisor, settled(supervisor.id, "REFUSED"))).toBe(0);
});

test("verify is content with all of it", async () => {
  setClock();
  const broken = brokenOf(await verifyData(database.urls.owner)).filter(([name]) => name !== "FILES");
  expect(broken.map(([name, { first }]) => [name, first])).toEqual([]);
});
