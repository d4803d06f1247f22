"use server";

import { action } from "@/lib/access/action";
import { answerQuestion } from "@/lib/dossiers/commands/expert-question";
import { answerQuestionSchema } from "@/lib/dossiers/schema/expert-question";

export const answer = action(answerQuestionSchema, answerQuestion, { to: () => "/co-quan/hoi-dap?xong=tra-loi" });
