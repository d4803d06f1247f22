import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answerBatch, answerRevoked } from "@/lib/deliveries/sync/answering";
import { type Answer, isDone, type NewOperation, type Operation, receive, record, unsentCount } from "@/lib/deliveries/sync/engine";
import { allot, nextNumber, recordNumbered } from "@/lib/deliveries/sync/numbers";
import { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { contact, type Line } from "@/lib/deliveries/sync/sender";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";
import { afterTry, hashOf, makeLock, openLock, pinWeak } from "@/lib/deliveries/sync/vault";
import { now, setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";

const FEW = 1_000;
const PIN = "204816";
let serial = 0;
const freshName = () => `buu-ta-${(serial += 1)}`;
afterEach(() => setClock());

const DAY: Snapshot = { version: "v1", takenAt: "2026-11-26T01:00:00.000Z", courier: { id: newId(), name: "Phạm Văn Cường" }, stops: [], deliveries: [] };
const bytesOf = (text: string) => new TextEncoder().encode(text).buffer;

async function write(store: PhoneStore, photo?: string): Promise<string> {
  const photos = photo === undefined ? [] : [{ sha256: await hashOf(bytesOf(photo)), size: photo.length }];
  const made: NewOperation = { id: newId(), kind: "FAIL_DELIVERY", subjects: [`item:${newId()}`], payload: { reason: "Bà Lan không có nhà" }, photos, seenVersion: "v1", madeAt: "2026-11-26T01:00:00.000Z" };
  await store.change((log) => ({ log: record(log, made), value: null }), new Map(photos.map(({ sha256 }) => [sha256, bytesOf(photo ?? "")])));
  return made.id;
}

/** A server that does each act once and a line that fails as told: before the server, after it, or not. */
class Server {
  readonly done: string[] = [];
  readonly receipts = new Map<string, Answer>();
  readonly photos = new Map<string, string>();
  revoked = false;
  fails: "NEVER" | "BEFORE" | "AFTER" | "HOTEL" = "NEVER";
  calls = 0;

  private async through(work: () => Promise<Response>): Promise<Response> {
    this.calls += 1;
    if (this.fails === "BEFORE") throw new TypeError("Failed to fetch");
    if (this.fails === "HOTEL") return new Response("<html>Đăng nhập Wi-Fi</html>", { status: 200 });
    const response = await work();
    if (this.fails === "AFTER") throw new TypeError("Failed to fetch");
    return response;
  }

  readonly line: Line = {
    send: ({ operations }) => this.through(async () => Response.json({ ok: !this.revoked, receipts: await this.answer(operations) }, { status: this.revoked ? 410 : 200 })),
    sendPhoto: ({ sha256, bytes }) => this.through(async () => {
      this.photos.set(sha256, await hashOf(bytes));
      return Response.json({ ok: true, sha256 });
    }),
    readDay: () => this.through(async () => Response.json({ ok: true, snapshot: DAY })),
  };

  private answer(operations: readonly Operation[]) {
    return (this.revoked ? answerRevoked : answerBatch)(operations, {
      known: async ({ id }) => this.receipts.get(id) ?? null,
      done: async () => null,
      apply: async ({ id }) => {
        this.done.push(id);
        return { outcome: "APPLIED", result: id };
      },
      keep: async ({ id }, answer) => { this.receipts.set(id, answer); },
    });
  }
}

async function begun(): Promise<{ name: string; store: PhoneStore }> {
  const name = freshName();
  const store = new PhoneStore(name, FEW);
  await store.begin(PIN, "Phạm Văn Cường");
  return { name, store };
}

describe("the PIN", () => {
  test.each([["12345", true], ["111111", true], ["abcdef", true], ["204816", false]])("%s is weak: %s", (pin, weak) => expect(pinWeak(pin)).toBe(weak));

  test("opens what it locked, another does not, and the key cannot be read out", async () => {
    const { lock, key } = await makeLock(PIN, FEW);
    expect(await openLock(lock, "204817")).toBeNull();
    expect(await openLock(lock, PIN)).not.toBeNull();
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });

  test("five tries are free, then each wrong one waits longer; a right one forgets them", async () => {
    let { lock } = await makeLock(PIN, FEW);
    const waits = Array.from({ length: 13 }, () => {
      lock = afterTry(lock, false, 1_000);
      return Math.max(0, lock.waitUntil - 1_000) / 60_000;
    });
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(afterTry(lock, true, 0)).toMatchObject({ wrongTries: 0, waitUntil: 0 });
  });
});

describe("the phone's store", () => {
  test("keeps nothing readable: neither names, reasons nor photos lie in the clear", async () => {
    const { name, store } = await begun();
    await write(store, "ảnh túi hồ sơ bà Lan");
    await store.putSnapshot({ ...DAY, stops: [] });
    const plain: string[] = [];
    const open = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error("not opened"));
    });
    for (const table of ["settings", "log", "photos"]) {
      const rows = await new Promise<unknown[]>((resolve) => { const asked = open.transaction(table).objectStore(table).getAll(); asked.onsuccess = () => resolve(asked.result); });
      const textIn = (value: unknown): string => (value instanceof ArrayBuffer ? Buffer.from(value).toString("utf8") : ArrayBuffer.isView(value) ? "" : value !== null && typeof value === "object" ? Object.values(value).map(textIn).join(" ") : String(value));
      plain.push(textIn(rows));
    }
    open.close();
    const all = plain.join(" ");
    for (const secret of ["bà Lan", "không có nhà", "item:"]) expect(all).not.toContain(secret);
  });

  test("two tabs that take numbers at once, and a page opened anew, never take one twice", async () => {
    const { name, store } = await begun();
    const codes = Array.from({ length: 12 }, (_, i) => `CN7000000${i}`);
    await store.change((log) => ({ log: allot(log, codes), value: null }));
    const other = new PhoneStore(name, FEW);
    expect(await other.unlock(PIN)).toBe(true);
    const take = (tab: PhoneStore) => tab.change((log) => {
      const code = nextNumber(log) ?? "";
      const made: NewOperation = { id: newId(), kind: "COLLECT_PAPERS", subjects: [`stop:${newId()}`], payload: { itemCode: code }, photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00.000Z" };
      const numbered = recordNumbered(log, made);
      return { log: numbered.ok ? numbered.value : log, value: code };
    });
    const taken = await Promise.all([take(store), take(other), take(store), take(other), take(store)]);
    const reopened = new PhoneStore(name, FEW);
    await reopened.unlock(PIN);
    taken.push(await take(reopened));
    expect(taken.toSorted()).toEqual(codes.slice(0, 6));
    expect((await reopened.log()).numbers.left).toEqual(codes.slice(6));
  });

  test("a killed page loses nothing: another opens the same log with the PIN, and not without it", async () => {
    const { name, store } = await begun();
    const id = await write(store, "ảnh");
    const reopened = new PhoneStore(name, FEW);
    expect(await reopened.look()).toMatchObject({ state: "LOCKED", unsent: 1, courierName: "Phạm Văn Cường" });
    expect(await reopened.unlock("999990")).toBe(0);
    await expect(reopened.log()).rejects.toThrow("locked");
    expect(await reopened.unlock(PIN)).toBe(true);
    const [entry] = (await reopened.log()).entries;
    expect(entry?.operation).toMatchObject({ id, sequence: 1 });
    const photo = await reopened.photo(entry?.operation.photos[0]?.sha256 ?? "");
    expect(new TextDecoder().decode(photo ?? undefined)).toBe("ảnh");
  });

  test("two tabs write at once: every act is there, each under its own sequence", async () => {
    const { name, store } = await begun();
    const second = new PhoneStore(name, FEW);
    await second.unlock(PIN);
    await Promise.all(Array.from({ length: 20 }, (_, i) => write(i % 2 === 0 ? store : second)));
    const log = await store.log();
    expect(log.entries.map(({ operation }) => operation.sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await second.log()).entries).toEqual(log.entries);
  });

  test("72 hours without contact: the lists go, what is unsent stays; with nothing unsent everything goes", async () => {
    const [kept, empty] = [await begun(), await begun()];
    for (const { store } of [kept, empty]) await store.putSnapshot(DAY);
    await write(kept.store);
    const start = now();
    setClock(() => new Date(start.getTime() + 71 * 3_600_000));
    expect(await new PhoneStore(empty.name, FEW).look()).toMatchObject({ state: "LOCKED", listsWiped: false });
    setClock(() => new Date(start.getTime() + 73 * 3_600_000));
    const later = new PhoneStore(kept.name, FEW);
    expect(await later.look()).toMatchObject({ state: "LOCKED", unsent: 1, listsWiped: true });
    await later.unlock(PIN);
    expect(await later.snapshot()).toBeNull();
    expect((await later.log()).entries).toHaveLength(1);
    expect(await new PhoneStore(empty.name, FEW).look()).toEqual({ state: "EMPTY" });
  });
});

describe("a contact", () => {
  test("with requests and answers lost: each act once, photos whole, and done only when the server said so", async () => {
    const { name, store } = await begun();
    const server = new Server();
    const ids = [await write(store, "một"), await write(store), await write(store, "hai")];
    for (const fails of ["BEFORE", "AFTER", "HOTEL"] as const) {
      server.fails = fails;
      expect(await contact(store, server.line, "Máy thử")).toEqual({ state: "OFFLINE" });
      expect((await store.log()).entries.some(isDone)).toBe(false);
    }
    server.fails = "NEVER";
    const reopened = new PhoneStore(name, FEW);
    await reopened.unlock(PIN);
    expect(await contact(reopened, server.line, "Máy thử")).toEqual({ state: "MET" });
    expect(server.done).toEqual(ids);
    expect([...server.photos].every(([announced, kept]) => announced === kept)).toBe(true);
    expect(server.photos.size).toBe(2);
    expect(unsentCount(await reopened.log())).toBe(0);
    expect(await reopened.snapshot()).toEqual(DAY);
  });

  test("of two tabs one sends, the other waits", async () => {
    const { name, store } = await begun();
    const second = new PhoneStore(name, FEW);
    await second.unlock(PIN);
    for (let i = 0; i < 4; i += 1) await write(store);
    const server = new Server();
    const states = (await Promise.all([contact(store, server.line, ""), contact(second, server.line, "")])).map(({ state }) => state);
    expect(states.toSorted()).toEqual(["BUSY", "MET"]);
    expect(new Set(server.done).size).toBe(4);
    expect(server.done).toHaveLength(4);
  });

  test("of a revoked phone: every unsent act is named once, also behind a held one and beyond one sending, then everything is wiped", async () => {
    const { name, store } = await begun();
    const server = new Server();
    const done = await write(store);
    await contact(store, server.line, "");
    const held: NewOperation = { id: newId(), kind: "DELIVER_RESULT", subjects: ["item:a"], payload: {}, photos: [], seenVersion: null, madeAt: "2026-11-26T01:00:00.000Z" };
    await store.change((log) => ({ log: receive(record(log, held), [{ id: held.id, answer: { outcome: "HELD", why: "4 số cuối" } }]), value: null }));
    server.receipts.set(held.id, { outcome: "HELD", why: "4 số cuối" });
    const cash: NewOperation = { ...held, id: newId(), kind: "TAKE_CASH", payload: { shownName: "Bà Lan", sealNumber: "NP000881" } };
    await store.change((log) => ({ log: record(log, cash), value: null }));
    const many = [cash.id];
    for (let i = 0; i < 60; i += 1) many.push(await write(store, i === 0 ? "ảnh" : undefined));
    server.revoked = true;
    const after = await contact(store, server.line, "");
    const gone = after.state === "REVOKED" ? after.gone : null;
    expect(gone?.acts.map(({ id }) => id)).toEqual(many);
    expect(gone?.acts[0]?.payload).toEqual({ sealNumber: "NP000881", itemCode: "" });
    expect(gone?.photos).toBe(1);
    expect(JSON.stringify(gone)).not.toContain("Bà Lan");
    expect(many.map((id) => server.receipts.get(id)?.outcome)).toEqual(many.map(() => "HELD"));
    expect(server.done).toEqual([done]);
    expect(await new PhoneStore(name, FEW).look()).toEqual({ state: "EMPTY" });
  });

  test("of a revoked phone whose answer is not the server's own: wiped all the same, and asked no second time", async () => {
    const { name, store } = await begun();
    await write(store);
    let calls = 0;
    const line: Line = { ...new Server().line, send: async () => { calls += 1; return Response.json({ ok: false }, { status: 410 }); } };
    expect(await contact(store, line, "")).toMatchObject({ state: "REVOKED" });
    expect(calls).toBeLessThanOrEqual(2);
    expect(await new PhoneStore(name, FEW).look()).toEqual({ state: "EMPTY" });
  });
});

describe("a full phone", () => {
  const put = IDBObjectStore.prototype.put;
  /** The browser has no room in this store; what the same change wrote before must not stay. */
  function noRoomIn(store: "photos" | "log" | "settings") {
    const spy = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === store) throw new DOMException("full", "QuotaExceededError");
      return key === undefined ? put.call(this, value) : put.call(this, value, key);
    });
    return () => { spy.mockRestore(); };
  }

  test("keeps neither half of an act and its photo; with room again both are there", async () => {
    const { store } = await begun();
    const kept = async () => [(await store.log()).entries.length, (await store.log()).nextSequence, (await store.photo(await hashOf(bytesOf("ảnh")))) !== null];
    for (const at of ["photos", "log"] as const) {
      const room = noRoomIn(at);
      await expect(write(store, "ảnh")).rejects.toMatchObject({ name: "QuotaExceededError" });
      room();
      expect(await kept()).toEqual([0, 1, false]);
    }
    await write(store, "ảnh");
    expect(await kept()).toEqual([1, 2, true]);
  });

  test("opens with the right PIN all the same, sends what it has, and says that the answer found no room", async () => {
    const { name, store } = await begun();
    await store.publicKey();
    const id = await write(store);
    const server = new Server();
    const opened = new PhoneStore(name, FEW);
    const room = noRoomIn("settings");
    expect(await opened.unlock("999990")).toBeGreaterThan(0);
    expect(await opened.unlock(PIN)).toBe(true);
    expect(await contact(opened, server.line, "")).toEqual({ state: "FULL" });
    room();
    expect(server.done).toEqual([id]);
    expect(unsentCount(await opened.log())).toBe(1);
    expect(await contact(opened, server.line, "")).toEqual({ state: "MET" });
    expect(server.done).toEqual([id]);
  });
});

describe("photos of no act", () => {
  test("that a page of an earlier release left when it was killed are thrown away at the next start; those of acts stay", async () => {
    const { name, store } = await begun();
    await write(store, "ảnh của việc");
    const orphan = await hashOf(bytesOf("ảnh mồ côi"));
    const db = await openDB(name);
    await db.put("photos", { iv: new Uint8Array(12), bytes: bytesOf("?") }, orphan);
    db.close();
    const reopened = new PhoneStore(name, FEW);
    expect(await reopened.unlock("999990")).toBe(0);
    expect(await reopened.unlock(PIN)).toBe(true);
    const left = await openDB(name);
    expect(await left.getAllKeys("photos")).toEqual([await hashOf(bytesOf("ảnh của việc"))]);
    left.close();
  });
});
