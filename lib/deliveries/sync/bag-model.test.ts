import { expect, test } from "vitest";
import { answerBatch } from "@/lib/deliveries/sync/answering";
import { judgeBag, type ReceiverSide } from "@/lib/deliveries/sync/bag";
import { type Answer, type DeviceLog, emptyLog, isSettled, nextSending, type Operation, receive, type Receipt, record } from "@/lib/deliveries/sync/engine";
import { Chance } from "@/tests/chance";

/**
 * Random histories of two phones that hand bags to each other without a network, there and back, and deliver what they believe to have; the
 * server judges with `judgeBag`, as the real one does, and stops, forgets answers and is asked twice. `SYNC_HISTORIES=100000` for the long form.
 */
const HISTORIES = Number(process.env.SYNC_HISTORIES ?? 2_000);
const FIRST_SEED = Number(process.env.SYNC_SEED ?? 1);
const STEPS = 60;
const THINGS = ["item:a", "item:b", "item:c", "item:d", "item:e", "item:f"];
const PHONES = ["one", "two"] as const;
type PhoneId = (typeof PHONES)[number];

class ServerDown extends Error {}

type Bag = Readonly<{ code: string; things: readonly string[] }>;
const bagIn = ({ payload }: Operation): Bag & { confirm: string } => JSON.parse(String(payload.bag)) as Bag & { confirm: string };

/** Sides are kept for good, hand-overs are done once, both apart from their receipts: it may stop between any two of them. */
class BagServer {
  readonly holder = new Map<string, string>(THINGS.map((thing, i) => [thing, PHONES[i % 2] ?? "one"]));
  readonly givers = new Map<string, Operation>();
  readonly receivers = new Map<string, (ReceiverSide & { code: string })[]>();
  readonly handed = new Map<string, { giver: string; receiver: string }>();
  readonly delivered = new Map<string, string>();
  readonly done = new Set<string>();
  readonly receipts = new Map<string, Answer>();
  readonly broken: string[] = [];
  stops = 0;

  constructor(readonly random: Chance) {}

  private mayStop(): void {
    if (!this.random.likely(0.03)) return;
    this.stops += 1;
    throw new ServerDown();
  }

  private give(operation: Operation): Answer {
    const { code, things, confirm } = bagIn(operation);
    this.givers.set(code, operation);
    this.mayStop();
    const judged = judgeBag({ courierId: operation.deviceId, confirm, things: things.length }, this.receivers.get(code) ?? []);
    if (judged.verdict !== "APPLY") return { outcome: "HELD", why: judged.verdict };
    if (this.done.has(operation.id)) return { outcome: "ALREADY", result: code };
    const lost = things.find((thing) => this.holder.get(thing) !== operation.deviceId || this.delivered.has(thing));
    if (lost !== undefined) return { outcome: "HELD", why: `${lost} not held` };
    if (this.handed.has(code)) this.broken.push(`${code} handed over twice`);
    for (const thing of things) this.holder.set(thing, judged.receiver.courierId);
    this.handed.set(code, { giver: operation.deviceId, receiver: judged.receiver.courierId });
    this.done.add(operation.id);
    this.mayStop();
    return { outcome: "APPLIED", result: code };
  }

  private take(operation: Operation): Answer {
    const { code, things, confirm } = bagIn(operation);
    const sides = this.receivers.get(code) ?? [];
    if (!sides.some(({ operationId }) => operationId === operation.id)) {
      this.receivers.set(code, [...sides, { code, operationId: operation.id, courierId: operation.deviceId, courierName: operation.deviceId, confirm, counted: things.length }]);
    }
    this.mayStop();
    const giver = this.givers.get(code);
    if (giver === undefined) return { outcome: "HELD", why: "giver" };
    if (!this.handed.has(code)) {
      const finished = this.give(giver);
      if (finished.outcome === "HELD") return finished;
    }
    if (this.done.has(operation.id)) return { outcome: "ALREADY", result: code };
    this.done.add(operation.id);
    return { outcome: "APPLIED", result: code };
  }

  private deliver(operation: Operation): Answer {
    const [thing = ""] = operation.subjects;
    if (this.done.has(operation.id)) return { outcome: "ALREADY", result: thing };
    if (this.holder.get(thing) !== operation.deviceId) return { outcome: "CONFLICT", won: this.holder.get(thing) ?? "" };
    if (this.delivered.has(thing)) this.broken.push(`${thing} delivered twice`);
    this.delivered.set(thing, operation.deviceId);
    this.done.add(operation.id);
    this.mayStop();
    return { outcome: "APPLIED", result: thing };
  }

  answer(batch: readonly Operation[]): Promise<Receipt[]> {
    return answerBatch(batch, {
      known: async ({ id }) => this.receipts.get(id) ?? null,
      apply: async (operation) => (operation.kind === "GIVE_BAG" ? this.give(operation) : operation.kind === "TAKE_BAG" ? this.take(operation) : this.deliver(operation)),
      keep: async ({ id }, answer) => {
        this.mayStop();
        this.receipts.set(id, answer);
      },
    });
  }
}

/** What the courier's hands hold is real; his phone writes it down. */
class Phone {
  log: DeviceLog;
  readonly hands = new Set<string>();
  constructor(readonly id: PhoneId) {
    this.log = emptyLog(id);
    THINGS.forEach((thing, i) => { if (PHONES[i % 2] === id) this.hands.add(thing); });
  }

  write(id: string, kind: Operation["kind"], subjects: readonly string[], bag: object = {}): void {
    this.log = record(this.log, { id, kind, subjects, payload: { bag: JSON.stringify(bag) }, photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00Z" });
  }
}

class History {
  readonly random: Chance;
  readonly server: BagServer;
  readonly phones = PHONES.map((id) => new Phone(id));
  /** Hand-overs that both wrote down, and those that one alone did. */
  readonly twoSided: string[] = [];
  readonly oneSided: string[] = [];
  readonly gaveUp = new Set<string>();
  serial = 0;
  lostAnswers = 0;

  constructor(seed: number) {
    this.random = new Chance(seed);
    this.server = new BagServer(this.random);
  }

  private pick(): [Phone, Phone] {
    const [one, two] = this.phones;
    if (!one || !two) throw new Error("two phones");
    return this.random.likely(0.5) ? [one, two] : [two, one];
  }

  private handOver(): void {
    const [giver, receiver] = this.pick();
    const things = [...giver.hands].filter(() => this.random.likely(0.5));
    if (things.length === 0) return;
    const code = `bag${(this.serial += 1)}`;
    const subjects = [...things, `bag:${code}`];
    const confirm = `${code}-${receiver.id}`;
    const sides = this.random.upTo(10);
    // One alone writes it down: the other's phone lies in the water. The things stay where the papers say.
    if (sides !== 0) receiver.write(`take-${code}`, "TAKE_BAG", subjects, { code, things, confirm });
    if (sides !== 1) giver.write(`give-${code}`, "GIVE_BAG", subjects, { code, things, confirm });
    if (sides > 1) {
      this.twoSided.push(code);
      for (const thing of things) {
        giver.hands.delete(thing);
        receiver.hands.add(thing);
      }
      return;
    }
    this.oneSided.push(code);
    // Nobody writes anything more about such things: they wait for a person.
    for (const thing of things) {
      giver.hands.delete(thing);
      this.gaveUp.add(thing);
    }
  }

  private deliver(): void {
    const [phone] = this.pick();
    const thing = [...phone.hands][this.random.upTo(Math.max(1, phone.hands.size))];
    if (thing === undefined) return;
    phone.hands.delete(thing);
    phone.write(`deliver-${thing}-${(this.serial += 1)}`, "DELIVER_RESULT", [thing]);
  }

  private async send(phone: Phone, lossy: boolean): Promise<void> {
    const { log, batch } = nextSending(phone.log, { askHeld: !lossy || this.random.likely(0.6), limit: lossy ? 1 + this.random.upTo(4) : 50 });
    phone.log = log;
    if (batch.length === 0) return;
    try {
      const receipts = await this.server.answer(batch);
      if (lossy && this.random.likely(0.1)) await this.server.answer(batch);
      if (lossy && this.random.likely(0.25)) this.lostAnswers += 1;
      else phone.log = receive(phone.log, receipts);
    } catch (error) {
      if (!(error instanceof ServerDown)) throw error;
    }
  }

  async run(): Promise<string[]> {
    for (let step = 0; step < STEPS; step += 1) {
      const choice = this.random.upTo(10);
      if (choice < 2) this.handOver();
      else if (choice < 3) this.deliver();
      else await this.send(this.pick()[0], true);
    }
    for (let round = 0; round < 60; round += 1) for (const phone of this.phones) await this.send(phone, false);
    return this.verdict();
  }

  private verdict(): string[] {
    const { server } = this;
    const broken = [...server.broken];
    for (const code of this.twoSided) if (!server.handed.has(code)) broken.push(`${code} was lost`);
    for (const code of this.oneSided) if (server.handed.has(code)) broken.push(`${code} had one side`);
    for (const phone of this.phones) {
      for (const thing of phone.hands) if (server.holder.get(thing) !== phone.id) broken.push(`${thing} is in the hands of ${phone.id}, written to ${server.holder.get(thing) ?? ""}`);
      for (const entry of phone.log.entries) {
        const { id, kind, subjects } = entry.operation;
        const waits = subjects.some((subject) => this.gaveUp.has(subject)) && kind !== "DELIVER_RESULT";
        if (!isSettled(entry) && !waits) broken.push(`${id} stays on the phone of ${phone.id}: ${JSON.stringify(entry.answer)}`);
        if (kind === "DELIVER_RESULT" && server.delivered.get(subjects[0] ?? "") !== phone.id) broken.push(`${id}: not delivered`);
      }
    }
    return broken;
  }
}

test(`${HISTORIES} random histories of bags between two phones: each two-sided hand-over once, none with one side, no thing with two holders`, async () => {
  const sum = { handedOver: 0, oneSided: 0, delivered: 0, lostAnswers: 0, serverStops: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const history = new History(seed);
    const broken = await history.run();
    if (broken.length > 0) expect.fail(`history ${seed}: ${broken.join("; ")}`);
    sum.handedOver += history.twoSided.length;
    sum.oneSided += history.oneSided.length;
    sum.delivered += history.server.delivered.size;
    sum.lostAnswers += history.lostAnswers;
    sum.serverStops += history.server.stops;
  }
  process.stdout.write(`bag histories ${HISTORIES}: ${JSON.stringify(sum)}\n`);
  // The histories must really have been hard ones.
  for (const count of Object.values(sum)) expect(count).toBeGreaterThan(HISTORIES / 10);
}, 1_800_000);
