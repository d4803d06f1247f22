import type { Json } from "@/lib/platform/hash";

/** What a courier may do without a network. */
export const OPERATION_KINDS = ["CLAIM_STOP", "COLLECT_PAPERS", "TAKE_ROUND", "DELIVER_RESULT", "FAIL_DELIVERY", "TAKE_CASH", "GIVE_BAG", "TAKE_BAG"] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** A photo by the SHA-256 (hex) of the bytes that lie on the phone; `size` in bytes. */
export type PhotoMark = Readonly<{ sha256: string; size: number }>;

/**
 * One act, as it was written down on the phone and never changed again. `subjects` name the stops and items it is about
 * (`stop:<id>`, `item:<id>`): acts on one of them keep their order. `seenVersion` is the version of the server's last list that
 * the courier had before him.
 */
export type Operation = Readonly<{
  id: string;
  deviceId: string;
  /** 1, 2, 3 … on this device. */
  sequence: number;
  kind: OperationKind;
  subjects: readonly string[];
  payload: Readonly<Record<string, Json>>;
  photos: readonly PhotoMark[];
  seenVersion: string | null;
  /** ISO moment by the phone's clock. */
  madeAt: string;
}>;

/** What the courier himself can mend in an act that is held: the number on its bag, money that he gave back. */
export type Mend = "ITEM_NUMBER" | "CASH_RETURNED";

/**
 * The server's word on one operation. APPLIED: done now; ALREADY: done before (the answer was lost); HELD: a person must look, ask
 * again; CONFLICT: something else won, `won` says what; REFUSED: it cannot be done, `why` says so. All but HELD are final.
 */
export type Answer =
  | Readonly<{ outcome: "APPLIED" | "ALREADY"; result: Json }>
  | Readonly<{ outcome: "HELD"; why: string; mend?: Mend }>
  | Readonly<{ outcome: "REFUSED"; why: string }>
  | Readonly<{ outcome: "CONFLICT"; won: string }>;
export type Receipt = Readonly<{ id: string; answer: Answer }>;

export type Entry = Readonly<{ operation: Operation; state: "QUEUED" | "SENT" | "ANSWERED"; answer: Answer | null; photosKept: readonly string[] }>;
/** The device's own log. Entries are in the order of their sequence; only `forget` takes one away. */
export type DeviceLog = Readonly<{ deviceId: string; nextSequence: number; entries: readonly Entry[]; numbers: PhoneNumbers }>;
/** Item numbers set aside for this phone: those not yet written on a bag, and all that were ever given (see numbers.ts). */
export type PhoneNumbers = Readonly<{ left: readonly string[]; known: readonly string[] }>;
export type NewOperation = Omit<Operation, "deviceId" | "sequence">;

/** The most operations of one sending. */
export const BATCH_LIMIT = 50;

export function emptyLog(deviceId: string): DeviceLog {
  return { deviceId, nextSequence: 1, entries: [], numbers: { left: [], known: [] } };
}

/** Writes an act down under the next sequence of the device. The same id twice (a double press) is written once. */
export function record(log: DeviceLog, made: NewOperation): DeviceLog {
  if (log.entries.some(({ operation }) => operation.id === made.id)) return log;
  const operation: Operation = { ...made, deviceId: log.deviceId, sequence: log.nextSequence };
  return { ...log, nextSequence: log.nextSequence + 1, entries: [...log.entries, { operation, state: "QUEUED", answer: null, photosKept: [] }] };
}

/** The server has spoken for good. */
export function isSettled({ answer }: Entry): boolean {
  return answer !== null && answer.outcome !== "HELD";
}

/** Photos of an operation that the server has not yet confirmed. */
export function photosMissing({ operation, photosKept }: Entry): readonly PhotoMark[] {
  return operation.photos.filter(({ sha256 }) => !photosKept.includes(sha256));
}

/** Done: the server agreed, and has every photo. Nothing is called done before. */
export function isDone(entry: Entry): boolean {
  return (entry.answer?.outcome === "APPLIED" || entry.answer?.outcome === "ALREADY") && photosMissing(entry).length === 0;
}

/** Settled against the courier: he must read what won, or why not. */
export function wasTurnedDown({ answer }: Entry): boolean {
  return answer?.outcome === "CONFLICT" || answer?.outcome === "REFUSED";
}

/** How many entries the phone alone knows of: without a final answer, or with photos that the server lacks. */
export function unsentCount({ entries }: DeviceLog): number {
  return entries.filter((entry) => !isSettled(entry) || photosMissing(entry).length > 0).length;
}

/**
 * The next sending: what has no final answer, oldest first. What was sent and not answered goes again. A held entry keeps back only
 * what comes after it on the same stop or item; it is asked for again when `askHeld`.
 */
export function nextSending(log: DeviceLog, { askHeld, limit = BATCH_LIMIT }: { askHeld: boolean; limit?: number }): { log: DeviceLog; batch: readonly Operation[] } {
  const waiting = new Set<string>();
  const batch: Operation[] = [];
  for (const entry of log.entries) {
    if (isSettled(entry)) continue;
    const { operation } = entry;
    const behind = operation.subjects.some((subject) => waiting.has(subject));
    const held = entry.answer !== null;
    if (behind || held) for (const subject of operation.subjects) waiting.add(subject);
    if (behind || (held && !askHeld)) continue;
    batch.push(operation);
    if (batch.length === limit) break;
  }
  const sent = new Set(batch.map(({ id }) => id));
  const entries = log.entries.map((entry): Entry => (sent.has(entry.operation.id) && entry.state === "QUEUED" ? { ...entry, state: "SENT" } : entry));
  return { log: { ...log, entries }, batch };
}

/** Takes answers in, in whatever order and however often they come. A final answer is never replaced. */
export function receive(log: DeviceLog, receipts: readonly Receipt[]): DeviceLog {
  const given = new Map(receipts.map(({ id, answer }) => [id, answer]));
  const entries = log.entries.map((entry): Entry => {
    const answer = given.get(entry.operation.id);
    return answer === undefined || isSettled(entry) ? entry : { ...entry, state: "ANSWERED", answer };
  });
  return { ...log, entries };
}

/** The server confirmed that it holds a photo of this hash for this operation. */
export function photoKept(log: DeviceLog, operationId: string, sha256: string): DeviceLog {
  const entries = log.entries.map((entry): Entry =>
    entry.operation.id === operationId && !entry.photosKept.includes(sha256) ? { ...entry, photosKept: [...entry.photosKept, sha256] } : entry);
  return { ...log, entries };
}

/** Photos to send now: of operations that the server knows, so that it knows whose they are. */
export function photosToSend({ entries }: DeviceLog): readonly Readonly<{ operationId: string; photo: PhotoMark }>[] {
  return entries.filter(({ answer }) => answer !== null).flatMap((entry) => photosMissing(entry).map((photo) => ({ operationId: entry.operation.id, photo })));
}

/** Takes an entry out of the log. @throws when the server has not spoken for good or lacks a photo: nothing leaves before its receipt */
export function forget(log: DeviceLog, operationId: string): DeviceLog {
  const entry = log.entries.find(({ operation }) => operation.id === operationId);
  if (entry === undefined) return log;
  if (!isSettled(entry) || photosMissing(entry).length > 0) throw new Error(`Operation ${operationId} has no receipt yet`);
  return { ...log, entries: log.entries.filter(({ operation }) => operation.id !== operationId) };
}
