"use server";

import { action } from "@/lib/access/action";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { checkAtCounter } from "@/lib/dossiers/commands/check-at-counter";
import { askExpert } from "@/lib/dossiers/commands/expert-question";
import { rejectDossier } from "@/lib/dossiers/commands/reject-dossier";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { resumeAtCounter } from "@/lib/dossiers/commands/resume-at-counter";
import { returnAtCounter } from "@/lib/dossiers/commands/return-at-counter";
import { takeOverPapers } from "@/lib/dossiers/commands/take-over-papers";
import { returnAtCounterSchema } from "@/lib/dossiers/schema/deliver-result";
import { acceptSupplementSchema } from "@/lib/dossiers/schema/accept-supplement";
import { askExpertSchema } from "@/lib/dossiers/schema/expert-question";
import { rejectDossierSchema } from "@/lib/dossiers/schema/reject-dossier";
import { requestSupplementSchema } from "@/lib/dossiers/schema/request-supplement";
import { checkAtCounterSchema } from "@/lib/dossiers/schema/save-checklist";
import { takeOverPapersSchema } from "@/lib/dossiers/schema/take-over-papers";

export const takeOver = action(takeOverPapersSchema, takeOverPapers, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=nhan-tui` });
export const check = action(checkAtCounterSchema, checkAtCounter, { to: ({ dossierId, code }) => `/buu-dien/quay?hs=${dossierId}${code === null ? "&hang=cho-kiem&xong=luu" : "&hang=hom-nay&xong=tiep-nhan"}` });
export const completion = action(requestSupplementSchema, requestCompletion, { to: ({ dossierId }) => `/buu-dien/quay?hang=bo-sung&hs=${dossierId}&xong=hoan-thien` });
export const ask = action(askExpertSchema, askExpert, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=hoi#hoi-chuyen-vien` });
export const reject = action(rejectDossierSchema, rejectDossier, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=tu-choi` });
export const resume = action(acceptSupplementSchema, resumeAtCounter, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=nhan-bo-sung` });
export const accept = action(acceptSupplementSchema, acceptSupplement, { to: ({ dossierId }) => `/buu-dien/quay?hang=bo-sung&hs=${dossierId}&xong=du-bo-sung` });
export const returnResult = action(returnAtCounterSchema, returnAtCounter, { to: ({ dossierId }) => `/buu-dien/quay?hang=tra&hs=${dossierId}&xong=tra` });
