import type { ReactNode } from "react";

/**
 * The acts of a form or a page: bottom right, the primary one last. It ends the content and covers nothing; the acts
 * that must stay in sight belong into TwoPane's `actions`.
 */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="screen-only mt-(--wing-gap) flex flex-wrap items-center justify-end gap-2 border-t border-line pt-3">{children}</div>;
}
