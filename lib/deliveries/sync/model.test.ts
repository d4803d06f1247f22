import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { answerBatch } from "@/lib/deliveries/sync/answering";
import {
  type Answer, type DeviceLog, emptyLog, forget, isDone, isSettled, nextSending, type Operation, photoKept, photosToSend, receive, type Receipt, record,
} from "@/lib/deliveries/sync/engine";
import { Chance } from "@/tests/chance";

/** Random histories of two devices, two tabs on each, and a server that loses, doubles, delays and stops. `SYNC_HISTORIES=100000` for the long form. */
const HISTORIES = Number(process.env.SYNC_HISTORIES ?? 2_000);
const FIRST_SEED = Number(process.env.SYNC_SEED ?? 1);
const STEPS = 70;
const SUBJECTS = ["stop:a", "stop:b", "item:c"];

class ServerDown extends Error {}

/** The server of the model: effects and receipts are apart and it may stop between them, as a process may. */
class ModelServer {
  readonly effects: Operation[] = [];
  readonly receipts = new Map<string, Answer>();
  readonly photos = new Map<string, string>();
  readonly owner = new Map(SUBJECTS.map((subject, i) => [subject, i % 2 === 0 ? "one" : "two"]));
  readonly closed = new Set<string>();
  readonly looking = new Set<string>();
  readonly everHeld = new Set<string>();
  readonly broken: string[] = [];
  stops = 0;

  constructor(readonly random: Chance, readonly seenBefore: (operation: Operation) => readonly Operation[]) {}

  private mayStop(chance: number): void {
    if (!this.random.likely(chance)) return;
    this.stops += 1;
    throw new ServerDown();
  }

  private act(operation: Operation): Answer {
    this.mayStop(0.03);
    if (this.effects.some(({ id }) => id === operation.id)) return { outcome: "ALREADY", result: operation.id };
    const taken = operation.subjects.find((subject) => this.owner.get(subject) !== operation.deviceId);
    if (taken !== undefined) return { outcome: "CONFLICT", won: this.owner.get(taken) ?? "" };
    if (operation.subjects.some((subject) => this.closed.has(subject))) return { outcome: "REFUSED", why: "closed" };
    if (this.looking.has(operation.id)) return { outcome: "HELD", why: "a person looks" };
    this.checkOrder(operation);
    this.effects.push(operation);
    this.mayStop(0.05);
    return { outcome: "APPLIED", result: operation.id };
  }

  /**
   * Nothing is done before what the device wrote earlier was answered, but for what was kept back behind a held act on the same
   * stop (the phone may not know yet that it is held no longer); and on one stop nothing overtakes at all.
   */
  private checkOrder(operation: Operation): void {
    const keptBack = new Set<string>();
    const open = new Set<string>();
    for (const earlier of this.seenBefore(operation)) {
      const answer = this.receipts.get(earlier.id);
      const final = this.effects.some(({ id }) => id === earlier.id) || (answer !== undefined && answer.outcome !== "HELD");
      const behind = earlier.subjects.some((subject) => keptBack.has(subject));
      if (!final && answer === undefined && !behind) this.broken.push(`${operation.deviceId} ${operation.sequence} before ${earlier.sequence}`);
      if (behind || this.everHeld.has(earlier.id)) for (const subject of earlier.subjects) keptBack.add(subject);
      if (!final) for (const subject of earlier.subjects) open.add(subject);
    }
    if (operation.subjects.some((subject) => open.has(subject))) this.broken.push(`${operation.deviceId} ${operation.sequence} overtook on its stop`);
  }

  answer(batch: readonly Operation[]): Promise<Receipt[]> {
    return answerBatch(batch, {
      known: async (operation) => this.receipts.get(operation.id) ?? null,
      apply: async (operation) => this.act(operation),
      keep: async (operation, answer) => {
        this.mayStop(0.02);
        this.receipts.set(operation.id, answer);
        if (answer.outcome === "HELD") this.everHeld.add(operation.id);
      },
    });
  }
}

type Call = { device: Device; batch: readonly Operation[] };
type Reply = { device: Device; receipts: readonly Receipt[] };

/** The phone: what is durable is the log and the bytes of the photos; tabs hold nothing, and any of them may send at any time. */
class Device {
  log: DeviceLog;
  readonly bytes = new Map<string, string>();
  readonly made: Operation[] = [];
  readonly forgotten: string[] = [];
  constructor(readonly id: string, readonly random: Chance) {
    this.log = emptyLog(id);
  }

  write(serial: number): void {
    const { random } = this;
    const subjects = random.likely(0.1) ? SUBJECTS.slice(0, 2) : [SUBJECTS[random.upTo(SUBJECTS.length)] ?? ""];
    const photos = random.likely(0.4) ? [`photo of ${this.id} ${serial}`] : [];
    const marks = photos.map((bytes) => ({ sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length }));
    photos.forEach((bytes, i) => this.bytes.set(marks[i]?.sha256 ?? "", bytes));
    const made = { id: `${this.id}-${serial}`, kind: "FAIL_DELIVERY" as const, subjects, payload: {}, photos: marks, seenVersion: null, madeAt: "2026-11-26T01:00:00Z" };
    this.log = record(this.log, made);
    if (random.likely(0.1)) this.log = record(this.log, made);
    const written = this.log.entries.at(-1)?.operation;
    if (written) this.made.push(written);
  }

  /** A tab begins to send, whatever the other one does: what it sends is marked before it leaves. */
  begin(): readonly Operation[] {
    const { log, batch } = nextSending(this.log, { askHeld: this.random.likely(0.5), limit: 1 + this.random.upTo(5) });
    this.log = log;
    return batch;
  }

  sendPhoto(server: ModelServer, lossy: boolean): void {
    const wanted = photosToSend(this.log);
    const next = wanted[this.random.upTo(Math.max(1, wanted.length))];
    if (next === undefined || (lossy && this.random.likely(0.3))) return;
    server.photos.set(next.photo.sha256, this.bytes.get(next.photo.sha256) ?? "");
    if (lossy && this.random.likely(0.3)) return;
    this.log = photoKept(this.log, next.operationId, next.photo.sha256);
  }

  /** Any entry may be asked away; the log itself must refuse when the server has not spoken for good. */
  forgetOne(): void {
    const entry = this.log.entries[this.random.upTo(Math.max(1, this.log.entries.length))];
    if (entry === undefined) return;
    try {
      this.log = forget(this.log, entry.operation.id);
      this.forgotten.push(entry.operation.id);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.endsWith("has no receipt yet")) throw error;
    }
  }
}

class History {
  readonly random: Chance;
  readonly devices: readonly [Device, Device];
  readonly server: ModelServer;
  readonly calls: Call[] = [];
  readonly replies: Reply[] = [];
  serial = 0;
  readonly counts = { lostRequests: 0, lostAnswers: 0, doubled: 0, killed: 0 };

  constructor(seed: number) {
    this.random = new Chance(seed);
    this.devices = [new Device("one", this.random), new Device("two", this.random)];
    this.server = new ModelServer(this.random, (operation) => {
      const device = this.devices.find(({ id }) => id === operation.deviceId);
      return (device?.made ?? []).filter(({ sequence }) => sequence < operation.sequence);
    });
  }

  private async deliver(index: number): Promise<void> {
    const call = this.calls[index];
    if (!call) return;
    if (this.random.likely(0.15)) {
      this.counts.doubled += 1;
    } else this.calls.splice(index, 1);
    try {
      const receipts = await this.server.answer(call.batch);
      if (this.random.likely(0.2)) this.counts.lostAnswers += 1;
      else this.replies.push({ device: call.device, receipts });
    } catch (error) {
      if (!(error instanceof ServerDown)) throw error;
    }
  }

  async step(): Promise<void> {
    const { random } = this;
    const device = this.devices[random.upTo(2)] ?? this.devices[0];
    const choice = random.upTo(100);
    if (choice < 22) device.write((this.serial += 1));
    else if (choice < 48) {
      const batch = device.begin();
      if (batch.length > 0 && random.likely(0.2)) this.counts.lostRequests += 1;
      else if (batch.length > 0) this.calls.push({ device, batch });
    } else if (choice < 66) await this.deliver(random.upTo(Math.max(1, this.calls.length)));
    else if (choice < 80) this.takeReply(random.upTo(Math.max(1, this.replies.length)));
    else if (choice < 87) device.sendPhoto(this.server, true);
    else if (choice < 90) device.forgetOne();
    else if (choice < 93) {
      // A tab dies: what was on the wire for it comes back to nobody; the next sending is another tab's.
      this.counts.killed += 1;
      for (let i = this.replies.length - 1; i >= 0; i -= 1) if (this.replies[i]?.device === device) this.replies.splice(i, 1);
    } else if (choice < 95) this.server.owner.set(SUBJECTS[random.upTo(SUBJECTS.length)] ?? "", random.likely(0.5) ? "one" : "two");
    else if (choice < 96) this.server.closed.add(SUBJECTS[random.upTo(SUBJECTS.length)] ?? "");
    else this.look(random.likely(0.5));
    this.checkNow();
  }

  private look(begins: boolean): void {
    const open = this.devices.flatMap(({ made }) => made).filter(({ id }) => !this.server.receipts.has(id));
    const one = open[this.random.upTo(Math.max(1, open.length))];
    if (begins && one) this.server.looking.add(one.id);
    if (!begins) this.server.looking.clear();
  }

  private takeReply(index: number): void {
    const reply = this.replies[index];
    if (!reply) return;
    if (!this.random.likely(0.15)) this.replies.splice(index, 1);
    reply.device.log = receive(reply.device.log, reply.receipts);
  }

  /** Nothing is called done that the server has not done, and nothing is gone that is not done. */
  private checkNow(): void {
    for (const device of this.devices) {
      const inLog = new Set(device.log.entries.map(({ operation }) => operation.id));
      for (const { id } of device.made) if (!inLog.has(id) && !device.forgotten.includes(id)) this.server.broken.push(`${id} is gone`);
      for (const entry of device.log.entries) {
        if (isDone(entry) && !this.server.effects.some(({ id }) => id === entry.operation.id)) this.server.broken.push(`${entry.operation.id} is called done`);
      }
    }
  }

  /** The network comes back for good, a person has looked at what was held. */
  async settle(): Promise<void> {
    this.server.looking.clear();
    while (this.calls.length > 0) await this.deliver(0);
    for (const device of this.devices) {
      for (let round = 0; round < 500; round += 1) {
        const batch = nextSending(device.log, { askHeld: true }).batch;
        if (batch.length === 0 && photosToSend(device.log).length === 0) break;
        const sending = device.begin();
        try {
          if (sending.length > 0) device.log = receive(device.log, await this.server.answer(sending));
        } catch (error) {
          if (!(error instanceof ServerDown)) throw error;
        }
        device.sendPhoto(this.server, false);
      }
    }
    while (this.replies.length > 0) this.takeReply(0);
  }

  verdict(): string[] {
    const broken = [...this.server.broken];
    const ids = this.server.effects.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) broken.push("done twice");
    for (const device of this.devices) {
      for (const operation of device.made) {
        const answer = this.server.receipts.get(operation.id);
        const effect = ids.includes(operation.id);
        if (answer === undefined || answer.outcome === "HELD") broken.push(`${operation.id} was lost`);
        else if (effect !== (answer.outcome === "APPLIED" || answer.outcome === "ALREADY")) broken.push(`${operation.id}: ${answer.outcome} but ${effect ? "done" : "not done"}`);
        const entry = device.log.entries.find((one) => one.operation.id === operation.id);
        if (entry && !isSettled(entry)) broken.push(`${operation.id} stays on the phone`);
        for (const { sha256 } of operation.photos) {
          const kept = this.server.photos.get(sha256);
          if (kept === undefined || createHash("sha256").update(kept).digest("hex") !== sha256) broken.push(`${operation.id}: photo lost`);
        }
      }
      for (const subject of SUBJECTS) {
        const order = this.server.effects.filter(({ deviceId, subjects }) => deviceId === device.id && subjects.includes(subject)).map(({ sequence }) => sequence);
        if (order.some((sequence, i) => i > 0 && sequence < (order[i - 1] ?? 0))) broken.push(`${device.id} ${subject}: out of order`);
      }
    }
    return broken;
  }
}

test(`${HISTORIES} random histories of two devices and a server: nothing lost, nothing doubled, order kept`, async () => {
  const sum = { operations: 0, applied: 0, turnedDown: 0, photos: 0, lostRequests: 0, lostAnswers: 0, doubled: 0, killed: 0, serverStops: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const history = new History(seed);
    for (let step = 0; step < STEPS; step += 1) await history.step();
    await history.settle();
    const broken = history.verdict();
    if (broken.length > 0) expect.fail(`history ${seed}: ${broken.join("; ")}`);
    sum.operations += history.devices.reduce((n, { made }) => n + made.length, 0);
    sum.applied += history.server.effects.length;
    sum.turnedDown += [...history.server.receipts.values()].filter(({ outcome }) => outcome === "CONFLICT" || outcome === "REFUSED").length;
    sum.photos += history.server.photos.size;
    sum.serverStops += history.server.stops;
    for (const key of ["lostRequests", "lostAnswers", "doubled", "killed"] as const) sum[key] += history.counts[key];
  }
  process.stdout.write(`sync histories ${HISTORIES}: ${JSON.stringify(sum)}\n`);
  // The histories must really have been hard ones.
  for (const count of Object.values(sum)) expect(count).toBeGreaterThan(HISTORIES / 10);
  expect(sum.applied + sum.turnedDown).toBe(sum.operations);
}, 1_800_000);
