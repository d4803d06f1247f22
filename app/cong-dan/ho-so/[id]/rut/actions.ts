"use server";

import { action } from "@/lib/access/action";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import { withdrawDossierSchema } from "@/lib/dossiers/schema/submit-dossier";

export const withdraw = action(withdrawDossierSchema, withdrawDossier, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}` });
