"use server";

import { action } from "@/lib/access/action";
import { answerClaim, payClaim } from "@/lib/deliveries/commands/claims";
import { answerClaimSchema, payClaimSchema } from "@/lib/deliveries/schema";

export const answer = action(answerClaimSchema, answerClaim, { to: () => "/buu-dien/khieu-nai?xong=tra-loi" });
export const pay = action(payClaimSchema, payClaim, { to: () => "/buu-dien/khieu-nai?xong=tra-tien" });
