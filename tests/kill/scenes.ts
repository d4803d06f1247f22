import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { listDevices } from "@/lib/deliveries/queries/devices";
import { newId } from "@/lib/platform/ids";
import type { World } from "@/tests/factories";
import type { Chance } from "@/tests/chance";
import { confirmGiven, confirmWritten, pressTaken, showBag, shownAgain, takeBag } from "@/tests/kill/bag-at-road";
import type { CourierAtWork } from "@/tests/kill/courier-day";
import type { Office } from "@/tests/kill/office";
import { pressed, pressSend, standingsOn, unsentOn } from "@/tests/kill/work";

type Couriers = readonly [CourierAtWork, CourierAtWork];
type Parts = Readonly<{ world: World; couriers: Couriers; spare: CourierAtWork; office: Office; chance: Chance; log: (line: string) => void }>;
type Killed = "GIVER" | "RECEIVER";

const WIPED = 60_000;
/** Chromium believes so long in the room that it last asked for. */
const ROOM_BELIEVED = 32_000;
const LOST_WORDS = /(\d+) việc chưa gửi không được ghi/;

function expectThat(holds: boolean, words: string): void {
  if (!holds) throw new Error(words);
}

/** What happens once in a run, between two days, each with its own check: bags from phone to phone, a full phone, a phone taken back. */
export class Scenes {
  readonly told: string[] = [];
  private readonly left: (() => Promise<string>)[];

  constructor(private readonly parts: Parts) {
    const [one, other] = parts.couriers;
    this.left = [() => this.revoked(), () => this.bag(one, other, "GIVER"), () => this.full(one), () => this.bag(other, one, "RECEIVER")];
  }

  /** Plays the next one, on this day. @returns whether there was one */
  async next(day: number): Promise<boolean> {
    const scene = this.left.shift();
    if (scene === undefined) return false;
    for (const { phone } of [...this.parts.couriers, this.parts.spare]) phone.day = day;
    const words = await scene();
    this.told.push(words);
    this.parts.log(words);
    return true;
  }

  private pageOf({ phone }: CourierAtWork): Page {
    const [page] = phone.tabs;
    if (!page) throw new Error(`${phone.courier}: the phone has no page`);
    return page;
  }

  private async killAndOpen(courier: CourierAtWork): Promise<void> {
    await courier.phone.kill();
    courier.phone.kills += 1;
    courier.killed.WRITING += 1;
    await courier.begin();
  }

  private async codesOf(itemIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.parts.world.owner.query<{ code: string }>("select item_code as code from postal_item where id = any($1) order by id", [itemIds]);
    return rows.map(({ code }) => code);
  }

  /** Two results from bag to bag where neither phone has a network; one of the two is killed in the middle, and each sends its side later. */
  private async bag(giver: CourierAtWork, receiver: CourierAtWork, killed: Killed): Promise<string> {
    const { office, world, chance } = this.parts;
    const itemIds = await office.giveResults(giver.actor, 2);
    for (const courier of [giver, receiver]) {
      await courier.begin();
      await courier.meet(true);
      courier.phone.line.set(false);
    }
    const code = await showBag(this.pageOf(giver), await this.codesOf(itemIds));
    if (killed === "GIVER") {
      await this.killAndOpen(giver);
      expectThat((await shownAgain(this.pageOf(giver))) === code, "The giver's phone shows another bag after it was killed");
    } else {
      await pressTaken(this.pageOf(receiver), code, itemIds.length, chance.whole(0, 400));
      await this.killAndOpen(receiver);
    }
    const confirm = (killed === "RECEIVER" ? await confirmWritten(this.pageOf(receiver)) : null) ?? (await takeBag(this.pageOf(receiver), code, itemIds.length));
    await confirmGiven(this.pageOf(giver), confirm);
    for (const courier of [giver, receiver]) await courier.note();
    const order = chance.likely(0.5) ? [giver, receiver] : [receiver, giver];
    for (const courier of [...order, ...order]) await courier.meet(true);
    const { rows: [found] } = await world.owner.query<{ handed: number; held: number; moved: number }>(
      `select (select count(*)::int from bag_hand_over where code = $1) as handed, (select count(*)::int from postal_item where id = any($2) and courier_id = $3) as held,
         (select count(distinct dossier_id)::int from custody_transfer where kind = 'COURIER_EXCHANGE' and dossier_id in (select dossier_id from postal_item where id = any($2))) as moved`,
      [code.replace(" ", ""), itemIds, receiver.actor.id]);
    expectThat(found?.handed === 1 && found.held === itemIds.length && found.moved === itemIds.length, `Bag ${code}: ${JSON.stringify(found)}`);
    for (const courier of [giver, receiver]) {
      await courier.note();
      await courier.phone.close();
    }
    return `Túi trao tay không mạng: ${itemIds.length} bưu gửi qua ${receiver.actor.name}, giết máy ${killed === "GIVER" ? "người trao khi đang hiện mã" : "người nhận khi đang bấm"}, ${order[0] === giver ? "người trao" : "người nhận"} gửi trước: một lần trao, đúng người giữ`;
  }

  /** No room for an act with its photos: told in words, nothing half kept; with room again the same press is taken. */
  private async full(courier: CourierAtWork): Promise<string> {
    await courier.begin();
    await courier.meet(true);
    courier.phone.line.set(false);
    const page = this.pageOf(courier);
    const ready = await courier.anyAct(page);
    if (ready === null) throw new Error("No stop for the full phone");
    const before = await courier.phone.onPhone(page);
    const session = await page.context().newCDPSession(page);
    const room = (quotaSize?: number) => session.send("Storage.overrideQuotaForOrigin", { origin: courier.phone.origin, ...(quotaSize !== undefined && { quotaSize }) });
    await room(1);
    await sleep(ROOM_BELIEVED);
    const words = (await pressed(ready)) ?? "";
    expectThat(/Máy đã hết chỗ/.test(words), `A full phone said: ${words}`);
    const after = await courier.phone.onPhone(page);
    expectThat(after.operations.length === before.operations.length && after.photos.length === before.photos.length, `A full phone kept ${after.operations.length - before.operations.length} acts, ${after.photos.length - before.photos.length} photos`);
    await room();
    const again = await pressed(ready);
    expectThat(again === null, `With room again: ${again ?? ""}`);
    courier.photosTaken += ready.photos;
    courier.unsentCodes.add(ready.code);
    await courier.note();
    await courier.meet(true);
    await courier.phone.close();
    return `Máy đầy: việc kèm ${ready.photos} ảnh bị từ chối bằng lời, không giữ nửa chừng; có chỗ lại thì ghi được`;
  }

  /** A second phone of a courier's is taken back while it holds acts that the server never took. */
  private async revoked(): Promise<string> {
    const { spare, world, chance } = this.parts;
    const { phone } = spare;
    await spare.begin();
    await spare.meet(true);
    await spare.act();
    await spare.meet(true);
    phone.line.set(false);
    for (let acts = 0; acts < 4; acts += 1) await spare.act();
    const { deviceId } = await phone.onPhone(this.pageOf(spare));
    // What was held before is on the server already.
    const [unsent, held] = [await unsentOn(this.pageOf(spare)), (await standingsOn(this.pageOf(spare)))["Chờ người xem xét"]];
    expectThat(unsent > held, "The phone that is taken back has nothing unsent");
    const done = await revokeDevice(world.cast.supervisor, { operationId: newId(), deviceId });
    expectThat(done.ok, "The phone was not taken back");
    // It dies while it hears of it, and hears of it again when it is opened.
    phone.line.loseAnswers(1);
    phone.line.set(true);
    const seen = phone.line.onItsWay("LOG");
    void pressSend(this.pageOf(spare)).catch(() => undefined);
    await Promise.race([seen, sleep(8_000)]);
    await sleep(chance.whole(0, 300));
    phone.line.set(false);
    await this.killAndOpen(spare);
    phone.line.set(true);
    await pressSend(this.pageOf(spare));
    const notice = this.pageOf(spare).getByText("Máy đã bị thu hồi", { exact: true });
    await notice.waitFor({ timeout: WIPED });
    const words = await this.pageOf(spare).getByRole("main").innerText();
    expectThat(LOST_WORDS.exec(words)?.[1] === String(unsent - held), `${unsent} unsent acts, ${held} of them held, and the phone that was taken back says: ${words}`);
    const wiped = await phone.onPhone(this.pageOf(spare));
    expectThat(wiped.operations.length === 0 && wiped.photos.length === 0, "The phone that was taken back still holds something");
    const row = (await listDevices(world.cast.supervisor)).find(({ id }) => id === deviceId);
    expectThat(row?.held === unsent, `The supervisor is told of ${row?.held ?? 0} acts, not of ${unsent}`);
    await phone.close();
    return `Máy bị thu hồi khi còn ${unsent - held} việc chưa gửi: xóa sạch, bưu tá và người phụ trách đều có tên từng việc, không việc nào được ghi`;
  }
}
