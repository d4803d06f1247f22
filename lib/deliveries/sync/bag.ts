import { z } from "zod";
import { hashOf } from "@/lib/deliveries/sync/vault";

/** Letters and digits that nobody mistakes for one another when they are read aloud. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HASHED = 6;
const CHECK = 2;

/** The most items of one hand-over. */
export const MAX_THINGS = 10;

const thingSchema = z.object({
  /** `item:<id>` of a result in the bag, `stop:<id>` of a stop collected. */
  subject: z.string().regex(/^(item|stop):[0-9a-f-]{36}$/), dossierId: z.uuid(), itemCode: z.string().max(40), name: z.string().max(200), address: z.string().max(400),
  phone: z.string().max(40).nullable(), dossierCode: z.string().max(60), procedureName: z.string().max(600), failedAttempts: z.int().min(0),
  papers: z.array(z.object({ id: z.uuid(), kind: z.enum(["ORIGINAL", "CERTIFIED_COPY", "PHOTOCOPY", "RESULT"]), description: z.string().max(600), count: z.int().min(0) })).max(60),
});

/** What the giver says on his glass: which phone, who, when, and every item of the bag. Signed by the phone's key. */
export const statementSchema = z.object({
  device: z.uuid(), courier: z.object({ id: z.uuid(), name: z.string().max(200) }), at: z.iso.datetime(), nonce: z.uuid(), things: z.array(thingSchema).min(1).max(MAX_THINGS),
});
export type BagThing = z.output<typeof thingSchema>;
export type BagStatement = z.output<typeof statementSchema>;

/** A statement read from its text; null when it is none. */
export function readStatement(text: unknown): BagStatement | null {
  if (typeof text !== "string") return null;
  try {
    const read = statementSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

async function letters(text: string, count: number): Promise<string> {
  const hash = BigInt(`0x${(await hashOf(new TextEncoder().encode(text))).slice(0, 16)}`);
  return Array.from({ length: count }, (_, i) => LETTERS[Number((hash >> BigInt(5 * i)) & 31n)]).join("");
}

/** Six letters of the text's hash and two that show a slip of the finger; `about` ties them to another code. */
async function shortCode(text: string, about: string): Promise<string> {
  const head = await letters(text, HASHED);
  return head + (await letters(`${about}|${head}`, CHECK));
}

/** The code of a bag, from its statement: what the receiver scans or types. */
export function bagCode(statement: string): Promise<string> {
  return shortCode(statement, "túi");
}

/** The receiver's answer to a bag, from his own act: only he and the server can make it; the giver scans or types it. */
export function confirmCode(code: string, operationId: string, deviceId: string): Promise<string> {
  return shortCode(`${code}|${operationId}|${deviceId}`, code);
}

/** A code as it was typed: capitals, no spaces or dashes, the letters that look like digits as digits. */
export function cleanCode(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

async function rightlyTyped(code: string, about: string): Promise<boolean> {
  return code.length === HASHED + CHECK && code.slice(HASHED) === (await letters(`${about}|${code.slice(0, HASHED)}`, CHECK));
}

export const isBagCode = (code: string): Promise<boolean> => rightlyTyped(code, "túi");
export const isConfirmOf = (code: string, confirm: string): Promise<boolean> => rightlyTyped(confirm, code);

/** `K7QM2XPA` → `K7QM 2XPA`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

export type GiverSide = Readonly<{ courierId: string; confirm: string; things: number }>;
export type ReceiverSide = Readonly<{ operationId: string; courierId: string; courierName: string; confirm: string; counted: number }>;
export type BagVerdict<R extends ReceiverSide> = Readonly<{ verdict: "APPLY"; receiver: R }> | Readonly<{ verdict: "WAIT" }> | Readonly<{ verdict: "NO_MATCH" }> | Readonly<{ verdict: "COUNT_DIFFERS"; receiver: R }>;

/**
 * Whether a bag changes hands: only when both have written it down, the giver names the very receiver by his code, and both counted the
 * same. The holder stays the giver until then, so that nothing ever has two.
 */
export function judgeBag<R extends ReceiverSide>(giver: GiverSide, receivers: readonly R[]): BagVerdict<R> {
  const others = receivers.filter(({ courierId }) => courierId !== giver.courierId);
  const receiver = others.find(({ confirm }) => confirm === giver.confirm);
  if (receiver === undefined) return others.length === 0 ? { verdict: "WAIT" } : { verdict: "NO_MATCH" };
  return receiver.counted === giver.things ? { verdict: "APPLY", receiver } : { verdict: "COUNT_DIFFERS", receiver };
}
