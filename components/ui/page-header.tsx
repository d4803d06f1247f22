import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";

export type Breadcrumb = Readonly<{ label: string; href: string }>;

/** The head of a page: where one is, its one h1, its state, and what can be done with the whole. */
export function PageHeader({ title, eyebrow, lead, breadcrumbs, status, actions }: { title: ReactNode; eyebrow?: ReactNode; lead?: ReactNode; breadcrumbs?: readonly Breadcrumb[]; status?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-(--wing-gap) flex flex-col gap-2">
      {breadcrumbs !== undefined && breadcrumbs.length > 0 && (
        <nav aria-label="Vị trí trang" className="screen-only">
          <ol className="flex flex-wrap gap-x-2 text-small text-muted">
            {breadcrumbs.map((crumb) => (
              <li key={crumb.href} className="flex items-center gap-x-2">
                <TextLink href={crumb.href}>{crumb.label}</TextLink>
                <span aria-hidden>›</span>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          {eyebrow !== undefined && <p className="text-small text-muted">{eyebrow}</p>}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1>{title}</h1>
            {status}
          </div>
          {lead !== undefined && <div className="measure text-lead text-muted">{lead}</div>}
        </div>
        {actions !== undefined && <div className="cluster screen-only">{actions}</div>}
      </div>
    </header>
  );
}
