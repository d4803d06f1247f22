"use server";

import { action } from "@/lib/access/action";
import { signOutOf } from "@/lib/identity/commands/end-session";
import { SignOut } from "@/lib/identity/schema";
import { currentSession, forgetSession } from "@/lib/identity/session";

export const signOut = action(
  SignOut,
  async (actor) => {
    const ended = await signOutOf(actor, await currentSession());
    if (ended.ok) await forgetSession();
    return ended;
  },
  { to: () => "/dang-nhap?xong=dang-xuat" },
);
