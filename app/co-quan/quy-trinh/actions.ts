"use server";

import { action } from "@/lib/access/action";
import { saveInternalProcess } from "@/lib/procedures/commands/save-internal-process";
import { saveInternalProcessSchema } from "@/lib/procedures/schema/internal-process";

export const save = action(saveInternalProcessSchema, saveInternalProcess, { to: ({ code }) => `/co-quan/quy-trinh?xong=${code}` });
