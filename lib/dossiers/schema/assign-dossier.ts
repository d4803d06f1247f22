import { z } from "zod";
import { actFields, idField } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

const assigneeId = idField<"staff">("Chọn người giải quyết hồ sơ.");

export const assignDossierSchema = z.object({ ...actFields, assigneeId, reason: wordsField("", { least: 0, most: 500 }) });
export type AssignDossierInput = z.output<typeof assignDossierSchema>;

export const transferDossierSchema = z.object({
  ...actFields,
  assigneeId,
  reason: wordsField("Ghi lý do chuyển; người nhận và lãnh đạo sẽ đọc.", { least: 5, most: 500 }),
});
export type TransferDossierInput = z.output<typeof transferDossierSchema>;
