import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { dayField } from "@/lib/dossiers/schema/day";
import { wordsField } from "@/lib/dossiers/schema/words";

export const extendDossierSchema = z.object({
  ...actFields,
  newDueDay: dayField("Chọn ngày hẹn trả mới."),
  reason: wordsField("Ghi rõ vì sao chưa trả được đúng hẹn; người nộp đọc nguyên văn trong văn bản xin lỗi.", { least: 15, most: 1_000 }),
  /** Why the head sets the rule aside; only a head's counts. */
  override: wordsField("", { least: 0, most: 500 }),
});
export type ExtendDossierInput = z.output<typeof extendDossierSchema>;
