import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { toneFill, toneIcons, type Tone } from "@/components/ui/tone";

export type TimelineEvent = Readonly<{ key: string; title: ReactNode; time: ReactNode; dateTime?: string; who?: ReactNode; body?: ReactNode; tone?: Tone; icon?: IconName }>;

/** What happened, in the order given: what, when, by whom. `dateTime` is the ISO instant behind the words of `time`. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {events.map((event, position) => (
        <li key={event.key} className="relative flex gap-3 pb-4 last:pb-0">
          {position < events.length - 1 && <span aria-hidden className="absolute top-8 bottom-0 left-[0.9375rem] w-px bg-line-strong" />}
          <span className={classNames("grid size-8 shrink-0 place-items-center rounded-full", toneFill[event.tone ?? "neutral"])}>
            <Icon name={event.icon ?? toneIcons[event.tone ?? "neutral"]} size={17} />
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="font-semibold">{event.title}</p>
            <p className="text-small text-muted">
              <time dateTime={event.dateTime}>{event.time}</time>
              {event.who !== undefined && <> · {event.who}</>}
            </p>
            {event.body !== undefined && <div className="mt-1">{event.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
