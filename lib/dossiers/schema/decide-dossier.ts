import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const grantDossierSchema = z.object({
  ...actFields,
  result: wordsField("Ghi loại, số và ngày của kết quả, ví dụ: Thẻ số 135200012 ngày 05/3/2026.", { least: 5, most: 300 }),
  copies: z.coerce.number("Số bản giấy phải là số từ 1 đến 20.").int("Số bản giấy phải là số nguyên.").min(1, "Ít nhất 1 bản.").max(20, "Nhiều nhất 20 bản.").default(1),
});
export type GrantDossierInput = z.output<typeof grantDossierSchema>;

export const refuseDossierSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi rõ vì sao không giải quyết được và căn cứ nào; người nộp sẽ đọc nguyên văn.", { least: 15, most: 2_000 }),
});
export type RefuseDossierInput = z.output<typeof refuseDossierSchema>;
