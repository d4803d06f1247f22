import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { ActorOf } from "@/lib/identity/actor";
import type { Chance } from "@/tests/chance";
import type { Phone } from "@/tests/kill/phone";
import { fillCollect, fillDeliver, fillFail, mendHeld, pressed, pressSend, putSomeAway, type Ready, standingsOn, unsentOn, writeDown } from "@/tests/kill/work";

/** When a browser is killed: in the middle of pressing, of sending the log, of sending a photo, or while nothing is done. */
export const KILLS = ["WRITING", "SENDING", "PHOTO", "IDLE"] as const;
export type KillKind = (typeof KILLS)[number];

const TWICE_PERCENT = Number(process.env.KILL_TWICE_PERCENT ?? "20");
const WRITTEN_ALREADY = /Máy này đã ghi “Lấy giấy tờ” .* ở một trang khác hoặc một lần bấm trước/s;
const HELD_PERCENT = 12;
const PATIENCE = 180_000;

/** A courier with his phone, and the run's own note of what was ever written on it. */
export class CourierAtWork {
  /** Operations and photos ever seen in the phone's store. */
  readonly operations = new Set<string>();
  readonly photos = new Set<string>();
  /** Codes of stops and items acted on since the server was last met. */
  readonly unsentCodes = new Set<string>();
  /** Forms that went away under the courier's hand, because the list no longer had the stop. */
  vanished = 0;
  twice = 0;
  photosTaken = 0;
  readonly killed: Record<KillKind, number> = { WRITING: 0, SENDING: 0, PHOTO: 0, IDLE: 0 };

  constructor(readonly phone: Phone, readonly actor: ActorOf<"COURIER">, readonly chance: Chance, private readonly giver: Readonly<{ name: string; last4: string }>, private readonly mostTabs: number) {}

  get tab(): Page {
    return this.chance.pick(this.phone.tabs);
  }

  /** Takes note of what lies on the phone. */
  async note(): Promise<void> {
    const [page] = this.phone.tabs;
    if (!page) return;
    const { operations, photos } = await this.phone.onPhone(page);
    for (const id of operations) this.operations.add(id);
    for (const sha256 of photos) this.photos.add(sha256);
  }

  /** The browser started anew and the shell opened, in one tab or two. */
  async begin(): Promise<void> {
    await this.phone.start();
    await this.phone.openShell();
    if (this.mostTabs > 1 && this.chance.likely(0.7)) await this.phone.openShell();
    await this.note();
  }

  private async filled(page: Page): Promise<Ready | null> {
    const ways = [
      () => fillCollect(page, this.chance, this.giver), () => fillFail(page, this.chance), () => fillDeliver(page, this.chance, this.giver, HELD_PERCENT),
    ] as const;
    const first = this.chance.pick([0, 0, 0, 1, 1, 2, 2]);
    for (const way of [first, (first + 1) % 3, (first + 2) % 3]) {
      try {
        const ready = await ways[way]?.();
        if (ready) return ready;
      } catch (error) {
        // Still there: what failed is no stop that went away.
        if ((await page.getByRole("form").count()) > 0) throw error;
        this.vanished += 1;
      }
    }
    return null;
  }

  /** A form at some door, filled in and with at least one photo, not yet pressed. */
  async anyAct(page: Page): Promise<Ready | null> {
    for (let tries = 0; tries < 8; tries += 1) {
      const ready = await fillCollect(page, this.chance, this.giver);
      if (ready === null || ready.photos > 0) return ready;
    }
    return null;
  }

  /** The same stop open in both tabs, pressed in both at once: one act, and the other tab is told in words that it stands there already. */
  private async writeTwice(): Promise<boolean> {
    const [one, other] = this.phone.tabs;
    if (!one || !other) return false;
    this.phone.line.set(false);
    const first = await fillCollect(one, this.chance, this.giver);
    if (first === null) return false;
    const second = await fillCollect(other, this.chance, this.giver, first.code);
    const both = second === null ? [first] : [first, second];
    const said = await Promise.all(both.map(async (ready) => ({ ready, words: await pressed(ready) })));
    const written = said.filter(({ words }) => words === null);
    const strange = said.filter(({ words }) => words !== null && !WRITTEN_ALREADY.test(words));
    if (written.length !== 1 || strange.length > 0) throw new Error(`Two tabs pressed at one stop: ${written.length} took it; ${said.map(({ words }) => words ?? "written").join(" / ")}`);
    for (const { ready } of written) this.photosTaken += ready.photos;
    this.unsentCodes.add(first.code);
    this.twice += both.length - 1;
    return true;
  }

  /** One act written down. @returns whether there was anything to do */
  async act(): Promise<boolean> {
    if (this.phone.tabs.length > 1 && this.chance.likely(TWICE_PERCENT / 100) && (await this.writeTwice())) {
      await this.note();
      return true;
    }
    const ready = await this.filled(this.tab);
    if (ready === null) return false;
    await writeDown(ready);
    this.photosTaken += ready.photos;
    this.unsentCodes.add(ready.code);
    await this.note();
    return true;
  }

  /** The browser is killed, at a moment of this kind, and started anew. */
  async dieBy(kind: KillKind): Promise<void> {
    const { phone, chance } = this;
    if (kind === "WRITING") {
      const ready = await this.filled(this.tab);
      if (ready) void ready.press.click().catch(() => undefined);
      await sleep(chance.whole(0, 500));
    } else if (kind === "IDLE") await sleep(chance.whole(0, 300));
    else {
      phone.line.set(false);
      for (let tries = 0, before = this.photosTaken; tries < 4 && this.photosTaken === before; tries += 1) await this.act();
      phone.line.set(true);
      const seen = phone.line.onItsWay(kind === "SENDING" ? "LOG" : "PHOTO");
      void pressSend(this.tab).catch(() => undefined);
      await Promise.race([seen, sleep(8_000)]);
      await sleep(chance.whole(0, 150));
    }
    await phone.kill();
    phone.kills += 1;
    this.killed[kind] += 1;
    phone.line.set(chance.likely(0.4));
    await this.begin();
  }

  /** Meets the server until nothing but what is held for a person is left. @throws when that does not come to an end */
  async meet(heldMayStay: boolean): Promise<void> {
    const { phone } = this;
    for (const started = performance.now(); performance.now() - started < PATIENCE; await sleep(400)) {
      phone.line.set(true);
      const [page] = phone.tabs;
      if (!page) throw new Error("The phone has no page");
      await pressSend(page);
      await page.getByRole("button", { name: "Gửi và lấy danh sách", exact: true }).waitFor({ timeout: 60_000 }).catch(() => undefined);
      // A browser killed soon after the sign-in has not kept its ticket.
      if (await page.getByRole("link", { name: "Đăng nhập lại" }).isVisible()) await phone.signIn().catch(() => undefined);
      if (!heldMayStay) await mendHeld(page);
      const unsent = await unsentOn(page);
      if (unsent === 0 || (heldMayStay && unsent === (await standingsOn(page))["Chờ người xem xét"])) {
        this.unsentCodes.clear();
        return;
      }
    }
    throw new Error(`${phone.courier}: the phone still has unsent acts after ${PATIENCE / 1_000} s with a network`);
  }

  /** The day's end: usually met, sometimes not until tomorrow. */
  async evening(): Promise<void> {
    if (this.chance.likely(0.75)) await this.meet(true);
    const [page] = this.phone.tabs;
    if (page && this.chance.likely(0.5)) await putSomeAway(page, this.chance, async () => (await this.phone.onPhone(page)).operations.length);
    await this.note();
    await this.phone.close();
  }
}
