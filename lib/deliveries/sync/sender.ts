import { nextSending, type Operation, photoKept, photosToSend, type Receipt, receive } from "@/lib/deliveries/sync/engine";
import { allot } from "@/lib/deliveries/sync/numbers";
import type { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";

/** What a contact with the server came to. BUSY: another tab is sending. */
export type Contact = Readonly<{ state: "MET" | "OFFLINE" | "BUSY" | "REVOKED" }> | Readonly<{ state: "TURNED_AWAY"; words: string }>;

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

/** The body of a good answer; everything else ends the contact. A page of a hotel's network is no answer of ours. */
async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 410) throw new Broken({ state: "REVOKED" });
  const body = (await response.json().catch(() => null)) as ({ ok?: boolean; words?: string } & T) | null;
  if (response.ok && body?.ok === true) return body;
  if (body?.words === undefined) throw new Broken({ state: "OFFLINE" });
  throw new Broken({ state: "TURNED_AWAY", words: body.words });
}

async function sendLog(store: PhoneStore, line: Line, deviceName: string): Promise<void> {
  const [deviceId, deviceKey] = [await store.deviceId(), await store.publicKey()];
  for (let askHeld = true; ; askHeld = false) {
    const operations = await store.change((log) => {
      const next = nextSending(log, { askHeld });
      return { log: next.log, value: next.batch };
    });
    // The first word of a contact is said even without anything to send: the phone learns whether it was revoked.
    if (operations.length === 0 && !askHeld) return;
    const { receipts, numbers = [] } = await bodyOf<{ receipts: Receipt[]; numbers?: string[] }>(await reach(() => line.send({ deviceId, deviceName, deviceKey, operations })));
    await store.change((log) => ({ log: allot(receive(log, receipts), numbers), value: null }));
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
    if (!(error instanceof Broken)) throw error;
    if (error.contact.state === "REVOKED") await store.wipe();
    return error.contact;
  }
}
