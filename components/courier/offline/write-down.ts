import type { z } from "zod";
import { cashActs, cashIn, type Taken } from "@/components/courier/offline/cash-acts";
import { shrinkPhoto } from "@/components/ui/shrink-photo";
import { parseItemCode } from "@/lib/deliveries/item-code";
import { type DeviceLog, type NewOperation, type OperationKind, type PhotoMark, record, wasTurnedDown } from "@/lib/deliveries/sync/engine";
import { recordNumbered } from "@/lib/deliveries/sync/numbers";
import type { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { MAX_PHOTO_BYTES, MAX_PHOTOS, type SnapshotOwed } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { hashOf } from "@/lib/deliveries/sync/vault";
import { now } from "@/lib/platform/clock";
import type { FormState } from "@/lib/platform/form-state";

/** `shownName`: whom the act is about, for the list of what was written; the server does not need it. */
type Act = Readonly<{ kind: OperationKind; schema: z.ZodType; seenVersion: string | null; shownName: string; owed: readonly SnapshotOwed[] }>;

const isFull = (error: unknown) => error instanceof DOMException && error.name === "QuotaExceededError";
const FULL = "Máy đã hết chỗ nên chưa giữ được ảnh. Xóa bớt ảnh, ứng dụng khác, hoặc ghi việc này không kèm ảnh.";

const ALL_FULL = "Máy đã hết chỗ nên chưa ghi được việc này. Xóa bớt ảnh, ứng dụng khác rồi bấm lại; những gì vừa nhập còn nguyên.";

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

/** Photos into the store, shrunk. @returns their marks, or words when one could not be kept */
async function keepPhotos(store: PhoneStore, form: FormData): Promise<readonly PhotoMark[] | string> {
  const files = form.getAll("photos").filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length > MAX_PHOTOS) return `Mỗi việc tối đa ${MAX_PHOTOS} ảnh.`;
  const marks: PhotoMark[] = [];
  for (const file of files) {
    const bytes = await shrinkPhoto(file, MAX_PHOTO_BYTES);
    if (bytes === null) return `Ảnh “${file.name}” không đọc được hoặc quá lớn, kể cả khi đã thu nhỏ. Chụp lại ảnh này, hoặc bỏ ảnh và ghi việc không kèm ảnh.`;
    const sha256 = await hashOf(bytes);
    try {
      await store.putPhoto(sha256, bytes);
    } catch (error) {
      if (isFull(error)) return FULL;
      throw error;
    }
    marks.push({ sha256, size: bytes.byteLength });
  }
  return marks;
}

/**
 * Writes an act of a form down: checked by the very schema that the server will use, photos first, then the log. Nothing is said to
 * be done: only the server can say that.
 * @returns null when it stands on the phone, else what to mend
 */
export async function writeDown(store: PhoneStore, act: Act, form: FormData): Promise<FormState> {
  const { operationId = "", ...typed } = textsOf(form);
  const cash = cashIn(typed, act.owed);
  const money = cash.filter((one): one is Taken => "amount" in one);
  const payload = withNumber(Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith("cash."))));
  const checked = act.schema.safeParse({ ...payload, operationId });
  const stay = (words: string): FormState => ({ refusals: [{ words }], values: typed });
  const faults = [...(checked.success ? [] : checked.error.issues.map(({ path, message }) => ({ field: atField(path.map(String).join(".")), words: message }))), ...cash.filter((one) => "words" in one)];
  if (faults.length > 0) return { refusals: faults, values: typed };
  const counts = Object.entries(payload).filter(([name]) => name.startsWith("counted."));
  if (counts.length > 0 && counts.every(([, count]) => Number(count) === 0)) return stay("Không có giấy tờ nào để nhận. Nếu không có giấy tờ, hãy về danh sách và báo bưu cục.");
  const photos = await keepPhotos(store, form);
  if (typeof photos === "string") return stay(photos);
  const { kind, seenVersion, shownName } = act;
  const made: NewOperation = { id: operationId, kind, subjects: subjectsOf(kind, payload), payload: { ...payload, shownName }, photos, seenVersion, madeAt: now().toISOString() };
  const write = store.change((log): { log: DeviceLog; value: FormState } => {
    const refusals = [...sealRefusals(log, made)];
    const numbered = recordNumbered(log, made);
    if (!numbered.ok) refusals.push(...numbered.refusals.map(({ field, words }) => ({ field: atField(field), words })));
    if (!numbered.ok || refusals.length > 0) return { log, value: { refusals, values: typed } };
    const pressedTwice = log.entries.some(({ operation }) => operation.id === made.id);
    return { log: pressedTwice ? log : cashActs(made, money).reduce(record, numbered.value), value: null };
  });
  return write.catch((error: unknown) => {
    if (isFull(error)) return stay(ALL_FULL);
    throw error;
  });
}
