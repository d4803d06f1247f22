"use server";

import { action } from "@/lib/access/action";
import { closeShift, openShift } from "@/lib/dossiers/commands/shift";
import { substituteClerk } from "@/lib/dossiers/commands/substitute-clerk";
import { closeShiftSchema, openShiftSchema, substituteSchema } from "@/lib/dossiers/schema/shift";

export const open = action(openShiftSchema, openShift, { to: () => "/buu-dien/ca?xong=mo" });
export const close = action(closeShiftSchema, closeShift, { to: () => "/buu-dien/ca?xong=dong" });
export const substitute = action(substituteSchema, substituteClerk, { to: () => "/buu-dien/ca?xong=lam-thay" });
