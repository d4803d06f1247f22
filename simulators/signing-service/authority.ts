import { constants, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, privateEncrypt, randomBytes, sign } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { generalizedTime, integer, NULL, octets, oid, readDer, sequence, set, tagged, tlv, TRUE } from "@/lib/digitisation/signing/der";
import { OIDS } from "@/lib/digitisation/signing/oids";

/** Somebody with a key here: `userId` is how customers name him, `unit` where he works. */
export type Signer = Readonly<{ userId: string; name: string; unit: string }>;

const Pair = z.object({ key: z.string(), certificate: z.string() });
const Kept = z.object({ root: Pair, issuing: Pair, timeStamp: Pair, signers: z.record(z.string(), Pair) });
type Kept = z.infer<typeof Kept>;

/** The attribute `uid` of a name. */
const USER_ID = "0.9.2342.19200300.100.1.1";
const YEAR = 365 * 24 * 3_600_000;
const DIGEST_INFO_SHA256 = Buffer.from("3031300d060960864801650304020105000420", "hex");

/** A test authority: root, issuing authority, time-stamping unit and one certificate for each signer. Its keys lie in one folder, readable by their owner alone. */
export class TestAuthority {
  readonly #kept: Kept;
  private constructor(kept: Kept, readonly rootsFile: string) {
    this.#kept = kept;
  }

  /** Opens the authority of a folder, or founds one there at this moment; signers that it does not know get their keys. */
  static open(folder: string, signers: readonly Signer[], at: Date): TestAuthority {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, "authority.json");
    const known = fs.existsSync(file) ? Kept.parse(JSON.parse(fs.readFileSync(file, "utf8"))) : founded(at);
    for (const signer of signers) known.signers[signer.userId] ??= signerPair(known, signer, at, 3 * YEAR);
    fs.writeFileSync(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    const rootsFile = path.join(folder, "roots.pem");
    fs.writeFileSync(rootsFile, pem(known.root.certificate));
    return new TestAuthority(known, rootsFile);
  }

  knows(userId: string): boolean {
    return userId in this.#kept.signers;
  }

  userIds(): string[] {
    return Object.keys(this.#kept.signers);
  }

  /** DER of the signer's certificate and of those above it. */
  chainOf(userId: string): Buffer[] {
    return [this.#pair(userId).certificate, this.#kept.issuing.certificate, this.#kept.root.certificate].map((text) => Buffer.from(text, "base64"));
  }

  /** The same key and name in a certificate that ran out the day before. */
  expiredChainOf(signer: Signer, at: Date): Buffer[] {
    const past = signerPair(this.#kept, signer, new Date(at.getTime() - 2 * YEAR), 2 * YEAR - 24 * 3_600_000, this.#pair(signer.userId).key);
    return [past.certificate, this.#kept.issuing.certificate, this.#kept.root.certificate].map((text) => Buffer.from(text, "base64"));
  }

  /** RSA PKCS #1 v1.5 over a SHA-256 that somebody else has computed. */
  signHash(userId: string, hash: Uint8Array): Buffer {
    return signedHash(keyOf(this.#pair(userId)), hash);
  }

  signTimeStamp(hash: Uint8Array): Buffer {
    return signedHash(keyOf(this.#kept.timeStamp), hash);
  }

  timeStampChain(): Buffer[] {
    return [this.#kept.timeStamp.certificate, this.#kept.root.certificate].map((text) => Buffer.from(text, "base64"));
  }

  #pair(userId: string): z.infer<typeof Pair> {
    const pair = this.#kept.signers[userId];
    if (pair === undefined) throw new Error(`No signer ${userId}`);
    return pair;
  }
}

const keyOf = ({ key }: z.infer<typeof Pair>): KeyObject => createPrivateKey(key);
const pem = (der: string): string => `-----BEGIN CERTIFICATE-----\n${(der.match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;

function signedHash(key: KeyObject, hash: Uint8Array): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([DIGEST_INFO_SHA256, hash]));
}

/** A distinguished name: country, organisation, person or authority, and the account at the service. */
function nameOf(commonName: string, organisation: string, userId?: string): Uint8Array {
  const part = (type: string, tag: number, text: string): Uint8Array => set(sequence(oid(type), tlv(tag, Buffer.from(text, "utf8"))));
  return sequence(part("2.5.4.6", 0x13, "VN"), part("2.5.4.10", 0x0c, organisation), part("2.5.4.3", 0x0c, commonName), ...(userId === undefined ? [] : [part(USER_ID, 0x0c, userId)]));
}

function founded(at: Date): Kept {
  const root = issued({ subject: nameOf("Chứng thực thử nghiệm gốc", "Bản chạy thử"), issuer: null, at, life: 20 * YEAR, kind: "ROOT" });
  const issuing = issued({ subject: nameOf("Chứng thực thử nghiệm G1", "Bản chạy thử"), issuer: root, at, life: 10 * YEAR, kind: "ISSUING" });
  const timeStamp = issued({ subject: nameOf("Dấu thời gian thử nghiệm", "Bản chạy thử"), issuer: root, at, life: 10 * YEAR, kind: "TIME_STAMP" });
  return { root, issuing, timeStamp, signers: {} };
}

function signerPair({ issuing }: Kept, { userId, name, unit }: Signer, at: Date, life: number, key?: string): z.infer<typeof Pair> {
  return issued({ subject: nameOf(name, unit, userId), issuer: issuing, at, life, kind: "PERSON", ...(key === undefined ? {} : { key }) });
}

type Order = Readonly<{ subject: Uint8Array; issuer: z.infer<typeof Pair> | null; at: Date; life: number; kind: "ROOT" | "ISSUING" | "TIME_STAMP" | "PERSON"; key?: string }>;

/** A certificate of version 3 (RFC 5280), signed by its issuer's key; a root signs its own. */
function issued({ subject, issuer, at, life, kind, key }: Order): z.infer<typeof Pair> {
  const own = key ?? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const publicKey = createPublicKey(own).export({ type: "spki", format: "der" });
  const issuerName = issuer === null ? subject : subjectOf(Buffer.from(issuer.certificate, "base64"));
  const algorithm = sequence(oid(OIDS.rsaWithSha256), NULL);
  const isAuthority = kind === "ROOT" || kind === "ISSUING";
  const critical = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), TRUE, octets(value));
  const keyId = (of: Buffer): Uint8Array => createHash("sha1").update(of).digest();
  const issuerKey = createPublicKey(issuer?.key ?? own).export({ type: "spki", format: "der" });
  const extensions = sequence(
    critical("2.5.29.19", isAuthority ? sequence(TRUE) : sequence()),
    // Of an authority: to sign certificates and lists; of a person or a unit: to sign, and not to be able to deny it.
    critical("2.5.29.15", tlv(0x03, Buffer.from(isAuthority ? [1, 0x06] : [6, 0xc0]))),
    ...(kind === "TIME_STAMP" ? [critical("2.5.29.37", sequence(oid(OIDS.timeStamping)))] : []),
    sequence(oid("2.5.29.14"), octets(octets(keyId(publicKey)))),
    sequence(oid("2.5.29.35"), octets(sequence(tlv(0x80, keyId(issuerKey))))),
  );
  // A little before now: clocks of others are never quite ours.
  const validity = sequence(utcTime(new Date(at.getTime() - 3_600_000)), utcTime(new Date(at.getTime() + life)));
  const body = sequence(tagged(0, integer(2)), integer(Buffer.concat([Buffer.from([1]), randomBytes(9)])), algorithm, issuerName, validity, subject, publicKey, tagged(3, extensions));
  const signature = sign("sha256", body, issuer?.key ?? own);
  return { key: own, certificate: Buffer.from(sequence(body, algorithm, tlv(0x03, Buffer.from([0]), signature))).toString("base64") };
}

/** RFC 5280 wants the short form until 2049. */
function utcTime(at: Date): Uint8Array {
  return at.getUTCFullYear() >= 2050 ? generalizedTime(at) : tlv(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`, "latin1"));
}

function subjectOf(certificate: Uint8Array): Uint8Array {
  // Version, serial, algorithm, issuer, validity, subject.
  const subject = readDer(certificate)?.children[0]?.children[5];
  if (subject === undefined) throw new TypeError("Not a certificate");
  return subject.raw;
}
