import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const acceptSupplementSchema = z.object({ ...actFields, note: wordsField("", { least: 0, most: 500 }) });
export type AcceptSupplementInput = z.output<typeof acceptSupplementSchema>;
