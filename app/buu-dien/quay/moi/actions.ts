"use server";

import { action } from "@/lib/access/action";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { fileAtCounterSchema } from "@/lib/dossiers/schema/file-at-counter";

export const file = action(fileAtCounterSchema, fileAtCounter, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=lap-ho-so` });
