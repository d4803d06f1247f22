"use server";

import { action } from "@/lib/access/action";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { submitDossierSchema } from "@/lib/dossiers/schema/submit-dossier";

export const submit = action(submitDossierSchema, submitDossier, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}/da-nop` });
