import { beforeAll, describe, expect, test } from "vitest";
import { bagCode, type BagThing, confirmCode } from "@/lib/deliveries/sync/bag";
import { makeDeviceKey, signText } from "@/lib/deliveries/sync/device-key";
import { type Answer, emptyLog, nextSending, type NewOperation, type Operation, receive, record } from "@/lib/deliveries/sync/engine";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import type { SignedIn } from "@/lib/identity/actor";
import type { Json } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { checkCustody } from "@/scripts/verify/custody";
import { checkOperations } from "@/scripts/verify/operations";
import { newTallies } from "@/scripts/verify/tally";
import type { MadeDossier, World } from "@/tests/factories";
import { DRAWN, good, takeOver } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;
beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const SIGNATURE = JSON.stringify(DRAWN.method === "DRAWN" ? DRAWN.strokes : []);
type Bag = Readonly<{ code: string; statement: string; signature: string }>;

/** A courier's phone with its key; answers reach it, so that what is settled is not sent again. */
class Phone {
  log = emptyLog(newId());
  constructor(readonly courier: SignedIn, readonly key: Awaited<ReturnType<typeof makeDeviceKey>>) {}
  static async of(courier: SignedIn): Promise<Phone> {
    return new Phone(courier, await makeDeviceKey());
  }

  write(kind: Operation["kind"], payload: Record<string, Json>): string {
    const made: NewOperation = { id: newId(), kind, payload, subjects: subjectsOf(kind, payload), photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00.000Z" };
    this.log = record(this.log, made);
    return made.id;
  }

  async show(things: readonly BagThing[]): Promise<Bag> {
    const { id, name } = this.courier;
    const statement = JSON.stringify({ device: this.log.deviceId, courier: { id, name }, at: "2026-11-26T01:00:00.000Z", nonce: newId(), things });
    return { code: await bagCode(statement), statement, signature: await signText(this.key.privateKey, statement) };
  }

  /** @returns the act and the code that the giver takes in */
  async take({ code, statement }: Bag, change: Record<string, Json> = {}): Promise<{ id: string; confirm: string }> {
    const id = this.write("TAKE_BAG", { code, statement, counted: "1", ...change });
    return { id, confirm: await confirmCode(code, id, this.log.deviceId) };
  }

  give({ code, statement, signature }: Bag, confirm: string): string {
    return this.write("GIVE_BAG", { code, statement, signature, confirm });
  }

  deliver(made: MadeDossier): string {
    return this.write("DELIVER_RESULT", {
      dossierId: made.id, itemId: made.itemIds.toCitizen ?? "", relation: "OWNER", recipientName: "Nguyễn Thị Mai Lan", identityType: "CITIZEN_CARD", identityLast4: "4127", recipientSignature: SIGNATURE,
    });
  }

  async send(): Promise<Map<string, Answer>> {
    const { batch } = nextSending(this.log, { askHeld: true });
    const sending = sendingSchema.parse(JSON.parse(JSON.stringify({ deviceId: this.log.deviceId, deviceKey: this.key.publicKey, operations: batch })));
    const { receipts } = good(await syncCourier(this.courier, sending));
    this.log = receive(this.log, receipts);
    return new Map(receipts.map(({ id, answer }) => [id, answer]));
  }
}

const PLAIN = { itemCode: "CP", name: "Nguyễn Thị Mai Lan", address: "Thôn 2", phone: null, dossierCode: "", procedureName: "", failedAttempts: 0, papers: [] };
const resultOf = (made: MadeDossier): BagThing => ({ ...PLAIN, subject: `item:${made.itemIds.toCitizen ?? ""}`, dossierId: made.id });
const holders = async (made: MadeDossier) =>
  (await world.owner.query<{ holder_id: string }>("select distinct holder_id from paper where dossier_id = $1 and holder_kind = 'COURIER'", [made.id])).rows.map(({ holder_id }) => holder_id);
const exchanges = async (made: MadeDossier) => Number((await world.owner.query<{ n: string }>("select count(*) as n from custody_transfer where dossier_id = $1 and kind = 'COURIER_EXCHANGE'", [made.id])).rows[0]?.n);
async function phones(): Promise<[Phone, Phone]> {
  return [await Phone.of(world.cast.courier), await Phone.of(world.cast.fellowCourier)];
}
async function fault(): Promise<string> {
  const tallies = newTallies();
  await world.owner.query("begin");
  await checkCustody(world.owner, tallies);
  await checkOperations(world.owner, tallies);
  await world.owner.query("rollback");
  const { CUSTODY, OPERATIONS } = tallies;
  return [CUSTODY.first, OPERATIONS.first].map((bad) => (bad === null ? "" : `${bad.row}: ${bad.words}`)).join("");
}

describe("a bag from courier to courier without a network", () => {
  test.each([["the giver's phone first", "GIVER"], ["the receiver's phone first", "RECEIVER"]])("%s: held until the other came, then it changes hands once, and the receiver delivers", async (_words, first) => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const [giver, receiver] = await phones();
    const bag = await giver.show([resultOf(made)]);
    const taken = await receiver.take(bag);
    const given = giver.give(bag, taken.confirm);
    const delivered = receiver.deliver(made);
    const [one, other, act] = first === "GIVER" ? [giver, receiver, given] as const : [receiver, giver, taken.id] as const;
    expect((await one.send()).get(act)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("chờ máy") });
    expect(await holders(made)).toEqual([giver.courier.id]);
    await other.send();
    expect(await holders(made)).toEqual(first === "GIVER" ? [] : [receiver.courier.id]);
    await one.send();
    await other.send();
    await one.send();
    for (const [phone, id] of [[giver, given], [receiver, taken.id], [receiver, delivered]] as const) {
      expect(["APPLIED", "ALREADY"]).toContain(phone.log.entries.find(({ operation }) => operation.id === id)?.answer?.outcome);
    }
    expect(await exchanges(made)).toBe(1);
    expect(await fault()).toBe("");
  });

  test("a bag collected at a door goes on to the counter with the colleague", async () => {
    const made = await world.dossier("COLLECTED");
    const [giver, receiver] = await phones();
    const bag = await giver.show([{ ...PLAIN, subject: `stop:${made.pickupId ?? ""}`, dossierId: made.id }]);
    const taken = await receiver.take(bag);
    giver.give(bag, taken.confirm);
    await giver.send();
    await receiver.send();
    expect(await holders(made)).toEqual([receiver.courier.id]);
    const seal = (await world.owner.query<{ seal_number: string }>("select seal_number from postal_item where dossier_id = $1", [made.id])).rows[0]?.seal_number ?? "";
    expect(good(await takeOver(world.cast.clerk, made, made.version, { sealNumber: seal })).discrepancy).toBe("");
    expect(await fault()).toBe("");
  });

  test("shown to two: only he whose code the giver took in has it; the other learns who", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const [giver, receiver] = await phones();
    const second = await Phone.of(world.cast.fellowCourier);
    const bag = await giver.show([resultOf(made)]);
    const [right, wrong] = [await receiver.take(bag), await second.take(bag)];
    giver.give(bag, right.confirm);
    await giver.send();
    expect((await second.send()).get(wrong.id)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("chưa nhập đúng mã") });
    await receiver.send();
    expect((await second.send()).get(wrong.id)).toMatchObject({ outcome: "CONFLICT", won: expect.stringContaining(receiver.courier.name) });
    expect(await holders(made)).toEqual([receiver.courier.id]);
    expect(await exchanges(made)).toBe(1);
  });

  test("another count, a forged or changed list, a thing that he no longer has, another office: held, and the papers stay where they are", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const [giver, receiver] = await phones();
    const stranger = await Phone.of(world.cast.otherCourier);
    const outcome = async (bag: Bag, taken: { confirm: string }) => {
      const id = giver.give(bag, taken.confirm);
      return (await giver.send()).get(id);
    };
    const miscounted = await giver.show([resultOf(made)]);
    const two = await receiver.take(miscounted, { counted: "2" });
    await receiver.send();
    expect(await outcome(miscounted, two)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("đếm 2, danh sách có 1") });
    const forged = await giver.show([resultOf(made)]);
    giver.log = { ...giver.log, entries: [] };
    expect(await outcome({ ...forged, signature: (await receiver.show([resultOf(made)])).signature }, await receiver.take(forged))).toMatchObject({ outcome: "HELD", why: expect.stringContaining("chữ ký của máy") });
    giver.log = { ...giver.log, entries: [] };
    const far = await giver.show([resultOf(made)]);
    const afar = await stranger.take(far);
    expect((await stranger.send()).get(afar.id)).toMatchObject({ outcome: "HELD" });
    expect(await outcome(far, afar)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("chờ máy người nhận") });
    giver.log = { ...giver.log, entries: [] };
    const notHis = await world.dossier("OUT_FOR_DELIVERY");
    await world.owner.query("update postal_item set courier_id = $1 where dossier_id = $2 and direction = 'TO_CITIZEN'", [receiver.courier.id, notHis.id]);
    const gone = await giver.show([resultOf(notHis)]);
    const taken = await receiver.take(gone);
    await receiver.send();
    expect(await outcome(gone, taken)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("không còn do") });
    expect(await holders(made)).toEqual([giver.courier.id]);
    expect(await exchanges(made)).toBe(0);
    await world.owner.query("update postal_item set courier_id = $1 where dossier_id = $2 and direction = 'TO_CITIZEN'", [giver.courier.id, notHis.id]);
    expect(await fault()).toBe("");
  });

  test("by the typed code alone, and back again: each of the two hand-overs once", async () => {
    const made = await world.dossier("OUT_FOR_DELIVERY");
    const [one, other] = await phones();
    const there = await one.show([resultOf(made)]);
    const taken = await other.take(there, { statement: "" });
    one.give(there, taken.confirm);
    const back = await other.show([resultOf(made)]);
    const takenBack = await one.take(back);
    other.give(back, takenBack.confirm);
    for (let round = 0; round < 3; round += 1) for (const phone of [one, other]) await phone.send();
    expect(await exchanges(made)).toBe(2);
    expect(await holders(made)).toEqual([one.courier.id]);
    expect((await readCourierSnapshot(one.courier)).deliveries.map(({ dossierId }) => dossierId)).toContain(made.id);
    expect(await fault()).toBe("");
  });
});
