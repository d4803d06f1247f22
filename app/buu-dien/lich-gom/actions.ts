"use server";

import { action } from "@/lib/access/action";
import { setPickupCapacity } from "@/lib/dossiers/commands/change-pickup";
import { pickupCapacitySchema } from "@/lib/dossiers/schema/change-pickup";

export const setCapacity = action(pickupCapacitySchema, setPickupCapacity, { to: () => "/buu-dien/lich-gom?xong=1" });
