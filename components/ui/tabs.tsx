import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

export type Tab = Readonly<{ href: string; label: string; count?: number; current?: boolean }>;

/** Parts of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="screen-only mb-(--wing-gap) overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.current === true ? "page" : undefined}
              className={classNames(
                "flex min-h-(--wing-control) items-center gap-2 border-b-3 px-3 whitespace-nowrap -outline-offset-3",
                tab.current === true ? "border-brand font-semibold text-brand" : "border-transparent text-muted hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="tabular rounded bg-neutral-wash px-1.5 text-small font-semibold text-neutral">{tab.count.toLocaleString("vi-VN")}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
