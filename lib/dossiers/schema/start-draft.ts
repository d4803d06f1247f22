import { z } from "zod";
import { idField, operationIdField } from "@/lib/dossiers/schema/act";
import { procedureCodeSchema } from "@/lib/procedures/schema";

export const startDraftSchema = z.object({
  operationId: operationIdField,
  procedureCode: procedureCodeSchema,
  caseId: idField<"case">("Chọn trường hợp của anh/chị."),
  agencyId: idField<"agency">("Chọn cơ quan giải quyết."),
  officeId: idField<"office">("Chọn quầy bưu điện tiếp nhận."),
});
export type StartDraftInput = z.output<typeof startDraftSchema>;
