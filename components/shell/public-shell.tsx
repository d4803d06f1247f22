import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import { NavLinks } from "@/components/shell/nav-links";
import { PageFooter } from "@/components/shell/page-footer";
import { SkipLink } from "@/components/ui/skip-link";

/** The open wing: airy, one column. `account` replaces "Đăng nhập" for someone who is signed in. */
export function PublicShell({ children, current, demo, account, hotline = "1900 54 54 81" }: { children: ReactNode; current?: string; demo?: ReactNode; account?: Readonly<{ name: string; href: string }>; hotline?: string }) {
  const nav = [
    { href: "/thu-tuc", label: "Thủ tục" },
    { href: "/tra-cuu", label: "Tra cứu" },
    { href: "/thong-ke", label: "Thống kê" },
    account === undefined ? { href: "/dang-nhap", label: "Đăng nhập" } : { href: account.href, label: account.name },
  ];
  return (
    <div data-wing="public" className="flex min-h-dvh flex-col">
      <SkipLink />
      {demo}
      <header className="border-b border-line">
        <div className="mx-auto flex w-full max-w-[64rem] flex-wrap items-center justify-between gap-x-6 px-4 pt-2 sm:px-6 print:pb-2">
          <div className="pt-2.5 pb-1">
            <BrandMark />
          </div>
          <div className="-mx-2 self-end sm:-mr-3">
            <NavLinks items={nav} label="Chính" shape="top" current={current} />
          </div>
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1} className="mx-auto w-full max-w-[64rem] px-4 py-8 sm:px-6 sm:py-10">
        {children}
      </main>
      <PageFooter hotline={hotline} />
    </div>
  );
}
