import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

/**
 * The desk's two panes, each scrolling by itself: queue | dossier. On a narrow screen one at a time, with a way back.
 * `actions` stay in the bottom right corner of the dossier, beside the scrolling and never over it.
 * The open detail brings the page's h1; while none is open the queue's label is it.
 */
export function TwoPane({ queue, detail, actions, queueLabel, detailLabel, detailOpen, backHref }: { queue: ReactNode; detail: ReactNode; actions?: ReactNode; queueLabel: string; detailLabel: string; detailOpen: boolean; backHref: string }) {
  return (
    <div className="min-h-0 lg:grid lg:h-full lg:grid-cols-[minmax(17rem,22rem)_minmax(0,1fr)] print:block">
      <section aria-label={queueLabel} tabIndex={0} className={classNames("screen-only relative min-h-0 border-line -outline-offset-3 max-lg:p-4 lg:overflow-y-auto lg:border-r lg:p-3", detailOpen && "max-lg:hidden")}>
        {!detailOpen && <h1 className="sr-only">{queueLabel}</h1>}
        {queue}
      </section>
      <div className={classNames("flex min-h-0 flex-col", !detailOpen && "max-lg:hidden")}>
        <section aria-label={detailLabel} tabIndex={0} className="relative min-h-0 grow -outline-offset-3 max-lg:p-4 lg:overflow-y-auto lg:px-6 lg:py-4">
          {detailOpen && (
            <p className="screen-only mb-3 lg:hidden">
              <Button href={backHref} variant="secondary" size="small" icon="arrow-left">
                Về danh sách
              </Button>
            </p>
          )}
          {detail}
        </section>
        {detailOpen && actions !== undefined && <div className="screen-only flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2.5 lg:px-6">{actions}</div>}
      </div>
    </div>
  );
}
