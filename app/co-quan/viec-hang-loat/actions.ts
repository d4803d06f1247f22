"use server";

import { action } from "@/lib/access/action";
import { startBatch } from "@/lib/dossiers/commands/start-batch";
import { startBatchSchema } from "@/lib/dossiers/schema/start-batch";

export const start = action(startBatchSchema, startBatch, { to: ({ batchId }) => `/co-quan/viec-hang-loat/${batchId}` });
