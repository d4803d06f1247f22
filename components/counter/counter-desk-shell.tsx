import type { ReactNode } from "react";
import { DemoMark } from "@/components/shell/demo-mark";
import { DeskShell } from "@/components/shell/desk-shell";
import type { NavItem } from "@/components/shell/nav-item";
import type { SignOut } from "@/components/shell/sign-out-form";

const SHORTCUTS = [
  { key: "t", words: "Tiếp nhận hồ sơ, nhận túi từ bưu tá, trả kết quả" },
  { key: "m", words: "Lập hồ sơ tại quầy" },
  { key: "a", words: "Điền đủ cả như thủ tục yêu cầu" },
  { key: "l", words: "Lưu kiểm đếm" },
  { key: "s", words: "Mở bàn quét của hồ sơ" },
  { key: "f", words: "Chọn tệp quét; ở trang lập hồ sơ: tìm thủ tục" },
  { key: "h", words: "Từ bàn quét về hồ sơ" },
  { key: "i", words: "Mở giấy vừa lập để in" },
  { key: "p", words: "In phiếu tra cứu có mã PIN" },
  { key: "n", words: "Lập thêm hồ sơ cho người vừa tiếp nhận" },
  { key: "b", words: "Yêu cầu hoàn thiện" },
];

/** A long office name fits the desk's head: the centre by its usual short form. */
function shortPlace(name: string): string {
  return name.replace("Trung tâm Phục vụ hành chính công", "TTPVHCC").replace("Bưu điện tại ", "");
}

/** The post's desk around a page. `waiting`: what waits for the clerk; `toSign`: results whose hand-over waits for his signature; `alerts`: unread ones. */
export function CounterDeskShell({ person, role, place, waiting, toSign, alerts, supervisor = false, signOut, demo, flush, children }: { person: string; role: string; place: string; waiting?: number; toSign?: number; alerts?: number; supervisor?: boolean; signOut: SignOut; demo: boolean; flush?: boolean; children: ReactNode }) {
  const desk: NavItem[] = supervisor ? [] : [{ href: "/buu-dien/quay", label: "Quầy", icon: "folder", ...(waiting !== undefined && { count: waiting }) }];
  const nav: NavItem[] = [
    ...desk,
    { href: "/buu-dien/ca", label: "Ca trực", icon: "clock" },
    { href: "/buu-dien/nhac-viec", label: "Nhắc việc", icon: "bell", ...(alerts !== undefined && alerts > 0 && { count: alerts }) },
    { href: "/buu-dien/ban-giao", label: "Bàn giao", icon: "seal", ...(toSign !== undefined && { count: toSign }) },
    { href: "/buu-dien/giay-to", label: "Giấy tờ", icon: "files" },
    { href: "/buu-dien/hoi-dap", label: "Hỏi cơ quan", icon: "help" },
    ...(supervisor ? [{ href: "/buu-dien/su-kien-bo-rieng", label: "Bưu gửi", icon: "truck" } as const, { href: "/buu-dien/lich-gom", label: "Lịch gom", icon: "calendar" } as const, { href: "/buu-dien/may-buu-ta", label: "Máy bưu tá", icon: "phone" } as const] : []),
    ...(supervisor ? [] : [{ href: "/buu-dien/dao-tao", label: "Đào tạo", icon: "check-circle" } as const]),
    { href: "/buu-dien/so-theo-doi", label: "Sổ theo dõi", icon: "file" },
    { href: "/phien-dang-nhap", label: "Phiên đăng nhập", icon: "lock" },
  ];
  return (
    <DeskShell
      wing="Bưu điện"
      person={person}
      role={role}
      place={shortPlace(place)}
      nav={nav}
      signOut={signOut}
      scanAction="/buu-dien/quet"
      cardAction={supervisor ? undefined : "/buu-dien/quay/moi"}
      shortcuts={SHORTCUTS}
      demo={demo ? <DemoMark switchHref="/trinh-dien" /> : undefined}
      flush={flush}
    >
      {children}
    </DeskShell>
  );
}
