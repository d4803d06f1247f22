"use server";

import { action } from "@/lib/access/action";
import { settlePutAside } from "@/lib/deliveries/commands/settle-put-aside";
import { settlePutAsideSchema } from "@/lib/deliveries/schema";

export const settle = action(settlePutAsideSchema, settlePutAside, { to: () => "/buu-dien/su-kien-bo-rieng?xong=1" });
