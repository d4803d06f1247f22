"use server";

import { action } from "@/lib/access/action";
import { openClaim } from "@/lib/deliveries/commands/claims";
import { openClaimSchema } from "@/lib/deliveries/schema";
import { formatDay } from "@/lib/platform/format";

export const open = action(openClaimSchema, openClaim, { done: ({ answerDueOn }) => `Đã gửi khiếu nại. Bưu điện phải trả lời trước hết ngày ${formatDay(answerDueOn)}.` });
