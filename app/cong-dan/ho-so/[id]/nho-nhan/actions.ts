"use server";

import { action } from "@/lib/access/action";
import { makeDeliveryCode } from "@/lib/dossiers/commands/delivery-code";
import { makeDeliveryCodeSchema } from "@/lib/dossiers/schema/delivery-code";
import { formatDateTime } from "@/lib/platform/format";

export const make = action(makeDeliveryCodeSchema, makeDeliveryCode, {
  done: ({ code, recipientName, expiresAt }) => `Mã cho ${recipientName}: ${code}. Dùng một lần, đến ${formatDateTime(expiresAt)}. Mã chỉ hiện lúc này: hãy báo ngay cho người nhận thay, đừng gửi cho ai khác.`,
});
