"use server";

import { action } from "@/lib/access/action";
import { revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { revokeDeviceSchema } from "@/lib/deliveries/sync/schema";

export const revoke = action(revokeDeviceSchema, revokeDevice, { to: () => "/buu-dien/may-buu-ta?xong=1" });
