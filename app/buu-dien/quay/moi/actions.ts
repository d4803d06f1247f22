"use server";

import { action } from "@/lib/access/action";
import { dropEntry, keepEntry } from "@/lib/dossiers/commands/desk-entry";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { dropEntrySchema, keepEntrySchema } from "@/lib/dossiers/schema/desk-entry";
import { fileAtCounterSchema } from "@/lib/dossiers/schema/file-at-counter";

export const file = action(fileAtCounterSchema, fileAtCounter, { to: ({ dossierId }) => `/buu-dien/quay?hang=cho-kiem&hs=${dossierId}&xong=lap-ho-so`, pageGoes: true });
export const keep = action(keepEntrySchema, keepEntry);
export const drop = action(dropEntrySchema, dropEntry);
