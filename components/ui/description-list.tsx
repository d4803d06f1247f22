import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Description = Readonly<{ term: ReactNode; value: ReactNode; note?: ReactNode }>;

/** Facts by name. rows: term beside value; columns: as many pairs beside each other as fit; stacked: term above value. */
export function DescriptionList({ items, layout = "rows" }: { items: readonly Description[]; layout?: "rows" | "columns" | "stacked" }) {
  return (
    <dl className={classNames("@container", layout === "columns" ? "grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-x-6 gap-y-3" : layout === "stacked" ? "flex flex-col gap-3" : "divide-y divide-line")}>
      {items.map((item, position) => (
        <div key={position} className={classNames(layout === "rows" && "grid gap-x-6 gap-y-0.5 py-2 @lg:grid-cols-[minmax(9rem,2fr)_5fr]")}>
          <dt className="text-small text-muted">{item.term}</dt>
          <dd className="min-w-0">
            {item.value === null || item.value === undefined || item.value === "" ? <span className="text-muted">chưa có</span> : item.value}
            {item.note !== undefined && <div className="text-small text-muted">{item.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
