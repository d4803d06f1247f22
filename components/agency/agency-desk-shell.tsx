import type { ReactNode } from "react";
import { DemoMark } from "@/components/shell/demo-mark";
import { DeskShell } from "@/components/shell/desk-shell";
import type { NavItem } from "@/components/shell/nav-item";
import type { SignOut } from "@/components/shell/sign-out-form";

const SHORTCUTS = [
  { key: "x", words: "Chọn hồ sơ của dòng đang đứng" },
  { key: "n", words: "Nhận giải quyết" },
  { key: "g", words: "Giải quyết xong, trình ký" },
  { key: "s", words: "Ký duyệt tờ trình" },
  { key: "b", words: "Yêu cầu bổ sung, nhận đủ bổ sung" },
  { key: "p", words: "Phân công" },
  { key: "l", words: "Lấy hồ sơ" },
  { key: "v", words: "Việc khác, rồi y: hỏi ý kiến, h: hẹn lại, c: chuyển đồng nghiệp" },
];

/** The agency's wing around a page. `urgent`: late dossiers, shown beside the inbox; `toSign`: manifests that wait for a signature; `alerts`: unread ones. */
export function AgencyDeskShell({ person, role, place, urgent, toSign, alerts, signOut, demo, flush, children }: { person: string; role: string; place: string; urgent?: number; toSign?: number; alerts?: number; signOut: SignOut; demo: boolean; flush?: boolean; children: ReactNode }) {
  const nav: NavItem[] = [
    { href: "/co-quan/ho-so", label: "Hồ sơ", icon: "folder", ...(urgent !== undefined && { count: urgent }) },
    { href: "/co-quan/nhac-viec", label: "Nhắc việc", icon: "bell", ...(alerts !== undefined && alerts > 0 && { count: alerts }) },
    { href: "/co-quan/ban-giao", label: "Bàn giao", icon: "seal", ...(toSign !== undefined && { count: toSign }) },
    { href: "/co-quan/giay-to", label: "Giấy tờ", icon: "files" },
    { href: "/co-quan/y-kien", label: "Ý kiến", icon: "users" },
    { href: "/co-quan/hoi-dap", label: "Quầy hỏi", icon: "help" },
    { href: "/co-quan/giam-sat", label: "Kiểm tiếp nhận", icon: "check-circle" },
    { href: "/co-quan/so-theo-doi", label: "Sổ theo dõi", icon: "file" },
    { href: "/co-quan/quy-trinh", label: "Quy trình nội bộ", icon: "list" },
    { href: "/co-quan/viec-hang-loat", label: "Việc hàng loạt", icon: "copy" },
    { href: "/phien-dang-nhap", label: "Phiên đăng nhập", icon: "lock" },
  ];
  return (
    <DeskShell
      wing="Cơ quan"
      person={person}
      role={role}
      place={place}
      nav={nav}
      signOut={signOut}
      scanAction="/co-quan/quet"
      shortcuts={SHORTCUTS}
      demo={demo ? <DemoMark switchHref="/trinh-dien" /> : undefined}
      flush={flush}
    >
      {children}
    </DeskShell>
  );
}
