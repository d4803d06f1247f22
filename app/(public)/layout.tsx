import type { ReactNode } from "react";
import { DemoMark } from "@/components/shell/demo-mark";
import { PublicShell } from "@/components/shell/public-shell";
import { homeOf } from "@/lib/identity/destination";
import { currentActor } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";

/** The open wing: whoever is signed in finds the way back to his own pages in the place of "Đăng nhập". */
export default async function PublicLayout({ children }: Readonly<{ children: ReactNode }>) {
  const actor = await currentActor();
  const account = actor.kind === "VISITOR" ? undefined : { name: actor.name, href: homeOf(actor.kind) };
  return (
    <PublicShell account={account} demo={env("DEMO_MODE").DEMO_MODE ? <DemoMark switchHref="/trinh-dien" /> : undefined}>
      {children}
    </PublicShell>
  );
}
