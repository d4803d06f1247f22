"use server";

import { action } from "@/lib/access/action";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { deliverResultSchema, failDeliverySchema, takeRoundSchema } from "@/lib/dossiers/schema/deliver-result";

export const takeRound = action(takeRoundSchema, takeDeliveryRound, { to: ({ taken, gone }) => `/buu-dien/phat?nhan=${taken}${gone.length === 0 ? "" : `&hut=${gone.length}`}` });
export const deliver = action(deliverResultSchema, deliverResult, { to: ({ itemId }) => `/buu-dien/phat/${itemId}` });
export const fail = action(failDeliverySchema, failDelivery, { to: ({ itemId }) => `/buu-dien/phat/${itemId}?xong=chua-phat` });
