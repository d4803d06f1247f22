import { fromBase64Url, toBase64Url } from "@/lib/deliveries/sync/device-key";

/** What a giver shows: his statement and his phone's signature under its code. */
export type ShownBag = Readonly<{ code: string; statement: string; signature: string }>;
/** Frames of a bag that were scanned so far. */
export type Gathered = Readonly<{ code: string; total: number; parts: ReadonlyMap<number, string> }>;

const CHUNK = 190;
const FRAME = /^MCBC1 ([0-9A-Z]{8}) (\d{1,3})\/(\d{1,3}) ([\w.-]+)$/;
const CONFIRM = /^MCBC2 ([0-9A-Z]{8}) ([0-9A-Z]{8})$/;

/** The bag as the texts of QR symbols that a small screen shows by turns: `MCBC1 <code> <i>/<n> <part>`. */
export function framesOf({ code, statement, signature }: ShownBag): string[] {
  const text = `${toBase64Url(new TextEncoder().encode(statement))}.${signature}`;
  const total = Math.ceil(text.length / CHUNK);
  return Array.from({ length: total }, (_, i) => `MCBC1 ${code} ${i + 1}/${total} ${text.slice(i * CHUNK, (i + 1) * CHUNK)}`);
}

/** What is known after one more symbol, in any order and however often; a symbol of another bag begins anew, anything else changes nothing. */
export function gather(before: Gathered | null, scanned: string): Gathered | null {
  const [, code = "", i = "", n = "", part = ""] = FRAME.exec(scanned) ?? [];
  if (code === "") return before;
  const total = Number(n);
  const known = before?.code === code && before.total === total ? before.parts : new Map<number, string>();
  return { code, total, parts: new Map(known).set(Number(i), part) };
}

/** The bag once every symbol was scanned; null before, or when they do not fit together. */
export function bagOf({ code, total, parts }: Gathered): ShownBag | null {
  if (parts.size < total) return null;
  const [text = "", signature = ""] = Array.from({ length: total }, (_, i) => parts.get(i + 1) ?? "").join("").split(".");
  try {
    return { code, statement: new TextDecoder("utf-8", { fatal: true }).decode(fromBase64Url(text)), signature };
  } catch {
    return null;
  }
}

/** The receiver's answer as one symbol. */
export function confirmFrame(code: string, confirm: string): string {
  return `MCBC2 ${code} ${confirm}`;
}

/** The receiver's code for this bag out of a symbol; null when it is about something else. */
export function confirmIn(scanned: string, code: string): string | null {
  const [, bag, confirm] = CONFIRM.exec(scanned) ?? [];
  return bag === code ? (confirm ?? null) : null;
}
