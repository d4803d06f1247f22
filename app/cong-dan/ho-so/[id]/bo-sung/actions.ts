"use server";

import { action } from "@/lib/access/action";
import { resubmitDossier } from "@/lib/dossiers/commands/resubmit-dossier";
import { resubmitDossierSchema } from "@/lib/dossiers/schema/submit-dossier";

export const resubmit = action(resubmitDossierSchema, resubmitDossier, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}` });
