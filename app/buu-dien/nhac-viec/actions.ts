"use server";

import { action } from "@/lib/access/action";
import { openAlert, readAllAlerts } from "@/lib/notifications/commands";
import { alertSchema, allAlertsSchema } from "@/lib/notifications/schema";

export const open = action(alertSchema, openAlert, { to: ({ path }) => path });
export const readAll = action(allAlertsSchema, readAllAlerts, { to: () => "/buu-dien/nhac-viec" });
