import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { StatusTag } from "@/components/ui/status-tag";
import type { StopSummary } from "@/lib/dossiers/queries/courier-stops";
import { formatDate, formatTime } from "@/lib/platform/format";

/** "Hôm nay 08:00–11:30" or with the day. */
export function windowWords({ windowFrom, windowTo }: Pick<StopSummary, "windowFrom" | "windowTo">, today: string): string {
  const day = formatDate(windowFrom);
  return `${day === today ? "Hôm nay" : day}, ${formatTime(windowFrom)}\u2060–\u2060${formatTime(windowTo)}`;
}

/** One stop as a card: when, where, whom to call. */
export function StopCard({ stop, today, action }: { stop: StopSummary; today: string; action: ReactNode }) {
  return (
    <li>
      <Card tone={stop.late ? "attention" : "plain"}>
        <div className="flex flex-col gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <strong className="tabular text-lead text-balance">{windowWords(stop, today)}</strong>
            {stop.late && <StatusTag tone="danger">Quá giờ hẹn</StatusTag>}
          </p>
          <p className="text-lead font-semibold">{stop.contactName}</p>
          <p>
            <Icon name="map-pin" className="mr-1 inline-block align-[-0.2em]" />
            {stop.address}
          </p>
          <p className="tabular">
            {stop.papers} giấy tờ · {stop.shownCode}
          </p>
          {action}
        </div>
      </Card>
    </li>
  );
}

/** A group of stops under its heading. */
export function StopGroup({ id, title, stops, today, actionOf }: { id: string; title: string; stops: readonly StopSummary[]; today: string; actionOf: (stop: StopSummary) => ReactNode }) {
  if (stops.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-lead font-bold">
        {title} ({stops.length})
      </h2>
      <ul className="flex flex-col gap-4">
        {stops.map((stop) => (
          <StopCard key={stop.id} stop={stop} today={today} action={actionOf(stop)} />
        ))}
      </ul>
    </section>
  );
}

/** The big key that opens a stop. */
export function OpenStop({ stop, words }: { stop: StopSummary; words: string }) {
  return (
    <Button href={`/buu-dien/gom/${stop.id}`} size="huge" wide icon="arrow-right" aria-label={`${words}: ${stop.contactName}`}>
      {words}
    </Button>
  );
}
