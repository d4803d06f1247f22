"use server";

import { action } from "@/lib/access/action";
import { answerOpinion } from "@/lib/dossiers/commands/answer-opinion";
import { answerOpinionSchema } from "@/lib/dossiers/schema/opinion";

export const answer = action(answerOpinionSchema, answerOpinion, { to: ({ opinionId }) => `/co-quan/y-kien/${opinionId}?xong=tra-loi` });
