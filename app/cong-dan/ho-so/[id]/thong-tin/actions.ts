"use server";

import { action } from "@/lib/access/action";
import { saveRequest } from "@/lib/dossiers/commands/save-draft";
import { saveRequestSchema } from "@/lib/dossiers/schema/save-draft";

export const keepRequest = action(saveRequestSchema, saveRequest, {
  to: ({ dossierId, step }) => (step === "save" ? `/cong-dan/ho-so/${dossierId}/thong-tin?xong=luu` : `/cong-dan/ho-so/${dossierId}/giay-to`),
});
