import type { ReactNode } from "react";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { CitizenShell } from "@/components/shell/citizen-shell";
import { DemoMark } from "@/components/shell/demo-mark";
import type { NavItem } from "@/components/shell/nav-item";
import { currentActor } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";

const NAV: readonly NavItem[] = [
  { href: "/cong-dan", label: "Hồ sơ của tôi", icon: "folder" },
  { href: "/cong-dan/kho", label: "Kho giấy tờ", icon: "files" },
  { href: "/thu-tuc", label: "Nộp hồ sơ mới", icon: "plus" },
  { href: "/tra-cuu", label: "Tra cứu", icon: "search" },
  { href: "/phien-dang-nhap", label: "Phiên đăng nhập", icon: "shield" },
];

/** The citizen's wing. Who may see what is decided by each page and each query, not here. */
export default async function CitizenLayout({ children }: Readonly<{ children: ReactNode }>) {
  const actor = await currentActor();
  return (
    <CitizenShell person={actor.name} nav={NAV} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE ? <DemoMark switchHref="/trinh-dien" /> : undefined}>
      {children}
    </CitizenShell>
  );
}
