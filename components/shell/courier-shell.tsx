import type { ReactNode } from "react";
import type { NavItem } from "@/components/shell/nav-item";
import { NavLinks } from "@/components/shell/nav-links";
import { SignOutForm, type SignOut } from "@/components/shell/sign-out-form";
import { ConnectionState } from "@/components/ui/connection-state";
import { ScanCatcher } from "@/components/ui/scan-catcher";
import { SkipLink } from "@/components/ui/skip-link";

/** The courier's wing: one hand, the thumb at the bottom, the connection always in sight. At most four places. */
export function CourierShell({ children, person, title, nav, current, signOut, unsent, scanAction, demo }: { children: ReactNode; person: string; title: string; nav: readonly NavItem[]; current?: string; signOut: SignOut; unsent?: number; scanAction?: string; demo?: ReactNode }) {
  return (
    <div data-wing="courier" className="mx-auto flex h-dvh w-full max-w-[40rem] flex-col print:h-auto">
      <SkipLink />
      {scanAction !== undefined && <ScanCatcher action={scanAction} />}
      {demo}
      <header className="screen-only flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line-strong bg-paper px-4 py-2">
        <p className="text-lead font-bold">{title}</p>
        <ConnectionState unsent={unsent} />
      </header>
      <main id="noi-dung" tabIndex={0} className="min-h-0 grow overflow-y-auto px-4 py-5 -outline-offset-3">
        {children}
        <div className="screen-only mt-8 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3 text-small">
          <span>{person}</span>
          <SignOutForm signOut={signOut} size="normal" />
        </div>
      </main>
      <div className="screen-only border-t border-line-strong bg-paper pb-[env(safe-area-inset-bottom)]">
        <NavLinks items={nav} label="Việc hôm nay" shape="bottom" current={current} />
      </div>
    </div>
  );
}
