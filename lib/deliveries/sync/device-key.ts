/** The key of a phone: ECDSA over P-256. The private half lies sealed under the PIN; the server has the public half and checks what was signed. */

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @throws when it is no base64 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** A fresh pair: the public half as text, the private one as bytes to be sealed. */
export async function makeDeviceKey(): Promise<{ publicKey: string; privateKey: ArrayBuffer }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
  return { publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey))), privateKey: await crypto.subtle.exportKey("pkcs8", pair.privateKey) };
}

export async function signText(privateKey: ArrayBuffer, text: string): Promise<string> {
  const key = await crypto.subtle.importKey("pkcs8", privateKey, CURVE, false, ["sign"]);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(SIGNING, key, new TextEncoder().encode(text))));
}

/** Whether the phone with this public key signed this text; false for anything that is no key or no signature. */
export async function signedBy(publicKey: string, signature: string, text: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("spki", fromBase64Url(publicKey), CURVE, false, ["verify"]);
    return await crypto.subtle.verify(SIGNING, key, fromBase64Url(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}
