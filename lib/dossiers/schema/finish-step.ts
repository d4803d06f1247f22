import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";

/** `position`: the step that the page showed as the current one, from 1. */
export const finishStepSchema = z.object({ ...actFields, position: z.coerce.number<string | number>("Trang này đã cũ. Hãy tải lại trang rồi làm lại.").int().min(1).max(100) });
export type FinishStepInput = z.output<typeof finishStepSchema>;
