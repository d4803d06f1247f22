import { z } from "zod";
import { parseItemCode } from "@/lib/deliveries/item-code";
import { readSignature, type SignatureMark, signatureFields } from "@/lib/deliveries/signature";
import { checkedField, countOf, dossierIdField, idField, operationIdField, rowsOf } from "@/lib/dossiers/schema/act";
import { normaliseText } from "@/lib/platform/vietnamese";

/** A seal number as it is stored and compared: capitals, no spaces. */
export const sealNumberField = z
  .string("Nhập hoặc quét số niêm phong trên túi.")
  .transform((text) => normaliseText(text).toUpperCase().replaceAll(" ", ""))
  .pipe(z.string().min(3, "Nhập hoặc quét số niêm phong trên túi.").max(40, "Số niêm phong dài quá 40 ký tự: quét lại."));

/** Rows `counted.<paperId>`: what was counted now, one count per declared paper. */
export function countedPapers(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): Record<string, number> {
  return Object.fromEntries([...rowsOf(input, "counted")].map(([id, text]) => [id, countOf(text, ["counted", id], ctx)]));
}

const WEIGHT = "Khối lượng là số gam nguyên, từ 1 đến 20000.";
const weightField = z.coerce.number<unknown>(WEIGHT).int(WEIGHT).min(1, WEIGHT).max(20_000, WEIGHT);

/** The number on the bag's label, from the phone's own range; none: the server gives one. */
function itemCodeIn(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): { itemCode?: string } {
  if (typeof input.itemCode !== "string" || input.itemCode.trim() === "") return {};
  const read = parseItemCode(input.itemCode, "FREE", "itemCode");
  if (read.ok) return { itemCode: read.value };
  ctx.addIssue({ code: "custom", path: ["itemCode"], message: read.refusals[0].words });
  return z.NEVER;
}

/** The courier at the door; his own signature may be left to the confirmation under his account. */
export const collectPapersSchema = z
  .looseObject({
    operationId: operationIdField,
    dossierId: dossierIdField,
    pickupId: idField<"pickup">("Trang này đã cũ. Hãy tải lại trang."),
    ...signatureFields("citizenSignature"),
    ...signatureFields("courierSignature"),
  })
  .transform((input, ctx) => {
    const { operationId, dossierId, pickupId } = input;
    const counted = countedPapers(input, ctx);
    const sealNumber = checkedField(sealNumberField, input.sealNumber, "sealNumber", ctx);
    const weightGrams = checkedField(weightField, input.weightGrams, "weightGrams", ctx);
    const courierSignature: SignatureMark | null =
      input.courierSignature === "" && input.courierSignatureTypedName === "" ? null : readSignature(input, "courierSignature", "bưu tá", ctx);
    return {
      operationId, dossierId, pickupId, sealNumber, weightGrams, courierSignature, counted, ...itemCodeIn(input, ctx),
      citizenSignature: readSignature(input, "citizenSignature", "người giao giấy tờ", ctx),
    };
  });
export type CollectPapersInput = z.output<typeof collectPapersSchema>;

/** "Nhận điểm này": the stop is the courier's own from now on. */
export const claimStopSchema = z.object({ operationId: operationIdField, pickupId: idField<"pickup">("Trang này đã cũ. Hãy tải lại trang.") });
export type ClaimStopInput = z.output<typeof claimStopSchema>;
