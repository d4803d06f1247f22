"use server";

import { action } from "@/lib/access/action";
import { visitor } from "@/lib/identity/actor";
import { signInStaff } from "@/lib/identity/commands/sign-in-staff";
import { destination } from "@/lib/identity/destination";
import { startCitizenSignIn } from "@/lib/identity/oidc";
import { CitizenSignIn, StaffSignIn } from "@/lib/identity/schema";
import { keepSession, signInContext } from "@/lib/identity/session";
import { ok } from "@/lib/platform/result";

// Whoever this browser belonged to is a visitor again while signing in.

export const signInWithPassword = action(
  StaffSignIn,
  async (_actor, input) => {
    const opened = await signInStaff(visitor(), input, await signInContext());
    if (!opened.ok) return opened;
    await keepSession(opened.value);
    return ok(destination(opened.value.kind, input.tiep));
  },
  { to: (path) => path },
);

export const signInWithVneid = action(CitizenSignIn, (_actor, { tiep }) => startCitizenSignIn(destination("CITIZEN", tiep)), { to: (address) => address });
