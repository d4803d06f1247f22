import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { toneEdge, toneIcons, toneText, type Tone } from "@/components/ui/tone";

const words: Readonly<Record<Exclude<Tone, "neutral">, string>> = {
  info: "Thông tin",
  success: "Đã xong",
  warning: "Lưu ý",
  danger: "Cảnh báo",
  attention: "Cần anh/chị",
};

const washes: Readonly<Record<Exclude<Tone, "neutral">, string>> = {
  info: "bg-info-wash",
  success: "bg-success-wash",
  warning: "bg-warning-wash",
  danger: "bg-danger-wash",
  attention: "bg-signal-wash",
};

/** Says something beside the work: icon, word and text. `live` announces it when it appears. */
export function Notice({ tone, title, children, actions, live }: { tone: Exclude<Tone, "neutral">; title?: ReactNode; children?: ReactNode; actions?: ReactNode; live?: boolean }) {
  return (
    <div role={live === true ? "status" : undefined} className={classNames("flex gap-3 rounded border border-l-4 p-4", washes[tone], toneEdge[tone])}>
      <Icon name={toneIcons[tone]} className={classNames("mt-[0.2em]", toneText[tone])} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title === undefined ? <span className="sr-only">{words[tone]}: </span> : <p className={classNames("font-semibold", toneText[tone])}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions && <div className="cluster mt-2">{actions}</div>}
      </div>
    </div>
  );
}
