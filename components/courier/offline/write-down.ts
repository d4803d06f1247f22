import type { z } from "zod";
import { shrinkPhoto } from "@/components/ui/shrink-photo";
import { type OperationKind, type PhotoMark, record } from "@/lib/deliveries/sync/engine";
import type { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { MAX_PHOTO_BYTES, MAX_PHOTOS } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { hashOf } from "@/lib/deliveries/sync/vault";
import { now } from "@/lib/platform/clock";
import type { FormState } from "@/lib/platform/form-state";

/** `shownName`: whom the act is about, for the list of what was written; the server does not need it. */
type Act = Readonly<{ kind: OperationKind; schema: z.ZodType; seenVersion: string | null; shownName: string }>;

const FULL = "Máy đã hết chỗ nên chưa giữ được ảnh. Xóa bớt ảnh, ứng dụng khác, hoặc ghi việc này không kèm ảnh.";

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$")));
}

/** Photos into the store, shrunk. @returns their marks, or words when one could not be kept */
async function keepPhotos(store: PhoneStore, form: FormData): Promise<readonly PhotoMark[] | string> {
  const files = form.getAll("photos").filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length > MAX_PHOTOS) return `Mỗi việc tối đa ${MAX_PHOTOS} ảnh.`;
  const marks: PhotoMark[] = [];
  for (const file of files) {
    const bytes = await shrinkPhoto(file, MAX_PHOTO_BYTES);
    if (bytes === null) return `Không đọc được ảnh “${file.name}”. Chụp lại ảnh này.`;
    const sha256 = await hashOf(bytes);
    try {
      await store.putPhoto(sha256, bytes);
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") return FULL;
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
  const { operationId = "", ...payload } = textsOf(form);
  const checked = act.schema.safeParse({ ...payload, operationId });
  const stay = (words: string): FormState => ({ refusals: [{ words }], values: payload });
  if (!checked.success) return { refusals: checked.error.issues.map(({ path, message }) => ({ field: path.map(String).join("."), words: message })), values: payload };
  const counts = Object.entries(payload).filter(([name]) => name.startsWith("counted."));
  if (counts.length > 0 && counts.every(([, count]) => Number(count) === 0)) return stay("Không có giấy tờ nào để nhận. Nếu không có giấy tờ, hãy về danh sách và báo bưu cục.");
  const photos = await keepPhotos(store, form);
  if (typeof photos === "string") return stay(photos);
  const { kind, seenVersion, shownName } = act;
  await store.change((log) => ({
    log: record(log, { id: operationId, kind, subjects: subjectsOf(kind, payload), payload: { ...payload, shownName }, photos, seenVersion, madeAt: now().toISOString() }), value: null,
  }));
  return null;
}
