import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const remindDossierSchema = z.object({ ...actFields, reason: wordsField("Ghi điều cần nhắc, ví dụ: trình trước 26/11/2026.", { least: 5, most: 500 }) });
export type RemindDossierInput = z.output<typeof remindDossierSchema>;
