import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";

export type QueueItem = Readonly<{ key: string; href: string; title: ReactNode; lines?: readonly ReactNode[]; aside?: ReactNode; /** Stands before the link, such as a box to tick; `x` ticks it. */ lead?: ReactNode; tone?: "attention" | "danger"; current?: boolean }>;

/** The desk's queue: one link per row, moved through with j and k. */
export function QueueList({ label, items, empty }: { label: string; items: readonly QueueItem[]; empty: ReactNode }) {
  if (items.length === 0) return typeof empty === "string" ? <EmptyState title={empty} /> : empty;
  return (
    <ul aria-label={label} className="flex flex-col divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li key={item.key} className={item.lead === undefined ? undefined : "flex has-checked:bg-brand-wash"}>
          {item.lead}
          <Link
            href={item.href}
            prefetch={false}
            data-queue-row
            aria-current={item.current === true ? "true" : undefined}
            className={classNames(
              "flex min-w-0 grow scroll-my-20 gap-3 border-l-4 px-3 py-2 -outline-offset-3",
              item.tone === "danger" ? "border-danger" : item.tone === "attention" ? "border-signal" : item.current === true ? "border-brand" : "border-transparent",
              item.current === true ? "bg-brand-wash" : "hover:bg-wash",
            )}
          >
            <span className="flex min-w-0 grow flex-col">
              <span className="font-semibold">{item.title}</span>
              {item.lines?.map((line, position) => (
                <span key={position} className="text-small text-muted">
                  {line}
                </span>
              ))}
            </span>
            {item.aside !== undefined && <span className="shrink-0 text-right text-small">{item.aside}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
