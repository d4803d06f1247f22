import { createHash, type X509Certificate } from "node:crypto";
import { checkTimeStamp, type CheckedTimeStamp } from "@/lib/digitisation/signing/check-cms";
import { integer, NULL, octets, oid, readDer, sequence, TRUE } from "@/lib/digitisation/signing/der";
import { OIDS } from "@/lib/digitisation/signing/oids";

/** A request for a time stamp over the bytes (RFC 3161), asking for the authority's certificate. @param nonce fresh random bytes */
export function timeStampRequest(stamped: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(sequence(oid(OIDS.sha256), NULL), octets(createHash("sha256").update(stamped).digest()));
  return sequence(integer(1), imprint, integer(nonce), TRUE);
}

export type TimeStampAnswer = Readonly<{ token: Uint8Array; checked: CheckedTimeStamp }>;

/** The token of an answer, held against the request and the trusted roots; null when the answer is a refusal or not of this request. */
export function readTimeStampAnswer(answer: Uint8Array, stamped: Uint8Array, nonce: Uint8Array, roots: readonly X509Certificate[]): TimeStampAnswer | null {
  const [status, token] = readDer(answer)?.children ?? [];
  const granted = status?.children[0]?.content;
  if (token === undefined || granted?.length !== 1 || (granted[0] ?? 9) > 1) return null;
  const checked = checkTimeStamp(token.raw, stamped, roots);
  if (checked === null || checked.trust !== "TRUSTED" || checked.nonce === null) return null;
  return Buffer.from(integer(checked.nonce)).equals(integer(nonce)) ? { token: token.raw, checked } : null;
}
