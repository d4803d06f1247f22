import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { dayField } from "@/lib/dossiers/schema/day";
import { wordsField } from "@/lib/dossiers/schema/words";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";

export const stopDossierSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi rõ vì sao dừng giải quyết; người nộp sẽ đọc nguyên văn.", { least: 15, most: 2_000 }),
  /** The day on which the applicant asked for it; null when he did not. */
  askedDay: z.preprocess((day) => (day === "" || day === undefined ? null : day), dayField("Ngày đề nghị không hợp lệ.").nullable())
    .refine((day) => day === null || day <= vietnamDay(now()), "Ngày đề nghị không được sau hôm nay."),
});
export type StopDossierInput = z.output<typeof stopDossierSchema>;
