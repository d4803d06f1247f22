import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Filters that live in the address: a GET form, so that a list can be shared, bookmarked and gone back to. */
export function FilterBar({ action, children, clearHref, activeCount, submitLabel = "Lọc", keep }: { action: string; children: ReactNode; clearHref?: string; activeCount?: number; submitLabel?: string; keep?: Readonly<Record<string, string>> }) {
  return (
    <Form action={action} prefetch={false} role="search" aria-label="Lọc danh sách" className="screen-only mb-(--wing-gap) flex flex-wrap items-end gap-3 *:min-w-0 [&>div]:basis-44 [&>div]:grow md:[&>div]:grow-0">
      <HiddenParameters values={keep} />
      {children}
      <Button variant="secondary" icon="filter">
        {submitLabel}
      </Button>
      {clearHref !== undefined && activeCount !== undefined && activeCount > 0 && (
        <Button href={clearHref} variant="quiet" icon="x">
          Bỏ {activeCount} điều kiện
        </Button>
      )}
    </Form>
  );
}

/** What the address already says and the form must not lose. */
export function HiddenParameters({ values }: { values: Readonly<Record<string, string>> | undefined }) {
  return Object.entries(values ?? {}).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
