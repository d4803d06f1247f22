import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";

/** A whole screen that cannot be shown: what happened, what it means, what to do. `code` is for the one who reports it. */
export function ErrorState({ title, icon = "alert", code, children, actions }: { title: ReactNode; icon?: IconName; code?: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="measure stack py-6">
      <h1 className="flex items-start gap-3">
        <Icon name={icon} size={32} className="mt-1 text-brand" />
        {title}
      </h1>
      <div className="stack text-lead">{children}</div>
      {actions !== undefined && <div className="cluster">{actions}</div>}
      {code !== undefined && <p className="text-small text-muted">Mã sự cố để báo lại: {code}</p>}
    </section>
  );
}
