"use server";

import { action } from "@/lib/access/action";
import { visitor } from "@/lib/identity/actor";
import { signInDemo } from "@/lib/identity/commands/sign-in-demo";
import { destination } from "@/lib/identity/destination";
import { DemoSignIn } from "@/lib/identity/schema";
import { keepSession, signInContext } from "@/lib/identity/session";
import { ok } from "@/lib/platform/result";

export const becomeDemoPerson = action(
  DemoSignIn,
  async (_actor, input) => {
    const opened = await signInDemo(visitor(), input, await signInContext());
    if (!opened.ok) return opened;
    await keepSession(opened.value);
    return ok(destination(opened.value.kind, input.tiep));
  },
  { to: (path) => path },
);
