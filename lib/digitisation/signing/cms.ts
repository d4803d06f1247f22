import { createHash } from "node:crypto";
import { integer, NULL, octets, oid, readDer, sequence, set, tagged, tlv, type Node } from "@/lib/digitisation/signing/der";
import { OIDS } from "@/lib/digitisation/signing/oids";

const SHA256 = sequence(oid(OIDS.sha256));
const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), set(value));

/**
 * The signed attributes of a CAdES signature (ETSI EN 319 122-1; RFC 5035): content type, digest of the document, and the certificate
 * that signs, so that no other one can be put in its place. What is hashed and sent away is exactly these bytes.
 */
export function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Uint8Array {
  const certificateHash = createHash("sha256").update(certificate).digest();
  return set(
    attribute(OIDS.contentType, oid(OIDS.data)),
    attribute(OIDS.messageDigest, octets(digest)),
    attribute(OIDS.signingCertificateV2, sequence(sequence(sequence(octets(certificateHash))))),
  );
}

/** Issuer and serial number of a certificate, by which a signature names it. @throws TypeError when the bytes are no certificate */
export function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const fields = certificateFields(certificate);
  if (fields === null) throw new TypeError("Not a certificate");
  return sequence(fields.issuer.raw, fields.serial.raw);
}

export type CertificateFields = Readonly<{ serial: Node; issuer: Node }>;

/** The two fields of a certificate that a signature refers to; null when the bytes are none. */
export function certificateFields(certificate: Uint8Array): CertificateFields | null {
  const parts = readDer(certificate)?.children[0]?.children ?? [];
  // The version is tagged and may be left out.
  const from = parts[0]?.tagClass === 3 ? 1 : 0;
  const [serial, issuer] = [parts[from], parts[from + 2]];
  return serial && issuer ? { serial, issuer } : null;
}

export type SignedParts = Readonly<{
  attributes: Uint8Array;
  /** RSA PKCS #1 v1.5 with SHA-256 over the attributes. */
  signature: Uint8Array;
  /** DER, the signer's first. */
  chain: readonly [Uint8Array, ...Uint8Array[]];
  /** DER of the time stamp's token; null: none could be had. */
  timeStamp: Uint8Array | null;
}>;

/** The signature as CMS SignedData over a document that is not inside it (PAdES B-B, or B-T with a time stamp). */
export function signedData({ attributes, signature, chain, timeStamp }: SignedParts): Uint8Array {
  const unsigned = timeStamp === null ? [] : [tagged(1, attribute(OIDS.timeStampToken, timeStamp))];
  const signer = sequence(
    integer(1), issuerAndSerial(chain[0]), SHA256,
    // Within the signer's info the set carries a tag of its own; signed is the plain set.
    tlv(0xa0, contentOf(attributes)), sequence(oid(OIDS.rsaWithSha256), NULL), octets(signature), ...unsigned,
  );
  return contentInfo(sequence(integer(1), set(SHA256), sequence(oid(OIDS.data)), tlv(0xa0, ...chain), set(signer)));
}

export function contentInfo(signed: Uint8Array): Uint8Array {
  return sequence(oid(OIDS.signedData), tagged(0, signed));
}

/** What stands behind tag and length. */
function contentOf(der: Uint8Array): Uint8Array {
  const first = der[1] ?? 0;
  return der.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}
