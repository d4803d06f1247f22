import { z } from "zod";
import { BATCH_LIMIT, OPERATION_KINDS } from "@/lib/deliveries/sync/engine";
import { MAX_PHOTO_BYTES, MAX_PHOTOS } from "@/lib/deliveries/sync/snapshot";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { isId } from "@/lib/platform/ids";

const idText = z.string().refine(isId, "Mã không hợp lệ.").transform((text) => text.toLowerCase());
/** SHA-256 in lower-case hex. */
export const hashField = z.string().regex(/^[0-9a-f]{64}$/);

/** Photos as an operation announces them. */
export const photoMarksSchema = z.array(z.object({ sha256: hashField, size: z.number().int().min(1).max(MAX_PHOTO_BYTES) })).max(MAX_PHOTOS);

const operationSchema = z
  .object({
    id: idText,
    deviceId: idText,
    sequence: z.number().int().min(1).max(2_000_000_000),
    kind: z.enum(OPERATION_KINDS),
    subjects: z.array(z.string().max(60)).max(100),
    payload: z.record(z.string().max(80), z.union([z.string().max(210_000), z.array(z.string().max(60)).max(100)])),
    photos: photoMarksSchema,
    seenVersion: z.string().max(80).nullable(),
    madeAt: z.iso.datetime({ offset: true }),
  })
  .transform((operation) => ({ ...operation, subjects: subjectsOf(operation.kind, operation.payload) }))
  .refine(({ subjects }) => subjects.length > 0, "Thiếu điểm gom hoặc bưu gửi.");

/** What a phone sends: who it is and its operations, at most 50 and all its own. An empty sending only tells that it is there. */
export const sendingSchema = z
  .object({ deviceId: idText, deviceName: z.string().trim().max(80).default(""), deviceKey: z.string().max(400).optional(), operations: z.array(operationSchema).max(BATCH_LIMIT) })
  .refine(({ deviceId, operations }) => operations.every((operation) => operation.deviceId === deviceId), "Việc của máy khác.");
export type Sending = z.output<typeof sendingSchema>;

/** A photo of an operation that was announced before. */
export const photoSchema = z.object({ deviceId: idText, operationId: idText, sha256: hashField });
export type PhotoInput = z.output<typeof photoSchema> & { bytes: Uint8Array };

export const revokeDeviceSchema = z.object({ operationId: idText, deviceId: idText });
export type RevokeDeviceInput = z.output<typeof revokeDeviceSchema>;
