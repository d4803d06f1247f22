import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NotPermitted } from "@/lib/access/policy";
import { revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { keepPhoto } from "@/lib/deliveries/commands/keep-photo";
import { listDevices } from "@/lib/deliveries/queries/devices";
import { type Answer, emptyLog, nextSending, type NewOperation, type Operation, record } from "@/lib/deliveries/sync/engine";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import { MAX_PHOTO_BYTES } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { claimStop } from "@/lib/dossiers/commands/collect-papers";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import type { Actor } from "@/lib/identity/actor";
import type { Json } from "@/lib/platform/hash";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import { DRAWN, good, refusal } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const SIGNATURE = JSON.stringify(DRAWN.method === "DRAWN" ? DRAWN.strokes : []);
const count = async (sql: string, id: string) => Number((await world.owner.query<{ n: string }>(sql, [id])).rows[0]?.n);
const events = (made: MadeDossier, event: string) => count(`select count(*) as n from dossier_event where dossier_id = $1 and event = '${event}'`, made.id);

/** A phone as the engine keeps it; it sends through the edge's own schema. */
class Phone {
  log = emptyLog(newId());
  constructor(readonly courier: Actor) {}

  write(kind: Operation["kind"], payload: Record<string, Json>, photos: Operation["photos"] = []): string {
    const id = newId();
    const made: NewOperation = { id, kind, payload, subjects: subjectsOf(kind, payload), photos, seenVersion: "v1", madeAt: "2026-11-26T01:00:00.000Z" };
    this.log = record(this.log, made);
    return id;
  }

  collect(made: MadeDossier, change: Record<string, Json> = {}, photos: Operation["photos"] = []): string {
    const counted = Object.fromEntries(made.paperIds.map((id) => [`counted.${id}`, "1"]));
    return this.write("COLLECT_PAPERS", { dossierId: made.id, pickupId: made.pickupId ?? "", sealNumber: "NP000881", weightGrams: "90", citizenSignature: SIGNATURE, ...counted, ...change }, photos);
  }

  deliver(made: MadeDossier, change: Record<string, Json> = {}): string {
    return this.write("DELIVER_RESULT", {
      dossierId: made.id, itemId: made.itemIds.toCitizen ?? "", relation: "OWNER", recipientName: "Nguyễn Thị Mai Lan", identityType: "CITIZEN_CARD", identityLast4: "4127", recipientSignature: SIGNATURE, ...change,
    });
  }

  /** Sends all that waits; the answers do not reach the phone, so that the same goes again next time. */
  async send(operations: readonly Operation[] = nextSending(this.log, { askHeld: true }).batch): Promise<Map<string, Answer>> {
    const sending = sendingSchema.parse(JSON.parse(JSON.stringify({ deviceId: this.log.deviceId, deviceName: "Máy thử", operations })));
    return new Map(good(await syncCourier(this.courier, sending)).receipts.map(({ id, answer }) => [id, answer]));
  }
}

describe("a phone sends", () => {
  test("a stop claimed and collected without a network: applied once, and already when it is sent again", async () => {
    const made = await world.dossier("SUBMITTED");
    const phone = new Phone(world.cast.courier);
    const claimed = phone.write("CLAIM_STOP", { pickupId: made.pickupId ?? "" });
    const collected = phone.collect(made);
    const first = await phone.send();
    expect(first.get(claimed)).toMatchObject({ outcome: "APPLIED" });
    expect(first.get(collected)).toMatchObject({ outcome: "APPLIED", result: { dossierId: made.id, discrepancy: "" } });
    const again = await phone.send();
    expect(again.get(collected)).toEqual({ ...first.get(collected), outcome: "ALREADY" });
    expect(await events(made, "COLLECT_PAPERS")).toBe(1);
    expect(await count("select count(*) as n from custody_transfer where dossier_id = $1", made.id)).toBe(1);
  });

  test("the server stopped between the act and its receipt: the act is not done twice", async () => {
    const made = await world.dossier("ASSIGNED");
    const phone = new Phone(world.cast.courier);
    const collected = phone.collect(made);
    const first = await phone.send();
    await world.owner.query("delete from courier_receipt where id = $1", [collected]);
    expect((await phone.send()).get(collected)).toEqual({ ...first.get(collected), outcome: "ALREADY" });
    expect(await events(made, "COLLECT_PAPERS")).toBe(1);
  });

  test("one sending in two tabs at once: done once", async () => {
    const made = await world.dossier("ASSIGNED");
    const phone = new Phone(world.cast.courier);
    const collected = phone.collect(made);
    const answers = await Promise.all([phone.send(), phone.send(), phone.send()]);
    for (const answer of answers) expect(["APPLIED", "ALREADY"]).toContain(answer.get(collected)?.outcome);
    expect(await events(made, "COLLECT_PAPERS")).toBe(1);
  });

  test("a stop that went to a colleague meanwhile: conflict, with who has it; and it stays so", async () => {
    const { courier, fellowCourier } = world.cast;
    const made = await world.dossier("SUBMITTED");
    const phone = new Phone(courier);
    const collected = phone.collect(made);
    good(await claimStop(fellowCourier, { operationId: newId<"operation">(), pickupId: asId<"pickup">(made.pickupId ?? "") }));
    const answer = (await phone.send()).get(collected);
    expect(answer).toEqual({ outcome: "CONFLICT", won: expect.stringContaining(fellowCourier.name) });
    await world.owner.query("update pickup_request set courier_id = $1 where id = $2", [courier.id, made.pickupId]);
    expect((await phone.send()).get(collected)).toEqual(answer);
    expect(await events(made, "COLLECT_PAPERS")).toBe(0);
  });

  test("a courier of another office learns nobody's name", async () => {
    const made = await world.dossier("ASSIGNED");
    const phone = new Phone(world.cast.otherCourier);
    const collected = phone.collect(made);
    const answer = JSON.stringify((await phone.send()).get(collected));
    expect(answer).toContain("CONFLICT");
    for (const { name } of [world.cast.courier, world.cast.fellowCourier]) expect(answer).not.toContain(name);
  });

  test("an identity that differs is held for a person, keeps back its own item only, and goes through once it is mended", async () => {
    const { courier } = world.cast;
    const [wrong, right] = [await world.dossier("OUT_FOR_DELIVERY"), await world.dossier("OUT_FOR_DELIVERY")];
    const phone = new Phone(courier);
    const held = phone.deliver(wrong, { identityLast4: "9999" });
    const behind = phone.write("FAIL_DELIVERY", { itemId: wrong.itemIds.toCitizen ?? "", reason: "Không có người ở nhà" });
    const other = phone.deliver(right);
    const answers = await phone.send();
    expect(answers.get(held)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("4 số cuối") });
    expect(answers.get(behind)).toMatchObject({ outcome: "HELD" });
    expect(answers.get(other)).toMatchObject({ outcome: "APPLIED" });
    const { rows: [kept] } = await world.owner.query<{ payload: { identityLast4: string } | null }>("select payload from courier_receipt where id = $1", [held]);
    expect(kept?.payload?.identityLast4).toBe("9999");
    expect(await events(wrong, "DELIVER_RESULT")).toBe(0);
    const { rows: [person] } = await world.owner.query<{ identity_number: string }>("select identity_number from person where id = $1", [world.cast.citizen.id]);
    await world.owner.query("update person set identity_number = '037099009999' where id = $1", [world.cast.citizen.id]);
    const mended = await phone.send(nextSending(phone.log, { askHeld: true }).batch.filter(({ id }) => id === held));
    await world.owner.query("update person set identity_number = $1 where id = $2", [person?.identity_number, world.cast.citizen.id]);
    expect(mended.get(held)).toMatchObject({ outcome: "APPLIED" });
    expect(await events(wrong, "DELIVER_RESULT")).toBe(1);
  });

  test("what cannot be read is refused in words, and the rest goes on", async () => {
    const [bad, fine] = [await world.dossier("ASSIGNED"), await world.dossier("ASSIGNED")];
    const phone = new Phone(world.cast.courier);
    const refusedId = phone.collect(bad, { sealNumber: "" });
    const appliedId = phone.collect(fine);
    const answers = await phone.send();
    expect(answers.get(refusedId)).toEqual({ outcome: "REFUSED", why: expect.stringContaining("niêm phong") });
    expect(answers.get(appliedId)).toMatchObject({ outcome: "APPLIED" });
  });

  test("too many operations, another device's, or none of their things: turned away at the edge", () => {
    const phone = new Phone(world.cast.courier);
    for (let i = 0; i < 51; i += 1) phone.write("FAIL_DELIVERY", { itemId: newId(), reason: "Không có người ở nhà" });
    const operations = phone.log.entries.map(({ operation }) => operation);
    const parse = (sent: unknown) => sendingSchema.safeParse({ deviceId: phone.log.deviceId, operations: sent }).success;
    expect(parse(operations.slice(0, 50))).toBe(true);
    expect(parse(operations)).toBe(false);
    expect(parse([{ ...operations[0], deviceId: newId() }])).toBe(false);
    expect(parse([{ ...operations[0], payload: {} }])).toBe(false);
  });
});

describe("item numbers that the phone carries", () => {
  let officeId: string;
  beforeAll(async () => {
    officeId = world.cast.courier.officeId as string;
    await insertRows(world.owner, "item_number_range", [{
      id: newId(), office_id: officeId, prefix: "CN", suffix: "VN", digits: 8, policy: "S10_STRICT", first_serial: 81_000_000, last_serial: 81_009_999, next_serial: 81_000_000, allotted_at: "2026-11-26T01:00:00Z",
    }]);
    return () => world.owner.query("update item_number_range set closed_at = now() where office_id = $1", [officeId]);
  });
  const carried = async (phone: Phone) => good(await syncCourier(phone.courier, sendingSchema.parse({ deviceId: phone.log.deviceId, operations: [] }))).numbers;
  const itemOf = async (made: MadeDossier) => (await world.owner.query<{ item_code: string }>("select item_code from postal_item where dossier_id = $1 and direction = 'TO_AGENCY'", [made.id])).rows[0]?.item_code;

  test("are set aside at its first word, are its own, and are filled up when few are left", async () => {
    const { courier, fellowCourier } = world.cast;
    const [one, second, other] = [new Phone(courier), new Phone(courier), new Phone(fellowCourier)];
    const numbers = await carried(one);
    expect(numbers).toHaveLength(30);
    expect(await carried(one)).toEqual(numbers);
    for (const phone of [second, other]) expect((await carried(phone)).filter((code) => numbers.includes(code))).toEqual([]);
    await world.owner.query("update item_number set state = 'USED' where code = any($1)", [numbers.slice(0, 20)]);
    const filled = await carried(one);
    expect(filled).toHaveLength(30);
    expect(filled.slice(0, 10)).toEqual(numbers.slice(20));
  });

  test("the bag gets the number that was written on it; sent again it stays", async () => {
    const phone = new Phone(world.cast.courier);
    const [code = "", spare = ""] = await carried(phone);
    const made = await world.dossier("ASSIGNED");
    const collected = phone.collect(made, { itemCode: code });
    expect((await phone.send()).get(collected)).toMatchObject({ outcome: "APPLIED", result: { itemCode: code } });
    expect((await phone.send()).get(collected)).toMatchObject({ outcome: "ALREADY", result: { itemCode: code } });
    expect(await itemOf(made)).toBe(code);
    const left = await carried(phone);
    expect(left).not.toContain(code);
    expect(left).toContain(spare);
  });

  test("used, another phone's, or unknown: held in words that name it; mended it goes through under its own id", async () => {
    const { courier, fellowCourier } = world.cast;
    const [phone, stranger] = [new Phone(courier), new Phone(fellowCourier)];
    const [first = "", second = ""] = await carried(phone);
    const [foreign = ""] = await carried(stranger);
    const [one, other] = [await world.dossier("ASSIGNED"), await world.dossier("ASSIGNED")];
    phone.collect(one, { itemCode: first });
    const twice = phone.collect(other, { itemCode: first });
    expect((await phone.send()).get(twice)).toMatchObject({ outcome: "HELD", mend: "ITEM_NUMBER", why: expect.stringContaining("đã dùng") });
    const again = async (itemCode: string) => {
      const operations = nextSending(phone.log, { askHeld: true }).batch.filter(({ id }) => id === twice).map((operation) => ({ ...operation, payload: { ...operation.payload, itemCode } }));
      return (await phone.send(operations)).get(twice);
    };
    expect(await again(foreign)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("bưu tá khác") });
    expect(await again("CN999999995VN")).toMatchObject({ outcome: "HELD", why: expect.stringContaining("không nằm trong dải") });
    expect(await itemOf(other)).toBeUndefined();
    expect(await again(second)).toMatchObject({ outcome: "APPLIED", result: { itemCode: second } });
    expect(await itemOf(other)).toBe(second);
    expect(await events(other, "COLLECT_PAPERS")).toBe(1);
  });

  test("those of a revoked phone are given to nobody", async () => {
    const phone = new Phone(world.cast.courier);
    const numbers = await carried(phone);
    good(await revokeDevice(world.cast.courier, { operationId: newId(), deviceId: phone.log.deviceId }));
    expect(await count(`select count(*) as n from item_number where code = any(string_to_array($1, ' ')) and state = 'RELEASED'`, numbers.join(" "))).toBe(30);
  });
});

describe("photos", () => {
  const jpeg = (text: string) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode(text)]);
  const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  let phone: Phone;
  let operationId: string;
  const bytes = jpeg("ảnh túi hồ sơ");
  const put = (actor: Actor, change: Partial<{ bytes: Uint8Array; sha256: string; operationId: string }> = {}) =>
    keepPhoto(actor, { deviceId: phone.log.deviceId, operationId, sha256: hashOf(change.bytes ?? bytes), bytes, ...change });

  beforeEach(async () => {
    phone = new Phone(world.cast.courier);
    operationId = phone.collect(await world.dossier("ASSIGNED"), {}, [{ sha256: hashOf(bytes), size: bytes.byteLength }]);
    await phone.send();
  });

  test("an announced photo is kept once, byte for byte", async () => {
    expect(good(await put(world.cast.courier))).toEqual({ sha256: hashOf(bytes) });
    expect(good(await put(world.cast.courier))).toEqual({ sha256: hashOf(bytes) });
    expect(await count("select count(*) as n from courier_photo p join stored_file f using (sha256) where p.operation_id = $1 and f.content_type = 'image/jpeg'", operationId)).toBe(1);
    // The applicant and the agency open it as a proof of the dossier, once.
    expect(await count("select count(*) as n from dossier_file f join dossier_event e using (dossier_id) where e.operation_id = $1 and f.purpose = 'PROOF'", operationId)).toBe(1);
  });

  test("broken, too large, not announced, or another courier's: refused", async () => {
    expect(refusal(await put(world.cast.courier, { sha256: hashOf(jpeg("khác")) })).reason).toBe("PHOTO_BROKEN");
    expect(refusal(await put(world.cast.courier, { bytes: jpeg("không báo trước") })).reason).toBe("PHOTO_UNKNOWN");
    const large = new Uint8Array(MAX_PHOTO_BYTES + 1);
    expect(refusal(await put(world.cast.courier, { bytes: large })).reason).toBe("PHOTO_TOO_LARGE");
    expect(refusal(await put(world.cast.fellowCourier)).reason).toBe("PHOTO_UNKNOWN");
    await expect(put(world.cast.clerk)).rejects.toThrow(NotPermitted);
  });
});

describe("a phone", () => {
  test("that is revoked: nothing of it is done any more, each act that the server never took is held under its name, and done ones stay done", async () => {
    const { courier, fellowCourier, clerk, supervisor } = world.cast;
    const [before, silent, after] = [await world.dossier("ASSIGNED"), await world.dossier("ASSIGNED"), await world.dossier("ASSIGNED")];
    const phone = new Phone(courier);
    const done = phone.collect(before);
    const unreceipted = phone.collect(silent, { sealNumber: "NP000882" });
    await phone.send();
    await world.owner.query("delete from courier_receipt where id = $1", [unreceipted]);
    const revoke = (actor: Actor) => revokeDevice(actor, { operationId: newId(), deviceId: phone.log.deviceId });
    expect(refusal(await revoke(fellowCourier)).reason).toBe("NOT_FOUND");
    await expect(revoke(clerk)).rejects.toThrow(NotPermitted);
    good(await revoke(courier));
    const late = phone.collect(after, { sealNumber: "NP000883" });
    const { batch } = nextSending(phone.log, { askHeld: true });
    const sending = sendingSchema.parse(JSON.parse(JSON.stringify({ deviceId: phone.log.deviceId, operations: batch })));
    const answers = good(await syncCourier(courier, sending));
    expect(answers).toMatchObject({ revoked: expect.stringContaining("thu hồi"), numbers: [] });
    const outcomes = (told: typeof answers) => Object.fromEntries(told.receipts.map(({ id, answer: { outcome } }) => [id, outcome]));
    expect(outcomes(answers)).toEqual({ [done]: "ALREADY", [unreceipted]: "ALREADY", [late]: "HELD" });
    // Told again, for the answer was lost: the same, and still nothing done.
    expect(outcomes(good(await syncCourier(courier, sending)))).toEqual(outcomes(answers));
    expect([await events(before, "COLLECT_PAPERS"), await events(silent, "COLLECT_PAPERS"), await events(after, "COLLECT_PAPERS")]).toEqual([1, 1, 0]);
    const { rows: [named] } = await world.owner.query<{ outcome: string; seal: string }>("select outcome, payload ->> 'sealNumber' as seal from courier_receipt where id = $1", [late]);
    expect(named).toEqual({ outcome: "HELD", seal: "NP000883" });
    for (const actor of [courier, supervisor]) {
      const row = (await listDevices(actor)).find(({ id }) => id === phone.log.deviceId);
      expect(row?.held).toBe(1);
      expect(row?.lastSeenAt.getTime()).toBeGreaterThanOrEqual(row?.revokedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    }
  });

  test("of one courier does not work for another", async () => {
    const phone = new Phone(world.cast.courier);
    await phone.send();
    const sending = sendingSchema.parse({ deviceId: phone.log.deviceId, operations: [] });
    expect(refusal(await syncCourier(world.cast.fellowCourier, sending)).reason).toBe("DEVICE_OF_ANOTHER");
  });

  test("reads its courier's day and nobody else's", async () => {
    const { courier, fellowCourier, otherCourier } = world.cast;
    const [mine, bag] = [await world.dossier("ASSIGNED"), await world.dossier("OUT_FOR_DELIVERY")];
    const snapshot = await readCourierSnapshot(courier);
    const stop = snapshot.stops.find(({ id }) => id === mine.pickupId);
    expect(stop).toMatchObject({ dossierId: mine.id, mine: true });
    expect(stop?.papers.map(({ id }) => id).toSorted()).toEqual([...mine.paperIds].toSorted());
    expect(snapshot.deliveries.find(({ dossierId }) => dossierId === bag.id)?.papers.length).toBeGreaterThan(0);
    expect((await readCourierSnapshot(courier)).version).toBe(snapshot.version);
    for (const other of [fellowCourier, otherCourier]) {
      const text = JSON.stringify(await readCourierSnapshot(other));
      for (const secret of [mine.id, mine.pickupId ?? "", bag.id]) expect(text).not.toContain(secret);
    }
  });
});
