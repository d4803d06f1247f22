import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

/** One reason a line; the applicant reads them word for word. */
export const rejectDossierSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi rõ vì sao không tiếp nhận và căn cứ nào; người nộp sẽ đọc nguyên văn.", { least: 15, most: 2_000 }),
});
export type RejectDossierInput = z.output<typeof rejectDossierSchema>;
