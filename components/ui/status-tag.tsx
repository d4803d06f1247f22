import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { toneFill, toneIcons, type Tone } from "@/components/ui/tone";

/** A state in one glance: icon and word, the colour only helps. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classNames("inline-flex w-fit max-w-full items-center gap-1.5 rounded px-2 py-0.5 text-small font-semibold", toneFill[tone])}>
      <Icon name={icon ?? toneIcons[tone]} size={15} />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
