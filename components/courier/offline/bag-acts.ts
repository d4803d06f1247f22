import { bagCode, type BagThing, cleanCode, confirmCode, isBagCode, isConfirmOf, MAX_THINGS, readStatement } from "@/lib/deliveries/sync/bag";
import type { ShownBag } from "@/lib/deliveries/sync/bag-frames";
import { type DeviceLog, isDone, isSettled, record, wasTurnedDown } from "@/lib/deliveries/sync/engine";
import { OPERATION_WORDS } from "@/lib/deliveries/sync/labels";
import { standingAct } from "@/lib/deliveries/sync/one-act";
import type { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { takenOf } from "@/components/courier/offline/taken-bags";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Stops collected on this phone whose bag is still with the courier as far as it knows. */
function collected(log: DeviceLog): BagThing[] {
  return log.entries.filter((entry) => entry.operation.kind === "COLLECT_PAPERS" && !wasTurnedDown(entry)).map(({ operation: { payload } }) => ({
    subject: `stop:${text(payload.pickupId)}`, dossierId: text(payload.dossierId), itemCode: text(payload.itemCode), name: text(payload.shownName), address: "", phone: null,
    dossierCode: "", procedureName: "", failedAttempts: 0, papers: [],
  }));
}

/** What the courier may hand over: results of his list and bags that he collected, but nothing that another act of his is about. */
export function thingsToGive(day: Snapshot, log: DeviceLog): BagThing[] {
  const busy = new Set(log.entries.filter((entry) => {
    const { kind } = entry.operation;
    return (kind === "DELIVER_RESULT" && !wasTurnedDown(entry)) || (kind === "GIVE_BAG" && !wasTurnedDown(entry)) || (kind === "FAIL_DELIVERY" && !isSettled(entry) && !isDone(entry));
  }).flatMap(({ operation }) => operation.subjects));
  const results = [...day.deliveries, ...takenOf(log).taken].map(({ itemId, itemCode, dossierId, dossierCode, receiverName, phone, address, failedAttempts, procedureName, papers }): BagThing => ({
    subject: `item:${itemId}`, dossierId, itemCode, name: receiverName, address, phone, dossierCode, procedureName, failedAttempts, papers: [...papers],
  }));
  return [...new Map([...results, ...collected(log)].map((thing) => [thing.subject, thing])).values()].filter(({ subject }) => !busy.has(subject));
}

/** Makes the statement and keeps it on the phone until it was handed over or called off. */
export async function showBag(store: PhoneStore, courier: Snapshot["courier"], things: readonly BagThing[]): Promise<ShownBag | string> {
  if (things.length === 0) return "Chọn ít nhất một túi hoặc bưu gửi.";
  if (things.length > MAX_THINGS) return `Mỗi lần trao tối đa ${MAX_THINGS}: trao thành nhiều lần.`;
  const statement = JSON.stringify({ device: await store.deviceId(), courier, at: now().toISOString(), nonce: newId(), things });
  const bag = { code: await bagCode(statement), statement, signature: await store.sign(statement) };
  await store.showBag(bag);
  return bag;
}

/** The giver's side into the log, once the receiver's code is there. @returns words when it is not right */
export async function writeGiven(store: PhoneStore, bag: ShownBag, typed: string): Promise<string | null> {
  const confirm = cleanCode(typed);
  if (!(await isConfirmOf(bag.code, confirm))) return "Mã xác nhận không đúng với túi này. Xem lại mã trên máy người nhận.";
  const payload = { ...bag, confirm, shownName: (readStatement(bag.statement)?.things ?? []).map(({ name }) => name).join(", ") };
  const made = { id: newId(), kind: "GIVE_BAG" as const, subjects: subjectsOf("GIVE_BAG", payload), payload, photos: [], seenVersion: null, madeAt: now().toISOString() };
  const words = await store.change((log): { log: DeviceLog; value: string | null } => {
    if (log.entries.some(({ operation }) => operation.kind === "GIVE_BAG" && operation.payload.code === bag.code)) return { log, value: null };
    const standing = standingAct(log, made);
    if (standing === null) return { log: record(log, made), value: null };
    return { log, value: `Một thứ trong túi này đã ghi “${OPERATION_WORDS[standing.operation.kind]}” ở một trang khác đang mở của máy này. Hai người chọn lại túi.` };
  });
  if (words === null) await store.showBag(null);
  return words;
}

export type TakenBag = Readonly<{ code: string; confirm: string }>;

/** The receiver's side into the log. @returns the code for the giver, or words */
export async function writeTaken(store: PhoneStore, typedCode: string, scanned: ShownBag | null, typedCount: string): Promise<TakenBag | string> {
  const code = scanned?.code ?? cleanCode(typedCode);
  if (!(await isBagCode(code))) return "Mã túi không đúng. Xem lại mã trên máy người trao.";
  const counted = Number(typedCount);
  if (!Number.isInteger(counted) || counted < 1) return "Ghi số túi, bưu gửi đã nhận.";
  const things = readStatement(scanned?.statement)?.things ?? null;
  if (scanned !== null && (things === null || (await bagCode(scanned.statement)) !== code)) return "Mã quét chưa đủ hoặc đã hỏng. Quét lại, hoặc gõ mã.";
  if (things !== null && things.length !== counted) return `Danh sách có ${things.length}, anh/chị đếm ${counted}. Hai người đếm lại; đúng số mới ghi nhận.`;
  const id = newId();
  const confirm = await confirmCode(code, id, await store.deviceId());
  const payload = { code, counted: String(counted), statement: scanned?.statement ?? "", shownName: readStatement(scanned?.statement)?.courier.name ?? "", shownConfirm: confirm };
  const made = { id, kind: "TAKE_BAG" as const, subjects: subjectsOf("TAKE_BAG", payload), payload, photos: [], seenVersion: null, madeAt: now().toISOString() };
  const before = await store.change((log) => {
    const known = log.entries.find((entry) => entry.operation.kind === "TAKE_BAG" && entry.operation.payload.code === code && !wasTurnedDown(entry));
    return { log: known === undefined ? record(log, made) : log, value: known?.operation.payload.shownConfirm };
  });
  return { code, confirm: typeof before === "string" ? before : confirm };
}
