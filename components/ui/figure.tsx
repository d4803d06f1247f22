import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { toneIcons, toneText, type Tone } from "@/components/ui/tone";

/** A figure with its denominator (`of`) and a way down to what it counts (`href`). Values come already written. */
export function Figure({ label, value, of, note, href, tone }: { label: string; value: string; of?: Readonly<{ value: string; label: string }>; note?: ReactNode; href?: string; tone?: Tone }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 border-l-2 border-line pl-4">
      <p className="flex items-center gap-1.5 text-small text-muted">
        {tone !== undefined && <Icon name={toneIcons[tone]} size={16} className={toneText[tone]} />}
        {label}
      </p>
      <p className={classNames("tabular text-display font-bold whitespace-nowrap", tone !== undefined && toneText[tone])}>{value}</p>
      {of !== undefined && (
        <p className="tabular text-small text-muted">
          trên {of.value} {of.label}
        </p>
      )}
      {note !== undefined && <div className="text-small text-muted">{note}</div>}
      {href !== undefined && (
        <p className="screen-only text-small">
          <TextLink href={href}>
            Xem từng hồ sơ<span className="sr-only">: {label}</span>
          </TextLink>
        </p>
      )}
    </div>
  );
}

/** Several figures beside each other, as many as fit. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.25rem),1fr))] gap-x-6 gap-y-5">{children}</div>;
}
