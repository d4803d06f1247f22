import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";

const DOORS: readonly Readonly<{ href: string; icon: IconName; name: string; words: string; filled: boolean }>[] = [
  { href: "/thu-tuc?nop=1", icon: "home", name: "Nộp hồ sơ tại nhà", words: "Chọn thủ tục, điền thông tin, hẹn bưu tá đến lấy giấy tờ.", filled: true },
  { href: "/tra-cuu", icon: "search", name: "Tra cứu hồ sơ", words: "Có mã hồ sơ là biết hồ sơ đang đến bước nào.", filled: false },
];

/** The two doors of the front page, as large as they are few. */
export function FrontDoors() {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 sm:gap-6">
      {DOORS.map(({ href, icon, name, words, filled }) => (
        <li key={href} className="flex">
          <Link
            href={href}
            prefetch={false}
            className={
              filled
                ? "on-brand flex w-full flex-col gap-3 rounded border border-brand bg-brand p-6 text-on-brand hover:bg-brand-strong sm:p-8"
                : "flex w-full flex-col gap-3 rounded border border-brand bg-paper p-6 text-brand hover:bg-brand-wash sm:p-8"
            }
          >
            <Icon name={icon} size={40} />
            <span className="flex items-center gap-2 text-heading font-semibold">
              {name}
              <Icon name="arrow-right" />
            </span>
            <span className={filled ? undefined : "text-ink"}>{words}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
