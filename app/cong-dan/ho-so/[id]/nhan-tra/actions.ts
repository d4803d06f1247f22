"use server";

import { action } from "@/lib/access/action";
import { saveDelivery } from "@/lib/dossiers/commands/save-draft";
import { saveDeliverySchema } from "@/lib/dossiers/schema/save-draft";

export const keepDelivery = action(saveDeliverySchema, saveDelivery, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}/kiem-tra` });
