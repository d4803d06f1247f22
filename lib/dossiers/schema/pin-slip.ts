import { z } from "zod";
import { dossierCodeIn } from "@/lib/dossiers/code-shape";
import { pinIn } from "@/lib/dossiers/pin";
import { dossierIdField, operationIdField } from "@/lib/dossiers/schema/act";

/** One slip for one dossier; a new one ends the one before. */
export const issuePinSlipSchema = z.object({ operationId: operationIdField, dossierId: dossierIdField });
export type IssuePinSlipInput = z.output<typeof issuePinSlipSchema>;

/** Code and PIN as they stand on the slip. */
export const openByPinSchema = z.looseObject({ ma: z.string().default(""), pinPassword: z.string().default("") }).transform((input, ctx) => {
  const code = dossierCodeIn(input.ma);
  const pin = pinIn(input.pinPassword);
  if (code === null) ctx.addIssue({ code: "custom", path: ["ma"], message: "Gõ mã hồ sơ như trên phiếu, ví dụ H42.05-261126-0001." });
  if (pin === null) ctx.addIssue({ code: "custom", path: ["pinPassword"], message: "Mã PIN có 6 chữ số, in trên phiếu." });
  return { code: code ?? "", pin: pin ?? "" };
});
export type OpenByPinInput = z.output<typeof openByPinSchema>;

/** The holder is done reading. */
export const closeSlipSchema = z.object({});
