import { z } from "zod";
import { dossierIdField, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { PICKUP_HALVES } from "@/lib/dossiers/pickup-window";
import { normaliseName, normaliseText, parsePhone } from "@/lib/platform/vietnamese";

const draftFields = { operationId: operationIdField, dossierId: dossierIdField };

/** Answers of the procedure's own form, posted as `request.<key>`; `step` save keeps them as far as they go. */
export const saveRequestSchema = z
  .looseObject({ ...draftFields, step: z.enum(["save", "next"]).default("next") })
  .transform(({ operationId, dossierId, step, ...rest }) => {
    const typed: Record<string, string> = {};
    for (const [name, value] of Object.entries(rest)) {
      if (name.startsWith("request.") && typeof value === "string") typed[name.slice("request.".length)] = value;
    }
    return { operationId, dossierId, step, typed };
  });
export type SaveRequestInput = z.output<typeof saveRequestSchema>;

const COUNT_WORDS = "Số bản là số từ 0 đến 99.";
const count = z.coerce.number<string | undefined>(COUNT_WORDS).int(COUNT_WORDS).min(0, COUNT_WORDS).max(99, COUNT_WORDS).default(0);

/** What the applicant does about one component. UPLOAD is not chosen here: it follows from the first file. */
export const declarePaperSchema = z
  .object({
    ...draftFields,
    componentId: idField<"component">("Trang này đã cũ. Hãy tải lại trang rồi làm lại."),
    way: z.enum(["PAPER", "NOT_APPLICABLE", "UNDECIDED"], "Chọn cách nộp giấy tờ này."),
    originals: count,
    certifiedCopies: count,
    photocopies: count,
  })
  .refine(({ way, originals, certifiedCopies, photocopies }) => way !== "PAPER" || originals + certifiedCopies + photocopies > 0, {
    error: "Ghi số bản giấy sẽ giao, ít nhất một bản.",
    path: ["originals"],
  });
export type DeclarePaperInput = z.output<typeof declarePaperSchema>;

export const removeFileSchema = z.object({ ...draftFields, fileId: idField<"file">("Trang này đã cũ. Hãy tải lại trang rồi làm lại.") });
export type RemoveFileInput = z.output<typeof removeFileSchema>;

/** A contact number as it is stored. */
export const phoneField = z.string().default("").transform((text, ctx) => {
  const read = parsePhone(text);
  if (read.ok) return read.value;
  ctx.addIssue({ code: "custom", message: read.refusals[0].words });
  return z.NEVER;
});

const nameField = z.string().default("").transform(normaliseName).pipe(z.string().min(2, "Điền họ tên người giao giấy tờ.").max(120, "Họ tên dài quá 120 ký tự."));
const ADDRESS_WORDS = "Điền số nhà, đường hoặc thôn, xóm, tổ dân phố.";
const addressField = z.string().default("").transform(normaliseText).pipe(z.string().min(5, ADDRESS_WORDS).max(300, "Địa chỉ dài quá 300 ký tự."));
const communeField = z.string("Chọn phường, xã.").regex(/^\d{5}$/, "Chọn phường, xã.");

const pickupFields = z.object({
  contactName: nameField,
  phone: phoneField,
  addressText: addressField,
  communeCode: communeField,
  day: z.string("Chọn ngày bưu tá đến.").regex(/^\d{4}-\d{2}-\d{2}$/, "Chọn ngày bưu tá đến."),
  window: z.enum(PICKUP_HALVES, "Chọn buổi bưu tá đến."),
});
export type PickupInput = z.output<typeof pickupFields>;

const optionalText = z.string().default("").transform(normaliseText);

/**
 * Where and when papers are fetched (only when `withPickup` was on the page), and how the result comes back. An empty return
 * address beside a pickup stands for the pickup's place.
 */
export const saveDeliverySchema = z
  .looseObject({
    ...draftFields,
    withPickup: z.literal("on").optional(),
    returnMethod: z.enum(["POST", "COUNTER", "ONLINE"], "Chọn cách nhận kết quả."),
    returnAddressText: optionalText.pipe(z.string().max(300, "Địa chỉ dài quá 300 ký tự.")),
    returnCommuneCode: optionalText,
  })
  .transform((input, ctx) => {
    const { operationId, dossierId, returnMethod, returnAddressText, returnCommuneCode } = input;
    const pickup = input.withPickup === "on" ? readPickup(input, ctx) : null;
    const asPickup = input.withPickup === "on" && returnAddressText === "" && returnCommuneCode === "";
    const asTyped = () => readReturn({ returnAddressText, returnCommuneCode }, ctx);
    const returnTo = returnMethod !== "POST" ? null : asPickup ? pickup && { addressText: pickup.addressText, communeCode: pickup.communeCode } : asTyped();
    return { operationId, dossierId, pickup, returnMethod, returnTo };
  });
export type SaveDeliveryInput = z.output<typeof saveDeliverySchema>;

/** The pickup fields of a looser form; every refusal lands at its own field. */
export function readPickup(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): PickupInput | null {
  const read = pickupFields.safeParse(input);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) ctx.addIssue({ code: "custom", path: [...path], message });
  return null;
}

function readReturn(
  { returnAddressText, returnCommuneCode }: Readonly<{ returnAddressText: string; returnCommuneCode: string }>,
  ctx: z.RefinementCtx,
): { addressText: string; communeCode: string } {
  if (returnAddressText.length < 5) ctx.addIssue({ code: "custom", path: ["returnAddressText"], message: ADDRESS_WORDS });
  if (!/^\d{5}$/.test(returnCommuneCode)) ctx.addIssue({ code: "custom", path: ["returnCommuneCode"], message: "Chọn phường, xã nhận kết quả." });
  return { addressText: returnAddressText, communeCode: returnCommuneCode };
}
