import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { ShownBag } from "@/lib/deliveries/sync/bag-frames";
import { makeDeviceKey, signText } from "@/lib/deliveries/sync/device-key";
import { type DeviceLog, emptyLog, type Entry, type PhoneNumbers } from "@/lib/deliveries/sync/engine";
import { CONTACT_HOURS, type Snapshot } from "@/lib/deliveries/sync/snapshot";
import { afterTry, type Lock, makeLock, openLock, type Sealed, seal, sealJson, unseal, unsealJson } from "@/lib/deliveries/sync/vault";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";

type Row = Readonly<{ id: string; sequence: number; stamp: string; sealed: Sealed }>;
/** In the clear: whose phone it is, how far the log goes, which item numbers are left, when the server was last met. */
type Head = Readonly<{ deviceId: string; courierName: string; nextSequence: number; revision: number; lastContactAt: number; numbers?: PhoneNumbers }>;

/** What one change of the log writes beside its head. */
type Written = Readonly<{ rows: readonly Row[]; gone: readonly Entry[]; pictures: readonly (readonly [string, Sealed])[] }>;

/** The phone's own key: the public half in the clear. */
type DeviceKey = Readonly<{ publicKey: string; sealed: Sealed }>;

interface Schema extends DBSchema {
  settings: { key: "lock" | "head" | "snapshot" | "key" | "bag"; value: Lock | Head | Sealed | DeviceKey };
  log: { key: string; value: Row };
  photos: { key: string; value: Sealed };
}

/** What is found when the shell starts. */
export type Found = Readonly<{ state: "EMPTY" }> | Readonly<{ state: "LOCKED"; courierName: string; unsent: number; waitUntil: number; listsWiped: boolean }>;

/** Photos of an act, by the SHA-256 under which it announces them. */
export type PhotoBytes = ReadonlyMap<string, ArrayBuffer>;
const NO_PHOTOS: PhotoBytes = new Map();

const HOUR = 3_600_000;
/** How long a full phone makes a wrong PIN wait, whose count it has no room to write. */
const UNCOUNTED_WAIT = 60_000;

/** The phone's storage is full: whatever was being written is not there, not even in part. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === "QuotaExceededError";

/**
 * All of a change or nothing of it. What ended it is told by the transaction: each of its requests says only that it was ended, and one that the
 * browser does not even take would leave those before it standing.
 */
async function wholly(tx: Readonly<{ done: Promise<void>; abort: () => void }>, puts: readonly (() => Promise<unknown>)[]): Promise<void> {
  try {
    for (const put of puts) void put().catch(() => undefined);
  } catch (error) {
    void tx.done.catch(() => undefined);
    tx.abort();
    throw error;
  }
  await tx.done;
}

/**
 * The phone's own store: log, photos and lists, each sealed under the PIN; what a locked phone must know lies in the clear (a count,
 * a name, a moment). Writes are compared with the revision they were made from, so that two tabs never overwrite one another.
 */
export class PhoneStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;
  private key: CryptoKey | null = null;
  private readonly read = new Map<string, { stamp: string; entry: Entry }>();

  constructor(private readonly name = "buu-ta", private readonly iterations?: number) {}

  /** The open database; opened anew when the browser closed it behind our back (iOS does). */
  private async open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>(this.name, 1, {
      upgrade(db) {
        db.createObjectStore("settings");
        db.createObjectStore("log", { keyPath: "id" });
        db.createObjectStore("photos");
      },
      terminated: () => { this.db = null; },
      blocking: () => { this.close(); },
    });
    return this.db;
  }

  private async use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.db = null;
      return work(await this.open());
    }
  }

  private unlockedKey(): CryptoKey {
    if (this.key === null) throw new Error("The store is locked");
    return this.key;
  }

  private async head(): Promise<Head | null> {
    return this.use(async (db) => ((await db.get("settings", "head")) as Head | undefined) ?? null);
  }

  get unlocked(): boolean {
    return this.key !== null;
  }

  close(): void {
    void this.db?.then((db) => db.close());
    this.db = null;
  }

  /** Looks at what is there; lists older than 72 hours without contact are wiped here, what is unsent never. */
  async look(): Promise<Found> {
    const [head, lock] = [await this.head(), await this.use((db) => db.get("settings", "lock"))];
    if (head === null || lock === undefined) return { state: "EMPTY" };
    const stale = now().getTime() - head.lastContactAt > CONTACT_HOURS * HOUR;
    const unsent = await this.use((db) => db.count("log"));
    if (stale && unsent === 0) {
      await this.wipe();
      return { state: "EMPTY" };
    }
    if (stale) await this.use((db) => db.delete("settings", "snapshot"));
    return { state: "LOCKED", courierName: head.courierName, unsent, waitUntil: (lock as Lock).waitUntil, listsWiped: stale };
  }

  /** Makes the store for this courier under his PIN. */
  async begin(pin: string, courierName: string): Promise<void> {
    const { lock, key } = await makeLock(pin, this.iterations);
    const head: Head = { deviceId: newId(), courierName, nextSequence: 1, revision: 0, lastContactAt: now().getTime() };
    await this.use(async (db) => {
      const tx = db.transaction("settings", "readwrite");
      await Promise.all([tx.store.put(lock, "lock"), tx.store.put(head, "head"), tx.done]);
    });
    this.key = key;
  }

  /** @returns true when it opened; else until when to wait (ms, 0: try again at once) */
  async unlock(pin: string): Promise<true | number> {
    const lock = (await this.use((db) => db.get("settings", "lock"))) as Lock | undefined;
    if (lock === undefined) return 0;
    const at = now().getTime();
    if (lock.waitUntil > at) return lock.waitUntil;
    const key = await openLock(lock, pin);
    const after = afterTry(lock, key !== null, at);
    const counted = key !== null && lock.wrongTries === 0 ? true : await this.use((db) => db.put("settings", after, "lock")).then(() => true, (error: unknown) => {
      if (!isFull(error)) throw error;
      return false;
    });
    if (key === null) return counted ? (after.waitUntil > at ? after.waitUntil : 0) : at + UNCOUNTED_WAIT;
    this.key = key;
    await this.dropOrphans();
    return true;
  }

  async deviceId(): Promise<string> {
    return (await this.head())?.deviceId ?? "";
  }

  private async entryOf(row: Row): Promise<Entry> {
    const before = this.read.get(row.id);
    if (before?.stamp === row.stamp) return before.entry;
    const entry = await unsealJson<Entry>(this.unlockedKey(), row.sealed);
    this.read.set(row.id, { stamp: row.stamp, entry });
    return entry;
  }

  private async load(): Promise<{ log: DeviceLog; revision: number }> {
    const { head, rows } = await this.use(async (db) => {
      const tx = db.transaction(["settings", "log"], "readonly");
      const [found, all] = await Promise.all([tx.objectStore("settings").get("head"), tx.objectStore("log").getAll()]);
      return { head: found as Head | undefined, rows: all };
    });
    if (head === undefined) throw new Error("The store was wiped");
    const entries = await Promise.all(rows.toSorted((one, other) => one.sequence - other.sequence).map((row) => this.entryOf(row)));
    const empty = emptyLog(head.deviceId);
    return { log: { ...empty, nextSequence: head.nextSequence, entries, numbers: head.numbers ?? empty.numbers }, revision: head.revision };
  }

  async log(): Promise<DeviceLog> {
    return (await this.load()).log;
  }

  /**
   * Changes the log as one act: sealed first, then written only if nobody else wrote meanwhile, else done again on what he wrote. `photos` of
   * the act are written with it: a page that is killed, or a full phone, leaves neither an act without its photos nor photos of no act.
   * @throws with `isFull` when there is no room; nothing is written then
   */
  async change<T>(work: (log: DeviceLog) => { log: DeviceLog; value: T }, photos: PhotoBytes = NO_PHOTOS): Promise<T> {
    const pictures: (readonly [string, Sealed])[] = [];
    for (const [sha256, bytes] of photos) pictures.push([sha256, await seal(this.unlockedKey(), bytes)]);
    for (;;) {
      const before = await this.load();
      const { log, value } = work(before.log);
      if (log === before.log) return value;
      const old = new Map(before.log.entries.map((entry) => [entry.operation.id, entry]));
      const changed = log.entries.filter((entry) => old.get(entry.operation.id) !== entry);
      const rows = await Promise.all(changed.map(async (entry): Promise<Row> => ({
        id: entry.operation.id, sequence: entry.operation.sequence, stamp: newId(), sealed: await sealJson(this.unlockedKey(), entry),
      })));
      const left = new Set(log.entries.map(({ operation }) => operation.id));
      const gone = before.log.entries.filter(({ operation }) => !left.has(operation.id));
      if (await this.writeLog(before.revision, log, { rows, gone, pictures })) return value;
    }
  }

  private async writeLog(revision: number, log: DeviceLog, { rows, gone, pictures }: Written): Promise<boolean> {
    return this.use(async (db) => {
      const tx = db.transaction(["settings", "log", "photos"], "readwrite", { durability: "strict" });
      const head = (await tx.objectStore("settings").get("head")) as Head | undefined;
      if (head === undefined || head.revision !== revision) {
        await tx.done;
        return false;
      }
      const named = new Set(log.entries.flatMap(({ operation }) => operation.photos.map(({ sha256 }) => sha256)));
      const spare = gone.flatMap(({ operation }) => operation.photos.map(({ sha256 }) => sha256)).filter((sha256) => !named.has(sha256));
      const [settings, entries, photos] = [tx.objectStore("settings"), tx.objectStore("log"), tx.objectStore("photos")];
      await wholly(tx, [
        () => settings.put({ ...head, nextSequence: log.nextSequence, numbers: log.numbers, revision: revision + 1 }, "head"),
        ...rows.map((row) => () => entries.put(row)), ...pictures.map(([sha256, sealed]) => () => photos.put(sealed, sha256)),
        ...gone.map(({ operation }) => () => entries.delete(operation.id)), ...spare.map((sha256) => () => photos.delete(sha256)),
      ]);
      return true;
    });
  }

  /**
   * Photos that no act names, which a page of an earlier release left when it was killed between the two: thrown away at the next start.
   * Since photos and act are one change, what no act of this revision names is nobody's.
   */
  private async dropOrphans(): Promise<void> {
    if ((await this.use((db) => db.count("photos"))) === 0) return;
    const { log, revision } = await this.load();
    const named = new Set(log.entries.flatMap(({ operation }) => operation.photos.map(({ sha256 }) => sha256)));
    await this.use(async (db) => {
      const tx = db.transaction(["settings", "photos"], "readwrite");
      const head = (await tx.objectStore("settings").get("head")) as Head | undefined;
      if (head?.revision === revision) for (const sha256 of await tx.objectStore("photos").getAllKeys()) if (!named.has(sha256)) await tx.objectStore("photos").delete(sha256);
      await tx.done;
    });
  }

  async photo(sha256: string): Promise<ArrayBuffer | null> {
    const sealed = await this.use((db) => db.get("photos", sha256));
    return sealed === undefined ? null : unseal(this.unlockedKey(), sealed);
  }

  async snapshot(): Promise<Snapshot | null> {
    const sealed = (await this.use((db) => db.get("settings", "snapshot"))) as Sealed | undefined;
    return sealed === undefined ? null : unsealJson<Snapshot>(this.unlockedKey(), sealed);
  }

  /** Keeps the server's list of this moment. */
  async putSnapshot(snapshot: Snapshot): Promise<void> {
    const sealed = await sealJson(this.unlockedKey(), snapshot);
    await this.use((db) => db.put("settings", sealed, "snapshot"));
  }

  /** The phone's key, made when it is first asked for; of two tabs that make one, one wins. */
  private async deviceKey(): Promise<DeviceKey> {
    const kept = (await this.use((db) => db.get("settings", "key"))) as DeviceKey | undefined;
    if (kept !== undefined) return kept;
    const made = await makeDeviceKey();
    const key: DeviceKey = { publicKey: made.publicKey, sealed: await seal(this.unlockedKey(), made.privateKey) };
    return this.use(async (db) => {
      const tx = db.transaction("settings", "readwrite", { durability: "strict" });
      const other = (await tx.store.get("key")) as DeviceKey | undefined;
      if (other === undefined) await tx.store.put(key, "key");
      await tx.done;
      return other ?? key;
    });
  }

  async publicKey(): Promise<string> {
    return (await this.deviceKey()).publicKey;
  }

  /** What this phone says, signed so that the server can check it. */
  async sign(text: string): Promise<string> {
    const { sealed } = await this.deviceKey();
    return signText(await unseal(this.unlockedKey(), sealed), text);
  }

  /** The bag that is being shown to a colleague: a page that was killed shows the same one again. */
  async shownBag(): Promise<ShownBag | null> {
    const sealed = (await this.use((db) => db.get("settings", "bag"))) as Sealed | undefined;
    return sealed === undefined ? null : unsealJson<ShownBag>(this.unlockedKey(), sealed);
  }

  async showBag(bag: ShownBag | null): Promise<void> {
    const sealed = bag === null ? null : await sealJson(this.unlockedKey(), bag);
    await this.use(async (db) => { await (sealed === null ? db.delete("settings", "bag") : db.put("settings", sealed, "bag")); });
  }

  /** The server was met. */
  async met(): Promise<void> {
    await this.use(async (db) => {
      const tx = db.transaction("settings", "readwrite");
      const head = (await tx.store.get("head")) as Head | undefined;
      if (head !== undefined) await tx.store.put({ ...head, lastContactAt: now().getTime() }, "head");
      await tx.done;
    });
  }

  /** Everything off the phone: it was revoked, or is given back with nothing unsent. */
  async wipe(): Promise<void> {
    this.key = null;
    this.read.clear();
    const db = await this.db;
    db?.close();
    this.db = null;
    await deleteDB(this.name);
  }
}
