import type { ReactNode } from "react";
import { CourierShell } from "@/components/shell/courier-shell";
import { DemoMark } from "@/components/shell/demo-mark";
import type { SignOut } from "@/components/shell/sign-out-form";

/** The courier's two kinds of work and nothing else, at the thumb. */
export function CourierWingShell({ person, title, stops, deliveries, signOut, demo, children }: { person: string; title: string; stops?: number; deliveries?: number; signOut: SignOut; demo: boolean; children: ReactNode }) {
  return (
    <CourierShell
      person={person}
      title={title}
      nav={[
        { href: "/buu-dien/gom", label: "Gom", icon: "box", ...(stops !== undefined && { count: stops }) },
        { href: "/buu-dien/phat", label: "Phát", icon: "truck", ...(deliveries !== undefined && { count: deliveries }) },
        { href: "/phien-dang-nhap", label: "Tài khoản", icon: "user" },
      ]}
      signOut={signOut}
      scanAction="/buu-dien/quet"
      demo={demo ? <DemoMark switchHref="/trinh-dien" /> : undefined}
    >
      {children}
    </CourierShell>
  );
}
