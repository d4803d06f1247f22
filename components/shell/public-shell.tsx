import type { ReactNode } from "react";
import { AiryFrame } from "@/components/shell/airy-frame";
import { BrandMark } from "@/components/shell/brand-mark";
import { NavLinks } from "@/components/shell/nav-links";

/** The open wing: airy, one column. `account` replaces "Đăng nhập" for someone who is signed in. */
export function PublicShell({ children, current, demo, account }: { children: ReactNode; current?: string; demo?: ReactNode; account?: Readonly<{ name: string; href: string }> }) {
  const nav = [
    { href: "/thu-tuc", label: "Thủ tục" },
    { href: "/tra-cuu", label: "Tra cứu" },
    { href: "/thong-ke", label: "Thống kê" },
    account === undefined ? { href: "/dang-nhap", label: "Đăng nhập" } : { href: account.href, label: account.name },
  ];
  return (
    <AiryFrame demo={demo} header={
      <div className="mx-auto flex w-full max-w-[64rem] flex-wrap items-center justify-between gap-x-6 px-4 pt-2 sm:px-6 print:pb-2">
        <div className="pt-2.5 pb-1">
          <BrandMark />
        </div>
        <div className="-mx-2 self-end sm:-mr-3">
          <NavLinks items={nav} label="Chính" shape="top" current={current} />
        </div>
      </div>
    }>
      {children}
    </AiryFrame>
  );
}
