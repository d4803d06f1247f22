"use server";

import { action } from "@/lib/access/action";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { startDraftSchema } from "@/lib/dossiers/schema/start-draft";

export const start = action(startDraftSchema, startDraft, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}/thong-tin` });
