import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const stopDossierSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi rõ vì sao dừng giải quyết; người nộp sẽ đọc nguyên văn.", { least: 15, most: 2_000 }),
});
export type StopDossierInput = z.output<typeof stopDossierSchema>;
