"use server";

import { action } from "@/lib/access/action";
import { switchCarrier } from "@/lib/deliveries/commands/switch-carrier";
import { switchCarrierSchema } from "@/lib/deliveries/schema";

export const turn = action(switchCarrierSchema, switchCarrier, { to: ({ paused }) => `/quan-tri/don-vi-van-chuyen?xong=${paused ? "dung" : "chay"}` });
