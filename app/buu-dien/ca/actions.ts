"use server";

import { action } from "@/lib/access/action";
import { closeShift, openShift } from "@/lib/dossiers/commands/shift";
import { substituteClerk } from "@/lib/dossiers/commands/substitute-clerk";
import { takeCourierCash } from "@/lib/dossiers/commands/take-courier-cash";
import { closeShiftSchema, openShiftSchema, substituteSchema, takeCourierCashSchema } from "@/lib/dossiers/schema/shift";

export const open = action(openShiftSchema, openShift, { to: () => "/buu-dien/ca?xong=mo" });
export const close = action(closeShiftSchema, closeShift, { to: () => "/buu-dien/ca?xong=dong" });
export const takeFromCourier = action(takeCourierCashSchema, takeCourierCash, { to: () => "/buu-dien/ca?xong=nop-tien" });
export const substitute = action(substituteSchema, substituteClerk, { to: () => "/buu-dien/ca?xong=lam-thay" });
