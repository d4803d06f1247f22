import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import type { NavItem } from "@/components/shell/nav-item";
import { NavLinks } from "@/components/shell/nav-links";
import { ScanField } from "@/components/shell/scan-field";
import { SignOutForm, type SignOut } from "@/components/shell/sign-out-form";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { KeyboardHelp, type Shortcut } from "@/components/ui/keyboard-help";
import { SkipLink } from "@/components/ui/skip-link";

export type DeskShellProps = Readonly<{
  children: ReactNode;
  /** The wing's word: "Bưu điện", "Cơ quan", "Quản trị". */
  wing: string;
  person: string;
  role: string;
  /** The office or agency one works for, always in sight. */
  place?: string;
  nav: readonly NavItem[];
  current?: string;
  signOut: SignOut;
  /** A GET page that takes `?ma=` and leads to what the code names. */
  scanAction?: string;
  /** The page that takes a scanned identity card; without it such a scan is dropped. */
  cardAction?: string;
  shortcuts?: readonly Shortcut[];
  demo?: ReactNode;
  /** No padding, and the page's height is the window's: for TwoPane. */
  flush?: boolean;
}>;

/** The dense wings (post, agency, administrator): places on the left, work on the right, keys and scanner everywhere. */
export function DeskShell({ children, wing, person, role, place, nav, current, signOut, scanAction, cardAction, shortcuts, demo, flush }: DeskShellProps) {
  const keys = scanAction === undefined ? shortcuts : [{ key: "/", words: "Tới ô quét hoặc gõ mã" }, ...(shortcuts ?? [])];
  return (
    <div data-wing="desk" className={classNames("flex min-h-dvh flex-col", flush === true && "lg:h-dvh print:h-auto")}>
      <SkipLink />
      {demo}
      <header className="screen-only flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 lg:gap-x-6">
        <BrandMark compact />
        <p className="leading-tight lg:border-l lg:border-line lg:pl-4">
          <span className="font-semibold">{wing}</span>
          {place !== undefined && <span className="block text-small text-muted">{place}</span>}
        </p>
        <div className="flex grow justify-center max-lg:order-last max-lg:basis-full">{scanAction !== undefined && <ScanField action={scanAction} cardAction={cardAction} />}</div>
        <div className="ml-auto flex flex-wrap items-center gap-x-3">
          <p className="inline-flex items-center gap-2 leading-tight max-lg:text-right">
            <Icon name="user" size={18} className="text-muted max-lg:hidden" />
            <span>
              <span className="font-semibold">{person}</span>
              <span className="block text-small text-muted">{role}</span>
            </span>
          </p>
          <div className="max-lg:hidden">
            <SignOutForm signOut={signOut} />
          </div>
        </div>
      </header>
      <div className="flex min-h-0 grow flex-col lg:flex-row">
        <div className="screen-only flex flex-col gap-4 border-line bg-wash p-2 max-lg:border-b lg:w-52 lg:shrink-0 lg:border-r">
          <details className="group lg:hidden">
            <summary className="flex min-h-(--wing-control) list-none items-center gap-2 px-3 font-semibold">
              <Icon name="list" size={18} />
              Danh mục
              <Icon name="chevron-down" size={16} className="group-open:rotate-180" />
            </summary>
            <NavLinks items={nav} label={wing} shape="side" current={current} />
            <SignOutForm signOut={signOut} />
          </details>
          <div className="hidden lg:block">
            <NavLinks items={nav} label={wing} shape="side" current={current} />
          </div>
          <div className="mt-auto max-lg:hidden">
            <KeyboardHelp shortcuts={keys} />
          </div>
        </div>
        <main id="noi-dung" tabIndex={-1} className={classNames("min-w-0 grow", flush === true ? "min-h-0" : "px-4 py-4 lg:px-6")}>
          {children}
        </main>
      </div>
    </div>
  );
}
