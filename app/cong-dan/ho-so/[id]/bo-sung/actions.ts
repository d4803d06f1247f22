"use server";

import { action } from "@/lib/access/action";
import { resubmitDossier } from "@/lib/dossiers/commands/resubmit-dossier";
import { takeFromStore } from "@/lib/dossiers/commands/take-from-store";
import { resubmitDossierSchema } from "@/lib/dossiers/schema/submit-dossier";
import { takeFromStoreSchema } from "@/lib/dossiers/schema/take-from-store";

export const resubmit = action(resubmitDossierSchema, resubmitDossier, { to: ({ dossierId }) => `/cong-dan/ho-so/${dossierId}` });
export const takeStored = action(takeFromStoreSchema, takeFromStore, { to: ({ dossierId, componentId }) => `/cong-dan/ho-so/${dossierId}/bo-sung?xong=kho#giay-${componentId}` });
