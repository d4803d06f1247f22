import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

/** The desk's two panes, each scrolling by itself: queue | dossier. On a narrow screen one at a time, with a way back. */
export function TwoPane({ queue, detail, queueLabel, detailLabel, detailOpen, backHref }: { queue: ReactNode; detail: ReactNode; queueLabel: string; detailLabel: string; detailOpen: boolean; backHref: string }) {
  return (
    <div className="min-h-0 lg:grid lg:h-full lg:grid-cols-[minmax(19rem,25rem)_minmax(0,1fr)] print:block">
      <section aria-label={queueLabel} tabIndex={0} className={classNames("screen-only min-h-0 border-line -outline-offset-3 max-lg:p-4 lg:overflow-y-auto lg:border-r lg:p-3", detailOpen && "max-lg:hidden")}>
        {queue}
      </section>
      <section aria-label={detailLabel} tabIndex={0} className={classNames("min-h-0 -outline-offset-3 max-lg:p-4 lg:overflow-y-auto lg:px-6 lg:pt-4", !detailOpen && "max-lg:hidden")}>
        {detailOpen && (
          <p className="screen-only mb-3 lg:hidden">
            <Button href={backHref} variant="secondary" size="small" icon="arrow-left">
              Về danh sách
            </Button>
          </p>
        )}
        {detail}
      </section>
    </div>
  );
}
