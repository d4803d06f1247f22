import { createHash, randomBytes } from "node:crypto";
import { contentInfo, issuerAndSerial } from "@/lib/digitisation/signing/cms";
import { generalizedTime, integer, NULL, octets, octetsOf, oid, readDer, sequence, set, tagged, tlv } from "@/lib/digitisation/signing/der";
import { OIDS } from "@/lib/digitisation/signing/oids";
import type { TestAuthority } from "@/simulators/signing-service/authority";

/** A policy number of nobody's: a test unit. */
const POLICY = "1.3.6.1.4.1.99999.1.1";

/** Answers a request for a time stamp (RFC 3161): granted with a token, or refused as badly formed. */
export function timeStampAnswer(authority: TestAuthority, request: Uint8Array, at: Date): Uint8Array {
  const parts = readDer(request)?.children ?? [];
  const imprint = parts[1];
  const hash = octetsOf(imprint?.children[1]);
  if (imprint === undefined || hash === null || imprint.children[0]?.children[0]?.oid !== OIDS.sha256 || hash.length !== 32) return sequence(sequence(integer(2)));
  const nonce = parts.slice(2).find(({ tagClass, tag }) => tagClass === 1 && tag === 2);
  const info = sequence(integer(1), oid(POLICY), imprint.raw, integer(randomBytes(8)), generalizedTime(at), ...(nonce === undefined ? [] : [nonce.raw]));
  return sequence(sequence(integer(0)), contentInfo(signedInfo(authority, info)));
}

function signedInfo(authority: TestAuthority, info: Uint8Array): Uint8Array {
  const [own = Buffer.alloc(0), ...others] = authority.timeStampChain();
  const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
  const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), set(value));
  const attributes = [
    attribute(OIDS.contentType, oid(OIDS.tstInfo)), attribute(OIDS.messageDigest, octets(sha256(info))),
    attribute(OIDS.signingCertificateV2, sequence(sequence(sequence(octets(sha256(own)))))),
  ].sort(Buffer.compare);
  const algorithm = sequence(oid(OIDS.sha256));
  const signer = sequence(
    integer(1), issuerAndSerial(own), algorithm, tlv(0xa0, ...attributes), sequence(oid(OIDS.rsaWithSha256), NULL), octets(authority.signTimeStamp(sha256(tlv(0x31, ...attributes)))),
  );
  return sequence(integer(3), set(algorithm), sequence(oid(OIDS.tstInfo), tagged(0, octets(info))), tlv(0xa0, own, ...others), set(signer));
}
