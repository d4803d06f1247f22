"use server";

import { action } from "@/lib/access/action";
import { openByPin } from "@/lib/dossiers/queries/pin-slip";
import { closeSlipSchema, openByPinSchema } from "@/lib/dossiers/schema/pin-slip";
import { dropSlipTicket, giveSlipTicket } from "@/lib/identity/slip-ticket";
import { requestOrigin } from "@/lib/identity/session";
import { ok } from "@/lib/platform/result";

export const open = action(
  openByPinSchema,
  async (actor, input) => {
    const opened = await openByPin(actor, input, (await requestOrigin()).ipAddress);
    if (!opened.ok) return opened;
    await giveSlipTicket(opened.value);
    return ok(null);
  },
  { to: () => "/tra-cuu/phieu" },
);

export const close = action(
  closeSlipSchema,
  async () => {
    await dropSlipTicket();
    return ok(null);
  },
  { to: () => "/tra-cuu/phieu" },
);
