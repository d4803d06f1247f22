"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "@/components/shell/nav-item";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

export type NavShape = "top" | "side" | "bottom";

const shapes: Readonly<Record<NavShape, Readonly<{ list: string; link: string; here: string; away: string; icon: number }>>> = {
  top: { list: "flex flex-wrap gap-x-1", link: "inline-flex min-h-11 items-center gap-2 border-b-3 px-2 whitespace-nowrap max-sm:text-small sm:px-3", here: "border-brand font-semibold text-brand", away: "border-transparent hover:border-line-strong", icon: 18 },
  side: { list: "flex flex-col gap-0.5", link: "flex min-h-(--wing-control) items-center gap-2.5 rounded px-3 py-1", here: "bg-brand font-semibold text-on-brand", away: "hover:bg-brand-wash", icon: 18 },
  bottom: { list: "grid auto-cols-fr grid-flow-col", link: "relative flex min-h-[4.5rem] flex-col items-center justify-center gap-1 border-t-4 px-1 text-small font-semibold", here: "border-brand bg-brand-wash text-brand", away: "border-transparent text-ink", icon: 28 },
};

/** The links of a wing. Without `current` the address bar tells where one is (on the server too). */
export function NavLinks({ items, label, shape, current }: { items: readonly NavItem[]; label: string; shape: NavShape; current?: string }) {
  const path = usePathname();
  const here = currentItem(items, current ?? path);
  const look = shapes[shape];
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={look.list}>
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href} prefetch={false} aria-current={item === here ? "page" : undefined} className={classNames("-outline-offset-3", look.link, item === here ? look.here : look.away)}>
              {item.icon !== undefined && <Icon name={item.icon} size={look.icon} />}
              <span className={shape === "side" ? "grow" : undefined}>{item.label}</span>
              {item.count !== undefined && item.count > 0 && <span className={classNames("tabular rounded bg-signal px-1.5 text-small font-semibold text-ink", shape === "bottom" && "absolute top-1 left-[55%]")}>{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
