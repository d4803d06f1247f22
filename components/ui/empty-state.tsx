import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";

/** Nothing here: says why, and what can be done next. */
export function EmptyState({ title, icon = "folder", children, action }: { title: ReactNode; icon?: IconName; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded border border-dashed border-line-strong px-4 py-8 text-center">
      <Icon name={icon} size={32} className="text-muted" />
      <p className="font-semibold">{title}</p>
      {children !== undefined && <div className="measure text-muted">{children}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
