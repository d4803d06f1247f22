"use server";

import { action } from "@/lib/access/action";
import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { takeBackSchema } from "@/lib/dossiers/schema/deliver-result";

export const takeBack = action(takeBackSchema, takeBackItems, { to: ({ taken }) => `/buu-dien/chua-phat-duoc?nhan=${taken}` });
