/** What lies on the phone under the courier's PIN: AES-GCM with a key that PBKDF2 makes of it and that no script can read out. */

export type Sealed = Readonly<{ iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }>;
/** Kept in the clear: the salt, and a known text under the key by which a PIN is recognised. */
export type Lock = Readonly<{ salt: Uint8Array<ArrayBuffer>; iterations: number; check: Sealed; wrongTries: number; waitUntil: number }>;

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA256. */
export const ITERATIONS = 600_000;
const KNOWN_TEXT = "một cửa bưu chính";
const FREE_TRIES = 5;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 3_600_000;

/** Six digits at least, not all the same. */
export function pinWeak(pin: string): boolean {
  return !/^\d{6,12}$/.test(pin) || /^(\d)\1+$/.test(pin);
}

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

/** @throws when the key is another, or a bit was changed */
export async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
}

export async function sealJson(key: CryptoKey, value: unknown): Promise<Sealed> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function unsealJson<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, sealed))) as T;
}

/** A fresh lock for a PIN, with its key. */
export async function makeLock(pin: string, iterations = ITERATIONS): Promise<{ lock: Lock; key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(pin, salt, iterations);
  return { key, lock: { salt, iterations, check: await seal(key, new TextEncoder().encode(KNOWN_TEXT)), wrongTries: 0, waitUntil: 0 } };
}

/** The key when the PIN is right, null when it is not. */
export async function openLock(lock: Lock, pin: string): Promise<CryptoKey | null> {
  const key = await keyOf(pin, lock.salt, lock.iterations);
  try {
    return new TextDecoder().decode(await unseal(key, lock.check)) === KNOWN_TEXT ? key : null;
  } catch {
    return null;
  }
}

/** The lock after a try: five are free, then each wrong one waits twice as long, an hour at most. `at` in ms. */
export function afterTry(lock: Lock, right: boolean, at: number): Lock {
  if (right) return { ...lock, wrongTries: 0, waitUntil: 0 };
  const wrongTries = lock.wrongTries + 1;
  const wait = wrongTries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrongTries - FREE_TRIES));
  return { ...lock, wrongTries, waitUntil: at + wait };
}

/** SHA-256 in lower-case hex, in a browser. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
