"use server";

import { action } from "@/lib/access/action";
import { endOtherSessions, endOwnSession } from "@/lib/identity/commands/end-session";
import { EndSession, SignOut } from "@/lib/identity/schema";
import { currentSession } from "@/lib/identity/session";

export const endSession = action(EndSession, endOwnSession, { to: () => "/phien-dang-nhap?xong=1" });

export const endOthers = action(SignOut, async (actor) => endOtherSessions(actor, await currentSession()), { to: (count) => `/phien-dang-nhap?xong=${count}` });
