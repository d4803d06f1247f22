import type { ReactNode } from "react";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { AdminShell } from "@/components/shell/admin-shell";
import { DemoMark } from "@/components/shell/demo-mark";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { currentActor } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";

/** The administrator's wing. It only frames: each page asks by itself who may see it. */
export default async function AdministratorLayout({ children }: Readonly<{ children: ReactNode }>) {
  const actor = await currentActor();
  if (actor.kind !== "ADMINISTRATOR") return children;
  return (
    <AdminShell
      person={actor.name}
      role={ACTOR_WORDS[actor.kind]}
      nav={[
        { href: "/quan-tri", label: "Số liệu", icon: "chart" },
        { href: "/quan-tri/ho-so", label: "Hồ sơ", icon: "files" },
        { href: "/quan-tri/lich", label: "Lịch làm việc", icon: "calendar" },
        { href: "/quan-tri/don-vi-van-chuyen", label: "Vận chuyển", icon: "truck" },
        { href: "/quan-tri/tai-khoan", label: "Tài khoản", icon: "users" },
        { href: "/phien-dang-nhap", label: "Phiên đăng nhập", icon: "lock" },
      ]}
      signOut={leave}
      demo={env("DEMO_MODE").DEMO_MODE ? <DemoMark switchHref="/trinh-dien" /> : undefined}
    >
      {children}
    </AdminShell>
  );
}
