"use server";

import { action } from "@/lib/access/action";
import { claimStop, collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { claimStopSchema, collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";

export const claim = action(claimStopSchema, claimStop, { to: ({ pickupId }) => `/buu-dien/gom/${pickupId}` });
export const collect = action(collectPapersSchema, collectPapers, { to: ({ pickupId }) => `/buu-dien/gom/${pickupId}?xong=1` });
