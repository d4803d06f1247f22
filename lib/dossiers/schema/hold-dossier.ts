import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const claimDossierSchema = z.object(actFields);
export type ClaimDossierInput = z.output<typeof claimDossierSchema>;

export const releaseDossierSchema = z.object({ ...actFields, reason: wordsField("Ghi ngắn gọn lý do trả lại, hoặc để trống.", { least: 0, most: 500 }) });
export type ReleaseDossierInput = z.output<typeof releaseDossierSchema>;

export const takeOverDossierSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi lý do lấy hồ sơ, ví dụ: chuyên viên đang nghỉ phép.", { least: 5, most: 500 }),
});
export type TakeOverDossierInput = z.output<typeof takeOverDossierSchema>;
