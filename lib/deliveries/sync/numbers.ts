import { type DeviceLog, type Entry, type NewOperation, record } from "@/lib/deliveries/sync/engine";
import { ok, refused, type Result } from "@/lib/platform/result";

export type PhoneNumberRefusal = "NUMBER_WRITTEN";

/** Numbers remembered as given, so that a list of the server's that comes late brings none of them back. */
const REMEMBERED = 1_000;

const writtenWith = ({ operation }: Entry, code: string) => operation.payload.itemCode === code;

/**
 * Takes in the item numbers that the server has set aside for this phone. A number is given to the phone once: one that was ever here
 * does not come back, however late or often a list arrives.
 */
export function allot(log: DeviceLog, codes: readonly string[]): DeviceLog {
  const known = new Set(log.numbers.known);
  const fresh = codes.filter((code) => !known.has(code));
  if (fresh.length === 0) return log;
  return { ...log, numbers: { left: [...log.numbers.left, ...fresh], known: [...log.numbers.known, ...fresh].slice(-REMEMBERED) } };
}

/** The number that the next bag gets; null when the phone has none: the server then gives one. */
export function nextNumber({ numbers }: DeviceLog): string | null {
  return numbers.left[0] ?? null;
}

/** Who on this phone has the number already, in words; null when it may be written. */
function writtenFor(log: DeviceLog, code: string, operationId: string): string | null {
  const entry = log.entries.find((one) => one.operation.id !== operationId && writtenWith(one, code));
  if (entry) return typeof entry.operation.payload.shownName === "string" ? entry.operation.payload.shownName : "điểm gom khác";
  return log.numbers.known.includes(code) && !log.numbers.left.includes(code) ? "một túi đã gửi xong" : null;
}

const without = (log: DeviceLog, code: string): DeviceLog["numbers"] => ({ ...log.numbers, left: log.numbers.left.filter((one) => one !== code) });

/**
 * Writes an act down together with the item number in it: the number leaves the phone's own in the same change, so that neither a
 * second tab nor a page that was killed gives it twice. A number that is not of this phone is written as it is: the server judges it.
 */
export function recordNumbered(log: DeviceLog, made: NewOperation): Result<DeviceLog, PhoneNumberRefusal> {
  const code = typeof made.payload.itemCode === "string" ? made.payload.itemCode : "";
  if (code === "" || log.entries.some(({ operation }) => operation.id === made.id)) return ok(record(log, made));
  const whose = writtenFor(log, code, made.id);
  if (whose !== null) return refused("NUMBER_WRITTEN", numberTaken(code, whose, nextNumber(log)), "itemCode");
  return ok({ ...record(log, made), numbers: without(log, code) });
}

function numberTaken(code: string, whose: string, next: string | null): string {
  return `Số hiệu ${code} đã ghi cho ${whose}. ${next === null ? "Để trống: bưu cục cấp số khi gửi." : `Gạch số cũ trên túi, ghi số ${next}.`}`;
}

/** An act that the server holds for its number gets the next one of this phone's. Null when there is none left, or nothing is held. */
export function renumber(log: DeviceLog, operationId: string): DeviceLog | null {
  const [code] = log.numbers.left;
  const entry = log.entries.find(({ operation }) => operation.id === operationId);
  if (code === undefined || entry?.answer?.outcome !== "HELD") return null;
  const mended = amend(log, operationId, { itemCode: code });
  return mended === log ? null : { ...mended, numbers: without(log, code) };
}

/** What a person mended in an act that the server holds: it goes again under its own id. Anything else in the log stays as it was written. */
export function amend(log: DeviceLog, operationId: string, fields: Readonly<Record<string, string>>): DeviceLog {
  const at = log.entries.findIndex(({ operation, answer }) => operation.id === operationId && answer?.outcome === "HELD");
  const entry = log.entries[at];
  if (entry === undefined) return log;
  const mended: Entry = { ...entry, state: "QUEUED", answer: null, operation: { ...entry.operation, payload: { ...entry.operation.payload, ...fields } } };
  return { ...log, entries: log.entries.with(at, mended) };
}
