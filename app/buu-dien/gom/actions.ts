"use server";

import { action } from "@/lib/access/action";
import { missPickup } from "@/lib/dossiers/commands/change-pickup";
import { claimStop, collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { missPickupSchema } from "@/lib/dossiers/schema/change-pickup";
import { claimStopSchema, collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";

export const claim = action(claimStopSchema, claimStop, { to: ({ pickupId }) => `/buu-dien/gom/${pickupId}` });
export const collect = action(collectPapersSchema, collectPapers, { to: ({ pickupId }) => `/buu-dien/gom/${pickupId}?xong=1` });
export const miss = action(missPickupSchema, missPickup, { to: () => "/buu-dien/gom?xong=chua-gap" });
