"use server";

import { action } from "@/lib/access/action";
import { cancelPickup, movePickup } from "@/lib/dossiers/commands/change-pickup";
import { cancelPickupSchema, movePickupSchema } from "@/lib/dossiers/schema/change-pickup";

export const move = action(movePickupSchema, movePickup, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}/hen-gom?xong=doi` });
export const cancel = action(cancelPickupSchema, cancelPickup, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}/hen-gom?xong=huy` });
