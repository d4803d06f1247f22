import { z } from "zod";
import { readSignature, signatureFields } from "@/lib/deliveries/signature";
import { idField, operationIdField } from "@/lib/dossiers/schema/act";
import { amountIn, countedCash } from "@/lib/payments/schema";
import { normaliseText } from "@/lib/platform/vietnamese";

/** A clerk begins at the counter; what lies in the till as change. */
export const openShiftSchema = z.looseObject({ operationId: operationIdField }).transform((input, ctx) => ({ operationId: input.operationId, openingFloat: amountIn(input.openingFloat, "openingFloat", ctx) }));
export type OpenShiftInput = z.output<typeof openShiftSchema>;

/** The till is counted, kind by kind; a difference needs its reason. */
export const closeShiftSchema = z
  .looseObject({ operationId: operationIdField, shiftId: idField<"shift">("Trang này đã cũ. Hãy tải lại trang rồi làm lại."), note: z.string().default("").transform(normaliseText) })
  .transform((input, ctx) => ({ operationId: input.operationId, shiftId: input.shiftId, note: input.note.slice(0, 1000), cash: countedCash(input, ctx) }));
export type CloseShiftInput = z.output<typeof closeShiftSchema>;

/** A courier's cash of the doors is counted, kind by kind; he signs on the clerk's device. */
export const takeCourierCashSchema = z
  .looseObject({ operationId: operationIdField, courierId: idField<"staff">("Trang này đã cũ. Hãy tải lại trang rồi làm lại."), ...signatureFields("courierSignature") })
  .transform((input, ctx) => ({
    operationId: input.operationId, courierId: input.courierId, cash: countedCash(input, ctx), courierSignature: readSignature(input, "courierSignature", "bưu tá nộp tiền", ctx),
  }));
export type TakeCourierCashInput = z.output<typeof takeCourierCashSchema>;

/** A colleague stands in for one who is away. */
export const substituteSchema = z.object({
  operationId: operationIdField, clerkId: idField<"staff">("Chọn người vắng."),
  reason: z.string().default("").transform(normaliseText).pipe(z.string().min(5, "Ghi lý do vắng, ví dụ: nghỉ ốm ngày 26/11.").max(500)),
});
export type SubstituteInput = z.output<typeof substituteSchema>;
