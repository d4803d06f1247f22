"use server";

import { action } from "@/lib/access/action";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { finishStep } from "@/lib/dossiers/commands/finish-step";
import { claimDossier, releaseDossier, takeOverDossier } from "@/lib/dossiers/commands/hold-dossier";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { acceptSupplementSchema } from "@/lib/dossiers/schema/accept-supplement";
import { grantDossierSchema, refuseDossierSchema } from "@/lib/dossiers/schema/decide-dossier";
import { finishStepSchema } from "@/lib/dossiers/schema/finish-step";
import { claimDossierSchema, releaseDossierSchema, takeOverDossierSchema } from "@/lib/dossiers/schema/hold-dossier";
import { requestSupplementSchema } from "@/lib/dossiers/schema/request-supplement";
import { stopDossierSchema } from "@/lib/dossiers/schema/stop-dossier";

export const claim = action(claimDossierSchema, claimDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cua-toi&xong=nhan` });
export const finish = action(finishStepSchema, finishStep, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?xong=buoc#buoc-noi-bo` });
export const release = action(releaseDossierSchema, releaseDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=chua-nhan&xong=tra-lai` });
export const takeOver = action(takeOverDossierSchema, takeOverDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cua-toi&xong=lay-ho-so` });
export const askSupplement = action(requestSupplementSchema, requestSupplement, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cho-bo-sung&xong=bo-sung` });
export const takeSupplement = action(acceptSupplementSchema, acceptSupplement, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cua-toi&xong=nhan-bo-sung` });
export const grant = action(grantDossierSchema, grantDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cho-tra&xong=tra-ket-qua` });
export const refuse = action(refuseDossierSchema, refuseDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=cho-tra&xong=tu-choi` });
export const stop = action(stopDossierSchema, stopDossier, { to: ({ dossierId }) => `/co-quan/ho-so/${dossierId}?hang=da-xong&xong=dung` });
