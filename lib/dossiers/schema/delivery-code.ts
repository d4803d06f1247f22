import { z } from "zod";
import { dossierIdField, operationIdField } from "@/lib/dossiers/schema/act";
import { normaliseName } from "@/lib/platform/vietnamese";

const WHO = "Ghi họ tên người sẽ nhận thay, như trên giấy tờ tùy thân.";

export const makeDeliveryCodeSchema = z.object({
  operationId: operationIdField, dossierId: dossierIdField,
  recipientName: z.string(WHO).transform(normaliseName).pipe(z.string().min(4, WHO).max(120, "Họ tên dài quá 120 ký tự.")),
});
export type MakeDeliveryCodeInput = z.output<typeof makeDeliveryCodeSchema>;
