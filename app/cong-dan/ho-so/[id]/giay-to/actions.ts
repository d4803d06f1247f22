"use server";

import { action } from "@/lib/access/action";
import { declarePaper, removeFile } from "@/lib/dossiers/commands/save-draft";
import { takeFromStore } from "@/lib/dossiers/commands/take-from-store";
import { takeFromStoreSchema } from "@/lib/dossiers/schema/take-from-store";
import { declarePaperSchema, removeFileSchema } from "@/lib/dossiers/schema/save-draft";

export const choosePaper = action(declarePaperSchema, declarePaper, {
  to: ({ dossierId, componentId }) => `/cong-dan/ho-so/${dossierId}/giay-to#giay-${componentId}`,
});

export const takeStored = action(takeFromStoreSchema, takeFromStore, { to: ({ dossierId, componentId }) => `/cong-dan/ho-so/${dossierId}/giay-to#giay-${componentId}` });

export const dropFile = action(removeFileSchema, removeFile, {
  to: ({ dossierId, componentId }) => `/cong-dan/ho-so/${dossierId}/giay-to${componentId === null ? "" : `#giay-${componentId}`}`,
});
