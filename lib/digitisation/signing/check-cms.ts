import { constants, createHash, type KeyObject, verify, type X509Certificate } from "node:crypto";
import { certificateFields } from "@/lib/digitisation/signing/cms";
import { contextChild, dateOf, octetsOf, readDer, sequence, tlv, type Node } from "@/lib/digitisation/signing/der";
import { DIGESTS, OIDS } from "@/lib/digitisation/signing/oids";
import { readCertificate, trustOf, type Trust } from "@/lib/digitisation/signing/trust";

/** What is read of a signature before it is judged. */
export type ReadSignature = Readonly<{
  /** The signer's certificate first, when it came with the signature. */
  signer: X509Certificate;
  others: readonly X509Certificate[];
  digest: string;
  attributes: Node | undefined;
  signature: Uint8Array;
  signatureAlgorithm: string;
  unsigned: Node | undefined;
  content: Uint8Array | null;
}>;

/** Reads CMS SignedData with one signer, whose certificate is inside; null when it is anything else. */
export function readSignedData(der: Uint8Array): ReadSignature | null {
  const info = readDer(der);
  if (info?.children[0]?.oid !== OIDS.signedData) return null;
  const parts = info.children[1]?.children[0]?.children ?? [];
  const encapsulated = parts[2];
  const signers = parts.at(-1)?.children ?? [];
  const signer = signers[0]?.children;
  if (signers.length !== 1 || signer === undefined) return null;
  const certificates = (contextChild(info.children[1]?.children[0], 0)?.children ?? []).flatMap(({ raw }) => readCertificate(raw) ?? []);
  const named = signer[1];
  const own = certificates.find((certificate) => isNamed(certificate, named));
  const digest = DIGESTS[signer[2]?.children[0]?.oid ?? ""];
  const attributes = signer.find(({ tagClass, tag }) => tagClass === 3 && tag === 0);
  const from = attributes === undefined ? 3 : 4;
  const signature = octetsOf(signer[from + 1]);
  if (own === undefined || digest === undefined || signature === null) return null;
  return {
    signer: own, others: certificates.filter((certificate) => certificate !== own), digest, attributes, signature,
    signatureAlgorithm: signer[from]?.children[0]?.oid ?? "", unsigned: signer.find(({ tagClass, tag }) => tagClass === 3 && tag === 1),
    content: octetsOf(contextChild(encapsulated, 0)?.children[0]),
  };
}

/** By issuer and serial number, or by the key's identifier, which only this one certificate can then carry. */
function isNamed(certificate: X509Certificate, named: Node | undefined): boolean {
  if (named === undefined) return false;
  if (named.tagClass === 3) return Buffer.from(certificate.raw).includes(Buffer.from(named.content));
  const fields = certificateFields(certificate.raw);
  return fields !== null && Buffer.from(named.raw).equals(sequence(fields.issuer.raw, fields.serial.raw));
}

function attributeOf(set: Node | undefined, type: string): Node | undefined {
  return set?.children.find((attribute) => attribute.children[0]?.oid === type)?.children[1]?.children[0];
}

/** Whether the signature is this certificate's over these bytes, and the digest in it that of the document. */
export function isIntact(read: ReadSignature, document: Uint8Array): boolean {
  const digest = createHash(read.digest).update(document).digest();
  if (read.attributes === undefined) return isSignedBy(read.signer.publicKey, read, document);
  const told = octetsOf(attributeOf(read.attributes, OIDS.messageDigest));
  if (told === null || !Buffer.from(told).equals(digest)) return false;
  const names = octetsOf(attributeOf(read.attributes, OIDS.signingCertificateV2)?.children[0]?.children[0]?.children.find(({ tag, tagClass }) => tagClass === 1 && tag === 4));
  if (names !== null && names.length === 32 && !Buffer.from(names).equals(createHash("sha256").update(read.signer.raw).digest())) return false;
  return isSignedBy(read.signer.publicKey, read, tlv(0x31, read.attributes.content));
}

function isSignedBy(key: KeyObject, { signature, signatureAlgorithm, digest }: Pick<ReadSignature, "signature" | "signatureAlgorithm" | "digest">, bytes: Uint8Array): boolean {
  try {
    return verify(digest, bytes, signatureAlgorithm === OIDS.rsaPss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : key, signature);
  } catch {
    return false;
  }
}

/** A raw signature that a service gave back, held against the certificate and what was to be signed. */
export function isSignatureOf(certificate: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const read = readCertificate(certificate);
  return read !== null && isSignedBy(read.publicKey, { signature, signatureAlgorithm: OIDS.rsaWithSha256, digest: "sha256" }, bytes);
}

export type CheckedTimeStamp = Readonly<{ at: Date; trust: Trust; serial: string; nonce: Uint8Array | null; policy: string }>;

/** A time stamp's token over these bytes: when, and by whom known; null when it is broken, of other bytes, or not a time stamp at all. */
export function checkTimeStamp(token: Uint8Array, stamped: Uint8Array, roots: readonly X509Certificate[]): CheckedTimeStamp | null {
  const read = readSignedData(token);
  if (read === null || read.content === null || !isIntact(read, read.content)) return null;
  const info = readDer(read.content)?.children ?? [];
  const [, policy, imprint, serial, time] = info;
  const digest = DIGESTS[imprint?.children[0]?.children[0]?.oid ?? ""];
  const told = octetsOf(imprint?.children[1]);
  const at = dateOf(time);
  if (digest === undefined || told === null || at === null || serial === undefined) return null;
  if (!Buffer.from(told).equals(createHash(digest).update(stamped).digest())) return null;
  if (read.signer.keyUsage?.includes(OIDS.timeStamping) !== true) return null;
  const nonce = info.slice(5).find(({ tagClass, tag }) => tagClass === 1 && tag === 2)?.content ?? null;
  return { at, trust: trustOf(read.signer, read.others, roots, at), serial: Buffer.from(serial.content).toString("hex"), nonce, policy: policy?.oid ?? "" };
}

export type CheckedSignature = Readonly<{
  signer: X509Certificate;
  intact: boolean;
  /** When the signer says that he signed; null when he does not. */
  saidAt: Date | null;
  timeStamp: CheckedTimeStamp | null;
  trust: Trust;
}>;

/**
 * Judges a detached signature. The certificate must have been valid at the moment of a trusted time stamp, else at the moment of asking.
 * @returns null when it cannot be read
 */
export function checkSignature(cms: Uint8Array, document: Uint8Array, roots: readonly X509Certificate[], at: Date): CheckedSignature | null {
  const read = readSignedData(cms);
  if (read === null) return null;
  const token = attributeOf(read.unsigned, OIDS.timeStampToken);
  const timeStamp = token === undefined ? null : checkTimeStamp(token.raw, read.signature, roots);
  const moment = timeStamp?.trust === "TRUSTED" ? timeStamp.at : at;
  return { signer: read.signer, intact: isIntact(read, document), saidAt: dateOf(attributeOf(read.attributes, OIDS.signingTime)), timeStamp, trust: trustOf(read.signer, read.others, roots, moment) };
}
