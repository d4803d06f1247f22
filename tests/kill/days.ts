import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "@/tests/chance";
import { type CourierAtWork, type KillKind, KILLS } from "@/tests/kill/courier-day";
import type { Office } from "@/tests/kill/office";
import type { Scenes } from "@/tests/kill/scenes";
import type { Web } from "@/tests/kill/product";

export type Plan = Readonly<{ operations: number; kills: number; restarts: number; reassignments: number; days: number }>;
type Parts = Readonly<{ plan: Plan; couriers: readonly [CourierAtWork, CourierAtWork]; office: Office; scenes: Scenes; web: Web; chance: Chance; log: (line: string) => void }>;

/** The days of two couriers, side by side, with all that is to go wrong at moments chosen beforehand by the seed. */
export class Days {
  private readonly killsAt: number[];
  private readonly reassignAt: number[];
  private readonly restartsAt: number[];
  private working = true;
  readonly dates: number[] = [];

  constructor(private readonly parts: Parts) {
    const { plan, chance } = parts;
    const last = Math.floor(plan.operations * 0.95);
    this.killsAt = chance.moments(plan.kills, 1, last);
    this.reassignAt = chance.moments(plan.reassignments, 2, last);
    this.restartsAt = chance.moments(plan.restarts, 1, last);
  }

  get written(): number {
    return this.parts.couriers.reduce((sum, { operations }) => sum + operations.size, 0);
  }

  private due(moments: number[]): boolean {
    const [first] = moments;
    if (first === undefined || first > this.written) return false;
    moments.shift();
    return true;
  }

  private async restarts(): Promise<void> {
    const { web, couriers, chance } = this.parts;
    for (const at of this.restartsAt) {
      while (this.working && this.written < at) await sleep(100);
      // In the middle of a sending, when there is one soon.
      await Promise.race([...couriers.map(({ phone }) => phone.line.onItsWay(chance.pick(["LOG", "PHOTO"]))), sleep(8_000)]);
      await sleep(chance.whole(0, 400));
      await web.killAndStart(chance.whole(0, 2_500));
    }
  }

  private async reassign(from: CourierAtWork): Promise<void> {
    const { couriers, office, chance } = this.parts;
    const to = couriers.find((courier) => courier !== from) ?? from;
    for (let tries = 0; tries < 4; tries += 1) {
      from.phone.line.set(false);
      if (!(await from.act())) return;
      if (await office.reassign(from.actor, to.actor, from.unsentCodes, chance)) return;
    }
  }

  private async dayOf(courier: CourierAtWork, quota: number): Promise<void> {
    const { chance, phone } = courier;
    phone.line.set(chance.likely(0.6));
    await courier.begin();
    const until = courier.operations.size + quota;
    for (let idle = 0; courier.operations.size < until && idle < 3; ) {
      if (this.due(this.killsAt)) await courier.dieBy(this.nextKill());
      if (this.due(this.reassignAt)) await this.reassign(courier);
      if (chance.likely(0.2)) phone.line.set(!phone.line.isUp);
      if (phone.line.isUp && chance.likely(0.1)) phone.line.loseAnswers(chance.whole(1, 2));
      idle = (await courier.act()) ? 0 : idle + 1;
      // Nothing left on the list: a fresh one is to be had.
      if (idle > 0) await courier.meet(true);
    }
    await courier.evening();
  }

  private kinds: KillKind[] = [];

  private nextKill(): KillKind {
    if (this.kinds.length === 0) this.kinds = [...KILLS, "SENDING"];
    const [kind] = this.kinds.splice(this.parts.chance.whole(0, this.kinds.length - 1), 1);
    return kind ?? "IDLE";
  }

  /** All days, then whatever was not yet sent, and what was held looked at by a person. */
  async run(): Promise<void> {
    const { plan, couriers, office, scenes, chance, log } = this.parts;
    const restarts = this.restarts();
    const perDay = Math.ceil(plan.operations / plan.days);
    let date = -plan.days - 4;
    for (let day = 1; this.written < plan.operations; day += 1) {
      // A long week-end: longer than a phone keeps its lists without contact.
      date += day === 3 ? 4 : 1;
      this.dates.push(date);
      for (const { phone } of couriers) phone.day = date;
      await office.morning(Math.ceil(perDay * 0.8), Math.ceil(perDay * 0.2), chance);
      const quota = Math.ceil(Math.min(perDay, plan.operations - this.written) / couriers.length);
      await Promise.all(couriers.map((courier) => this.dayOf(courier, quota)));
      await scenes.next(date);
      log(`Ngày ${day}: ${this.written} việc đã ghi, ${couriers.reduce((sum, { phone }) => sum + phone.kills, 0)} lần giết trình duyệt, ${this.parts.web.restarts} lần khởi động lại máy chủ`);
    }
    while (await scenes.next(date)) log(`Ngày ${this.dates.length}, sau giờ làm`);
    const [first] = couriers;
    for (const { phone } of couriers) phone.day = 0;
    await Promise.all(couriers.map((courier) => courier.begin()));
    while (this.killsAt.length > 0) {
      this.killsAt.shift();
      await first.dieBy(this.nextKill());
    }
    this.working = false;
    await restarts;
    for (const courier of couriers) await courier.meet(true);
    await office.settleHeld();
    for (const courier of couriers) {
      await courier.meet(false);
      await courier.note();
    }
  }
}
