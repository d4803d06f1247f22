"use server";

import { action } from "@/lib/access/action";
import { reportIncident, settleIncident } from "@/lib/deliveries/commands/incidents";
import { reportIncidentSchema, settleIncidentSchema } from "@/lib/deliveries/schema";

export const report = action(reportIncidentSchema, reportIncident, { to: () => "/buu-dien/su-co?xong=ghi" });
export const settle = action(settleIncidentSchema, settleIncident, { to: () => "/buu-dien/su-co?xong=xu-ly" });
