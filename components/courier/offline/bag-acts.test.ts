import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { showBag, thingsToGive, writeGiven, writeTaken } from "@/components/courier/offline/bag-acts";
import { takenOf } from "@/components/courier/offline/taken-bags";
import { bagOf, framesOf, gather, type Gathered, type ShownBag } from "@/lib/deliveries/sync/bag-frames";
import { type NewOperation, nextSending, record } from "@/lib/deliveries/sync/engine";
import { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import type { Snapshot, SnapshotDelivery } from "@/lib/deliveries/sync/snapshot";
import { newId } from "@/lib/platform/ids";

let serial = 0;
const PIN = "204816";
async function phone(name: string): Promise<{ store: PhoneStore; day: Snapshot; db: string }> {
  const db = `tui-${(serial += 1)}`;
  const store = new PhoneStore(db, 1_000);
  await store.begin(PIN, name);
  const day = { version: "v1", takenAt: "2026-11-26T01:00:00.000Z", courier: { id: newId(), name }, stops: [], deliveries: [result(), result()] };
  await store.putSnapshot(day);
  return { store, day, db };
}
function result(): SnapshotDelivery {
  return { itemId: newId(), itemCode: "CP1", dossierId: newId(), dossierCode: "D", receiverName: "Nguyễn Thị Mai Lan", phone: null, address: "Thôn Đông", failedAttempts: 0, procedureName: "Khai sinh", papers: [] };
}
function must<T>(value: T | string): T {
  if (typeof value === "string") throw new Error(value);
  return value;
}

let giver: Awaited<ReturnType<typeof phone>>;
let receiver: Awaited<ReturnType<typeof phone>>;
beforeEach(async () => {
  [giver, receiver] = [await phone("Phạm Văn Cường"), await phone("Đỗ Văn Hải")];
});
const shown = async (count = 2): Promise<ShownBag> => must<ShownBag>(await showBag(giver.store, giver.day.courier, thingsToGive(giver.day, await giver.store.log()).slice(0, count)));
const scanned = (bag: ShownBag) => bagOf(framesOf(bag).reduce<Gathered | null>(gather, null) ?? { code: "", total: 1, parts: new Map() });

test("scanned: the receiver has the results for the time being with whose they were, the giver no more; each phone sends its own side", async () => {
  const bag = await shown();
  const taken = must(await writeTaken(receiver.store, "", scanned(bag), "2"));
  expect(await writeGiven(giver.store, bag, taken.confirm)).toBeNull();
  const { taken: list, from } = takenOf(await receiver.store.log());
  expect(list.map(({ itemId }) => itemId)).toEqual(giver.day.deliveries.map(({ itemId }) => itemId));
  expect([...from.values()]).toEqual(Array(2).fill("Nhận của Phạm Văn Cường, chờ máy chủ"));
  expect(thingsToGive(giver.day, await giver.store.log())).toEqual([]);
  expect(nextSending(await giver.store.log(), { askHeld: true }).batch.map(({ kind }) => kind)).toEqual(["GIVE_BAG"]);
  expect(nextSending(await receiver.store.log(), { askHeld: true }).batch.map(({ kind }) => kind)).toEqual(["TAKE_BAG"]);
  expect(await giver.store.shownBag()).toBeNull();
});

test("a page that was killed while it showed a bag shows the same one; pressing twice writes one side", async () => {
  const bag = await shown();
  const reopened = new PhoneStore(giver.db, 1_000);
  await reopened.unlock(PIN);
  expect(await reopened.shownBag()).toEqual(bag);
  const taken = must(await writeTaken(receiver.store, "", scanned(bag), "2"));
  expect(must(await writeTaken(receiver.store, bag.code, null, "2"))).toEqual(taken);
  await writeGiven(reopened, bag, taken.confirm);
  await writeGiven(giver.store, bag, taken.confirm);
  expect((await giver.store.log()).entries).toHaveLength(1);
  expect((await receiver.store.log()).entries).toHaveLength(1);
});

test("typed codes: a wrong one, another count and another bag's answer are told, and nothing is written", async () => {
  const bag = await shown();
  const other = await shown(1);
  expect(await writeTaken(receiver.store, "AAAAAAAA", null, "2")).toContain("Mã túi không đúng");
  expect(await writeTaken(receiver.store, bag.code, null, "")).toContain("Ghi số túi");
  expect(await writeTaken(receiver.store, "", scanned(bag), "3")).toContain("Danh sách có 2, anh/chị đếm 3");
  const taken = must(await writeTaken(receiver.store, other.code.toLowerCase(), null, "1"));
  expect(await writeGiven(giver.store, bag, taken.confirm)).toContain("Mã xác nhận không đúng");
  expect((await giver.store.log()).entries).toEqual([]);
  expect(takenOf(await receiver.store.log()).taken).toEqual([]);
});

test("what was delivered is not handed over, and a bag collected at a door is", async () => {
  const [first] = giver.day.deliveries;
  const act = { photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00.000Z" };
  const acts: NewOperation[] = [
    { ...act, id: newId(), kind: "DELIVER_RESULT", subjects: [`item:${first?.itemId ?? ""}`], payload: {} },
    { ...act, id: newId(), kind: "COLLECT_PAPERS", subjects: [], payload: { pickupId: newId(), dossierId: newId(), itemCode: "CN1", shownName: "Bà Tý" } },
  ];
  await giver.store.change((log) => ({ log: acts.reduce(record, log), value: null }));
  expect(thingsToGive(giver.day, await giver.store.log()).map(({ name, itemCode }) => `${name} ${itemCode}`)).toEqual(["Nguyễn Thị Mai Lan CP1", "Bà Tý CN1"]);
  expect(await showBag(giver.store, giver.day.courier, [])).toContain("Chọn ít nhất một");
});
