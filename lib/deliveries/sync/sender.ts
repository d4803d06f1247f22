import { WITH_REVOKED } from "@/lib/deliveries/sync/answering";
import { BATCH_LIMIT, type DeviceLog, nextSending, type Operation, photoKept, photosMissing, photosToSend, type Receipt, receive } from "@/lib/deliveries/sync/engine";
import { allot } from "@/lib/deliveries/sync/numbers";
import { isFull, type PhoneStore } from "@/lib/deliveries/sync/phone-store";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";

/** What went with a revoked phone: acts that the server never took, and how many photos. Without anybody's name: who looks may be another. */
export type WithRevoked = Readonly<{ acts: readonly Pick<Operation, "id" | "kind" | "payload" | "madeAt">[]; photos: number }>;
/** What a contact with the server came to. BUSY: another tab is sending. FULL: the phone has no room for the answer, which comes again. */
export type Contact = Readonly<{ state: "MET" | "OFFLINE" | "BUSY" | "FULL" }> | Readonly<{ state: "REVOKED"; gone: WithRevoked }> | Readonly<{ state: "TURNED_AWAY"; words: string }>;

/** The only ways to the server; each answers with the HTTP response, or throws when there is none. */
export type Line = Readonly<{
  send: (sending: Readonly<{ deviceId: string; deviceName: string; deviceKey: string; operations: readonly Operation[] }>) => Promise<Response>;
  sendPhoto: (photo: Readonly<{ deviceId: string; operationId: string; sha256: string; bytes: ArrayBuffer }>) => Promise<Response>;
  readDay: () => Promise<Response>;
}>;

const SENDER = "mcbc-may-buu-ta-gui";

class Broken extends Error {
  constructor(readonly contact: Contact) {
    super(contact.state);
  }
}

async function reach(call: () => Promise<Response>): Promise<Response> {
  try {
    return await call();
  } catch {
    throw new Broken({ state: "OFFLINE" });
  }
}

const NOTHING_GONE: WithRevoked = { acts: [], photos: 0 };

/** The body of a good answer; everything else ends the contact. A page of a hotel's network is no answer of ours. */
async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 410) throw new Broken({ state: "REVOKED", gone: NOTHING_GONE });
  const body = (await response.json().catch(() => null)) as ({ ok?: boolean; words?: string } & T) | null;
  if (response.ok && body?.ok === true) return body;
  if (body?.words === undefined) throw new Broken({ state: "OFFLINE" });
  throw new Broken({ state: "TURNED_AWAY", words: body.words });
}

type Told = { receipts: Receipt[]; numbers?: string[] };

/** What goes with the phone when everything has been told: acts that the server only knows by name, photos that it lacks. */
function goneWith({ entries }: DeviceLog): WithRevoked {
  const acts = entries.filter(({ answer }) => answer?.outcome === "HELD" && answer.why === WITH_REVOKED).map(({ operation: { id, kind, payload: { sealNumber = "", itemCode = "" }, madeAt } }) => ({ id, kind, payload: { sealNumber, itemCode }, madeAt }));
  return { acts, photos: entries.reduce((sum, entry) => sum + photosMissing(entry).length, 0) };
}

/** Marks what goes out now; a full phone sends it all the same, so that it may become less full. */
async function takeBatch(store: PhoneStore, askHeld: boolean): Promise<readonly Operation[]> {
  const next = (log: DeviceLog) => nextSending(log, { askHeld });
  return store.change((log) => ({ log: next(log).log, value: next(log).batch })).catch(async (error: unknown) => {
    if (!isFull(error)) throw error;
    return next(await store.log()).batch;
  });
}

async function sendLog(store: PhoneStore, line: Line, deviceName: string): Promise<void> {
  const [deviceId, deviceKey] = [await store.deviceId(), await store.publicKey()];
  const send = (operations: readonly Operation[]) => reach(() => line.send({ deviceId, deviceName, deviceKey, operations }));
  for (let askHeld = true; ; askHeld = false) {
    const operations = await takeBatch(store, askHeld);
    // The first word of a contact is said even without anything to send: the phone learns whether it was revoked.
    if (operations.length === 0 && !askHeld) return;
    const response = await send(operations);
    if (response.status === 410) return tellRevoked(await store.log(), response, send);
    const { receipts, numbers = [] } = await bodyOf<Told>(response);
    await store.change((log) => ({ log: allot(receive(log, receipts), numbers), value: null }));
  }
}

/**
 * A revoked phone's acts are no longer done, but each that the server does not know is named to it once, also those that waited behind
 * another; nothing of it is written here any more. @throws always: the phone is to be wiped
 */
async function tellRevoked(before: DeviceLog, first: Response, send: (operations: readonly Operation[]) => Promise<Response>): Promise<void> {
  let log = before;
  for (let response = first; ; ) {
    const body = (await response.json().catch(() => null)) as Partial<Told> | null;
    const unknown = log.entries.filter(({ answer }) => answer === null).length;
    log = receive(log, body?.receipts ?? []);
    const left = log.entries.filter(({ answer }) => answer === null).map(({ operation }) => operation);
    // An answer that brings nothing on (a server of an earlier release) is not asked again.
    if (left.length === 0 || (left.length === unknown && response !== first) || response.status !== 410) throw new Broken({ state: "REVOKED", gone: goneWith(log) });
    response = await send(left.slice(0, BATCH_LIMIT));
  }
}

async function sendPhotos(store: PhoneStore, line: Line): Promise<void> {
  const deviceId = await store.deviceId();
  for (const { operationId, photo } of photosToSend(await store.log())) {
    const bytes = await store.photo(photo.sha256);
    if (bytes === null) continue;
    const response = await reach(() => line.sendPhoto({ deviceId, operationId, sha256: photo.sha256, bytes }));
    // One photo that the server cannot take stays on the phone, counted as unsent, and keeps back no other.
    if (response.status === 422) continue;
    await bodyOf(response);
    await store.change((log) => ({ log: photoKept(log, operationId, photo.sha256), value: null }));
  }
}

/**
 * Only one tab of a phone sends at a time: a lock of the browser's, which gives it back when the page that has it dies. A note with a
 * time on it kept a phone silent for a minute after its page was killed in the middle of a sending. Browsers without locks send
 * from every tab: the log's revisions and the server's receipts bear that.
 */
async function asOnlySender(work: () => Promise<Contact>): Promise<Contact> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request(SENDER, { ifAvailable: true }, (lock) => (lock === null ? { state: "BUSY" } : work()));
}

/**
 * One contact: what was written is sent and answered, photos follow, then the day is read anew. It may break anywhere; the next one
 * goes on from what the phone has in writing. A revoked phone is wiped.
 */
export async function contact(store: PhoneStore, line: Line, deviceName: string): Promise<Contact> {
  return asOnlySender(() => meet(store, line, deviceName));
}

async function meet(store: PhoneStore, line: Line, deviceName: string): Promise<Contact> {
  try {
    await sendLog(store, line, deviceName);
    await sendPhotos(store, line);
    const { snapshot } = await bodyOf<{ snapshot: Snapshot }>(await reach(() => line.readDay()));
    await store.putSnapshot(snapshot);
    await store.met();
    return { state: "MET" };
  } catch (error) {
    // What the server said is asked for again when there is room; nothing is half written.
    if (isFull(error)) return { state: "FULL" };
    if (!(error instanceof Broken)) throw error;
    if (error.contact.state === "REVOKED") await store.wipe();
    return error.contact;
  }
}
