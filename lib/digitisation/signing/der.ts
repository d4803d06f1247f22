import { fromBER, type AsnType, ObjectIdentifier } from "asn1js";

/** DER, written byte by byte (X.690): only what CMS and time stamps need. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(length)]), ...parts]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts);
export const octets = (bytes: Uint8Array): Uint8Array => tlv(0x04, bytes);
/** A context-specific constructed tag, `[n]`. */
export const tagged = (n: number, ...parts: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | n, ...parts);
export const NULL = tlv(0x05);
export const TRUE = tlv(0x01, Buffer.from([0xff]));

/** A set in the order that DER wants: by the bytes of its members. */
export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...[...parts].sort(Buffer.compare));
}

/** A non-negative integer, from a number or from big-endian bytes. */
export function integer(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === "number" ? Buffer.from(value.toString(16).padStart(value.toString(16).length % 2 === 0 ? 0 : value.toString(16).length + 1, "0"), "hex") : Buffer.from(value);
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const trimmed = bytes.subarray(from);
  return (trimmed[0] ?? 0) >= 0x80 ? tlv(0x02, Buffer.from([0]), trimmed) : tlv(0x02, trimmed);
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** `YYYYMMDDHHMMSSZ`. */
export function generalizedTime(at: Date): Uint8Array {
  return tlv(0x18, Buffer.from(`${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`, "latin1"));
}

/** One read value: what it is tagged, what is in it, and its own bytes. */
export type Node = Readonly<{ tagClass: number; tag: number; children: readonly Node[]; content: Uint8Array; raw: Uint8Array; oid: string | null }>;

const UNIVERSAL = 1;
export const CONTEXT = 3;

/** Reads one DER or BER value; null when it is none, or has more parts or depth than any signature has. Bytes after it are left. */
export function readDer(bytes: Uint8Array): Node | null {
  const copy = new Uint8Array(bytes);
  try {
    const read = fromBER(copy, { maxDepth: 100, maxNodes: 10_000, maxContentLength: copy.length, parseEmbedded: false });
    return read.offset < 0 ? null : nodeOf(read.result, 0);
  } catch {
    return null;
  }
}

const DEEPEST = 40;

function nodeOf(block: AsnType, depth: number): Node | null {
  if (depth > DEEPEST) return null;
  const { tagClass, tagNumber } = block.idBlock;
  const inner: unknown = block.idBlock.isConstructed && "value" in block.valueBlock ? block.valueBlock.value : undefined;
  const children: Node[] = [];
  if (Array.isArray(inner)) {
    for (const part of inner as AsnType[]) {
      const child = nodeOf(part, depth + 1);
      if (child === null) return null;
      children.push(child);
    }
  }
  const raw = new Uint8Array(block.valueBeforeDecodeView);
  const content = raw.subarray(raw.length - block.lenBlock.length);
  return { tagClass, tag: tagNumber, children, content, raw, oid: block instanceof ObjectIdentifier ? block.getValue() : null };
}

/** The child with the context tag `[n]`, when there is one. */
export function contextChild(node: Node | undefined, n: number): Node | undefined {
  return node?.children.find(({ tagClass, tag }) => tagClass === CONTEXT && tag === n);
}

/** The bytes of an octet string, also of one written in pieces (BER). */
export function octetsOf(node: Node | undefined): Uint8Array | null {
  if (node === undefined) return null;
  if (node.children.length === 0) return node.content;
  return Buffer.concat(node.children.map((child) => octetsOf(child) ?? new Uint8Array()));
}

/** A date of a certificate or a time stamp; null when it is none. */
export function dateOf(node: Node | undefined): Date | null {
  if (node === undefined || node.tagClass !== UNIVERSAL || (node.tag !== 0x17 && node.tag !== 0x18)) return null;
  const text = Buffer.from(node.content).toString("latin1");
  const full = node.tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? "20" : "19"}${text}` : text;
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d+)?Z$/.exec(full);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
