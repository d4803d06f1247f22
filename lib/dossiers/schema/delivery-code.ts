import { z } from "zod";
import { dossierIdField, operationIdField } from "@/lib/dossiers/schema/act";
import { pinIn } from "@/lib/dossiers/pin";
import { normaliseName } from "@/lib/platform/vietnamese";

const WHO = "Ghi họ tên người sẽ nhận thay, như trên giấy tờ tùy thân.";

export const makeDeliveryCodeSchema = z.object({
  operationId: operationIdField, dossierId: dossierIdField,
  recipientName: z.string(WHO).transform(normaliseName).pipe(z.string().min(4, WHO).max(120, "Họ tên dài quá 120 ký tự.")),
});
export type MakeDeliveryCodeInput = z.output<typeof makeDeliveryCodeSchema>;

const NAME = "Ghi họ tên người nhận, như trên giấy tờ.";
const CODE = "Mã một lần gồm 6 chữ số. Hỏi lại người nhận thay.";

/** Asked at the door by a phone, before anything is handed over. */
export const proveDeliveryCodeSchema = z.object({
  operationId: operationIdField, dossierId: dossierIdField,
  recipientName: z.string(NAME).transform(normaliseName).pipe(z.string().min(2, NAME).max(120, "Họ tên dài quá 120 ký tự.")),
  oneTimeCode: z.string(CODE).transform((typed, ctx) => {
    const code = pinIn(typed.trim());
    if (code === null) ctx.addIssue({ code: "custom", message: CODE });
    return code ?? "";
  }),
});
export type ProveDeliveryCodeInput = z.output<typeof proveDeliveryCodeSchema>;
