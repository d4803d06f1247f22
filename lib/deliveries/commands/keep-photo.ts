import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { attachDoorPhotos } from "@/lib/deliveries/commands/attach-door-photos";
import { type PhotoInput, photoMarksSchema } from "@/lib/deliveries/sync/schema";
import { MAX_PHOTO_BYTES } from "@/lib/deliveries/sync/snapshot";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";
import { keepFile } from "@/lib/platform/stored-file";

export type PhotoRefusal = "PHOTO_TOO_LARGE" | "PHOTO_BROKEN" | "PHOTO_UNKNOWN";

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/**
 * Keeps a photo taken at the door: only one that the operation announced, whole, by its SHA-256. Sent twice it is kept once.
 * @throws only the unexpected; a photo that is broken, too large or nobody's is refused
 */
export async function keepPhoto(actor: Actor, input: PhotoInput): Promise<Result<{ sha256: string }, PhotoRefusal>> {
  const permitted = permit(actor, "device.sync");
  const { actor: courier } = permitted;
  const { bytes, operationId, deviceId } = input;
  if (bytes.byteLength > MAX_PHOTO_BYTES) return refused("PHOTO_TOO_LARGE", "Ảnh quá lớn: tối đa 1,5 MB. Chụp lại ảnh này.");
  if (!isJpeg(bytes) || sha256(bytes) !== input.sha256) return refused("PHOTO_BROKEN", "Ảnh gửi lên không nguyên vẹn. Máy sẽ gửi lại.");
  return withActor(courier, async (tx) => {
    const receipt = await tx.courierReceipt.findFirst({ where: { id: operationId, deviceId, courierId: courier.id, device: { revokedAt: null } } });
    const announced = photoMarksSchema.parse(receipt?.photos ?? []);
    if (!announced.some((photo) => photo.sha256 === input.sha256)) return refused("PHOTO_UNKNOWN", "Ảnh này không thuộc việc nào đã gửi.");
    await keepFile(tx, bytes, "image/jpeg");
    await tx.courierPhoto.createMany({ data: [{ operationId, sha256: input.sha256, courierId: courier.id, size: bytes.byteLength, keptAt: now() }], skipDuplicates: true });
    await attachDoorPhotos(permitted, tx, operationId);
    return ok({ sha256: input.sha256 });
  });
}
