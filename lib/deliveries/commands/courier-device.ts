import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { discardNumbers, topUpNumbers } from "@/lib/deliveries/commands/item-numbers";
import type { RevokeDeviceInput } from "@/lib/deliveries/sync/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

export type DeviceRefusal = "DEVICE_REVOKED" | "DEVICE_OF_ANOTHER";

/**
 * The phone told that it is there: registered at its first word, then seen, and given more item numbers when it carries few. A revoked
 * phone, or another courier's, is refused. `numbers`: all that are set aside for it.
 */
export async function meetDevice(actor: Actor, device: Readonly<{ deviceId: string; deviceName: string; deviceKey?: string | undefined }>): Promise<Result<{ deviceId: string; numbers: string[] }, DeviceRefusal>> {
  const permitted = permit(actor, "device.sync");
  const { actor: courier } = permitted;
  const officeId = "officeId" in courier ? courier.officeId : null;
  if (officeId === null) return refused("DEVICE_OF_ANOTHER", "Tài khoản này chưa thuộc bưu cục nào.");
  const at = now();
  return withActor(courier, async (tx) => {
    const { deviceId: id, deviceName } = device;
    await tx.courierDevice.createMany({
      data: [{ id, courierId: courier.id, officeId, name: deviceName === "" ? "Điện thoại" : deviceName, registeredAt: at, lastSeenAt: at }], skipDuplicates: true,
    });
    const known = await tx.courierDevice.findFirst({ where: { id, courierId: courier.id } });
    if (!known) return refused("DEVICE_OF_ANOTHER", "Máy này đang mang dữ liệu của bưu tá khác. Người đó cần gửi hết việc trước khi đổi người.");
    // Of a revoked phone too: the supervisor learns that it was there after, and so was told to wipe itself.
    await tx.courierDevice.updateMany({ where: { id, courierId: courier.id }, data: { lastSeenAt: at } });
    if (known.revokedAt !== null) return refused("DEVICE_REVOKED", "Máy này đã bị thu hồi. Dữ liệu trên máy được xóa.");
    if (device.deviceKey !== undefined && known.publicKey === null) await tx.courierDevice.updateMany({ where: { id, courierId: courier.id, publicKey: null }, data: { publicKey: device.deviceKey } });
    return ok({ deviceId: id, numbers: await topUpNumbers(permitted, tx, { officeId, deviceId: id, at }) });
  });
}

/** Takes a phone back: lost, stolen, or its courier has gone. It wipes itself when it next has a network. By the courier or his supervisor. */
export async function revokeDevice(actor: Actor, input: RevokeDeviceInput): Promise<Result<{ deviceId: string }>> {
  const permitted = permit(actor, "device.revoke");
  const { actor: revoker } = permitted;
  const mine = revoker.kind === "COURIER" ? { courierId: revoker.id } : { officeId: "officeId" in revoker ? (revoker.officeId ?? "") : "" };
  return withActor(revoker, async (tx) => {
    const known = await tx.courierDevice.findFirst({ where: { id: input.deviceId, ...mine } });
    if (!known) return refused("NOT_FOUND", "Không tìm thấy máy này trong phạm vi của anh/chị.");
    const at = now();
    await tx.courierDevice.updateMany({ where: { id: known.id, revokedAt: null }, data: { revokedAt: at, revokedByName: revoker.name } });
    await discardNumbers(permitted, tx, { deviceId: known.id, at });
    return ok({ deviceId: known.id });
  });
}
