"use server";

import { action } from "@/lib/access/action";
import { judgeReception } from "@/lib/dossiers/commands/judge-reception";
import { judgeReceptionSchema } from "@/lib/dossiers/schema/judge-reception";

export const judge = action(judgeReceptionSchema, judgeReception, { to: () => "/co-quan/giam-sat?xong=kiem" });
