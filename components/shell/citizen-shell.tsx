import type { ReactNode } from "react";
import { AiryFrame } from "@/components/shell/airy-frame";
import { BrandMark } from "@/components/shell/brand-mark";
import type { NavItem } from "@/components/shell/nav-item";
import { NavLinks } from "@/components/shell/nav-links";
import { SignOutForm, type SignOut } from "@/components/shell/sign-out-form";
import { Icon } from "@/components/ui/icon";

/** The citizen's wing: as airy as the open one, with the person's name always in sight. */
export function CitizenShell({ children, person, nav, current, signOut, demo }: { children: ReactNode; person: string; nav: readonly NavItem[]; current?: string; signOut: SignOut; demo?: ReactNode }) {
  return (
    <AiryFrame demo={demo} header={
      <div className="mx-auto w-full max-w-[64rem] px-4 pt-3 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 pb-2">
          <BrandMark />
          <div className="flex flex-wrap items-center gap-x-2">
            <p className="inline-flex items-center gap-2 text-small font-semibold">
              <Icon name="user" size={18} />
              {person}
            </p>
            <div className="screen-only">
              <SignOutForm signOut={signOut} />
            </div>
          </div>
        </div>
        <div className="-mx-2 sm:-mx-3">
          <NavLinks items={nav} label="Trang của tôi" shape="top" current={current} />
        </div>
      </div>
    }>
      {children}
    </AiryFrame>
  );
}
