"use server";

import { action } from "@/lib/access/action";
import { revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { dismissHeldAct } from "@/lib/deliveries/commands/dismiss-held-act";
import { dismissHeldActSchema } from "@/lib/deliveries/schema";
import { revokeDeviceSchema } from "@/lib/deliveries/sync/schema";

export const revoke = action(revokeDeviceSchema, revokeDevice, { to: () => "/buu-dien/may-buu-ta?xong=1" });
export const dismiss = action(dismissHeldActSchema, dismissHeldAct, { to: () => "/buu-dien/may-buu-ta?xong=viec" });
