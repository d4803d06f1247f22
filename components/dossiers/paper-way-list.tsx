import { Timeline } from "@/components/ui/timeline";
import type { WayStep } from "@/lib/dossiers/paper-way";
import { formatDateTime } from "@/lib/platform/format";

/** The way of the papers, newest first, under where they are now. */
export function PaperWayList({ steps }: { steps: readonly WayStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Timeline
      label="Đường đi của giấy tờ"
      events={steps.map(({ key, at, title, who, more, tone }) => ({
        key, title, tone, time: at === null ? "chưa rõ giờ" : formatDateTime(at), ...(at !== null && { dateTime: at.toISOString() }), ...(who !== "" && { who }),
        ...(more !== "" && { body: <p className="whitespace-pre-line">{more}</p> }),
      }))}
    />
  );
}
