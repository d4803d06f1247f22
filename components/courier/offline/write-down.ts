import type { z } from "zod";
import { cashActs, cashIn, type Taken } from "@/components/courier/offline/cash-acts";
import { shrinkPhoto } from "@/components/ui/shrink-photo";
import { parseItemCode } from "@/lib/deliveries/item-code";
import { type DeviceLog, type Entry, type NewOperation, type OperationKind, record, wasTurnedDown } from "@/lib/deliveries/sync/engine";
import { OPERATION_WORDS } from "@/lib/deliveries/sync/labels";
import { recordNumbered } from "@/lib/deliveries/sync/numbers";
import { standingAct } from "@/lib/deliveries/sync/one-act";
import { isFull, type PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { MAX_PHOTO_BYTES, MAX_PHOTOS, type SnapshotOwed } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { hashOf } from "@/lib/deliveries/sync/vault";
import { now } from "@/lib/platform/clock";
import { formatTime } from "@/lib/platform/format";
import type { FormState } from "@/lib/platform/form-state";

/** `shownName`: whom the act is about, for the list of what was written; the server does not need it. */
type Act = Readonly<{ kind: OperationKind; schema: z.ZodType; seenVersion: string | null; shownName: string; owed: readonly SnapshotOwed[] }>;

const FULL = "Máy đã hết chỗ nên chưa ghi được việc này. Xóa bớt ảnh, ứng dụng khác rồi bấm lại; những gì vừa nhập còn nguyên.";
const FULL_WITH_PHOTOS = "Máy đã hết chỗ nên chưa ghi được việc này cùng ảnh. Bỏ ảnh đã chọn để ghi việc không kèm ảnh, hoặc xóa bớt ảnh, ứng dụng khác rồi bấm lại; những gì vừa nhập còn nguyên.";
const UNPROVEN = "Mã này chưa được máy chủ kiểm nên chưa giao theo mã. Bấm “Kiểm mã” khi có mạng; không có mạng thì xóa mã, xem giấy ủy quyền, hoặc ghi “Chưa phát được” và đến lại.";

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$")));
}

/** What is on the bag: the label that was scanned or typed, else the phone's next number; written as it is stored. */
function withNumber({ labelCode = "", ...fields }: Record<string, string>): Record<string, string> {
  const code = labelCode.trim() === "" ? (fields.itemCode ?? "") : labelCode;
  if (code === "") return fields;
  const read = parseItemCode(code, "FREE");
  return { ...fields, itemCode: read.ok ? read.value : code };
}

/** The number of the phone is shown, a label's is typed: words about it stand at the field that can be typed. */
const atField = (field: string | undefined) => (field === "itemCode" ? "labelCode" : (field ?? ""));

/** A seal closes one bag: one that stands on another bag of this phone is refused in words. */
function sealRefusals(log: DeviceLog, made: NewOperation): { field?: string; words: string }[] {
  const sealOf = (payload: NewOperation["payload"]) => (typeof payload.sealNumber === "string" ? payload.sealNumber.replaceAll(/\s/g, "").toUpperCase() : "");
  const seal = sealOf(made.payload);
  const other = log.entries.find((entry) => seal !== "" && entry.operation.id !== made.id && !wasTurnedDown(entry) && sealOf(entry.operation.payload) === seal);
  if (other === undefined) return [];
  const name = other.operation.payload.shownName;
  return [{ field: "sealNumber", words: `Niêm phong ${seal} đã ghi cho túi của ${typeof name === "string" && name !== "" ? name : "điểm gom khác"}. Xem lại số, hoặc dùng niêm phong khác.` }];
}

/** What stands on this phone already for the same door, told where it was pressed a second time. */
function writtenAlready({ operation: { kind, madeAt, payload } }: Entry): string {
  const name = typeof payload.shownName === "string" && payload.shownName !== "" ? ` của ${payload.shownName}` : "";
  const seal = typeof payload.sealNumber === "string" ? `, niêm phong ${payload.sealNumber}` : "";
  return `Máy này đã ghi “${OPERATION_WORDS[kind]}”${name} lúc ${formatTime(new Date(madeAt))}${seal}, ở một trang khác hoặc một lần bấm trước. Lần bấm này không ghi thêm gì; việc đã ghi xem ở “Đã ghi”.`;
}

/** The photos, shrunk, by the hash of what is kept. @returns words when one cannot be read */
async function photosOf(form: FormData): Promise<ReadonlyMap<string, ArrayBuffer> | string> {
  const files = form.getAll("photos").filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length > MAX_PHOTOS) return `Mỗi việc tối đa ${MAX_PHOTOS} ảnh.`;
  const photos = new Map<string, ArrayBuffer>();
  for (const file of files) {
    const bytes = await shrinkPhoto(file, MAX_PHOTO_BYTES);
    if (bytes === null) return `Ảnh “${file.name}” không đọc được hoặc quá lớn, kể cả khi đã thu nhỏ. Chụp lại ảnh này, hoặc bỏ ảnh và ghi việc không kèm ảnh.`;
    photos.set(await hashOf(bytes), bytes);
  }
  return photos;
}

/** The act into the log, unless something stands in its way. */
function writeInto(log: DeviceLog, made: NewOperation, money: readonly Taken[], values: Record<string, string>): { log: DeviceLog; value: FormState } {
  const stay = (refusals: readonly { field?: string; words: string }[]) => ({ log, value: { refusals, values } });
  if (log.entries.some(({ operation }) => operation.id === made.id)) return { log, value: null };
  const standing = standingAct(log, made);
  if (standing !== null) return stay([{ words: writtenAlready(standing) }]);
  const refusals = [...sealRefusals(log, made)];
  const numbered = recordNumbered(log, made);
  if (!numbered.ok) refusals.push(...numbered.refusals.map(({ field, words }) => ({ field: atField(field), words })));
  return !numbered.ok || refusals.length > 0 ? stay(refusals) : { log: cashActs(made, money).reduce(record, numbered.value), value: null };
}

/**
 * Writes an act of a form down, with its photos, in one change: checked by the very schema that the server will use. Nothing is said to
 * be done: only the server can say that. A one-time code is never written down, only the server's word on it.
 * @returns null when it stands on the phone, else what to mend
 */
export async function writeDown(store: PhoneStore, act: Act, form: FormData): Promise<FormState> {
  const { operationId = "", ...typed } = textsOf(form);
  const { oneTimeCode = "", ...told } = typed;
  const cash = cashIn(told, act.owed);
  const money = cash.filter((one): one is Taken => "amount" in one);
  const payload = withNumber(Object.fromEntries(Object.entries(told).filter(([name]) => !name.startsWith("cash."))));
  const checked = act.schema.safeParse({ ...payload, operationId });
  const stay = (words: string): FormState => ({ refusals: [{ words }], values: typed });
  if (oneTimeCode.trim() !== "" && payload.relation === "AUTHORISED" && (payload.codeProof ?? "") === "") return { refusals: [{ field: "oneTimeCode", words: UNPROVEN }], values: typed };
  const faults = [...(checked.success ? [] : checked.error.issues.map(({ path, message }) => ({ field: atField(path.map(String).join(".")), words: message }))), ...cash.filter((one) => "words" in one)];
  if (faults.length > 0) return { refusals: faults, values: typed };
  const counts = Object.entries(payload).filter(([name]) => name.startsWith("counted."));
  if (counts.length > 0 && counts.every(([, count]) => Number(count) === 0)) return stay("Không có giấy tờ nào để nhận. Nếu không có giấy tờ, hãy về danh sách và báo bưu cục.");
  const photos = await photosOf(form);
  if (typeof photos === "string") return stay(photos);
  const { kind, seenVersion, shownName } = act;
  const marks = [...photos].map(([sha256, bytes]) => ({ sha256, size: bytes.byteLength }));
  const made: NewOperation = { id: operationId, kind, subjects: subjectsOf(kind, payload), payload: { ...payload, shownName }, photos: marks, seenVersion, madeAt: now().toISOString() };
  return store.change((log) => writeInto(log, made, money, typed), photos).catch((error: unknown) => {
    if (isFull(error)) return stay(photos.size > 0 ? FULL_WITH_PHOTOS : FULL);
    throw error;
  });
}
