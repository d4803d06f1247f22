"use server";

import { action } from "@/lib/access/action";
import { deleteFilter, saveFilter } from "@/lib/dossiers/commands/saved-filter";
import { deleteFilterSchema, saveFilterSchema } from "@/lib/dossiers/schema/saved-filter";

export const save = action(saveFilterSchema, saveFilter, { done: () => "Đã lưu bộ lọc." });
export const removeFilter = action(deleteFilterSchema, deleteFilter, { to: () => "/co-quan/ho-so" });
