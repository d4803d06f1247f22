import type { ReactNode } from "react";

/** The acts of a page or pane, always in the same corner: bottom right, the primary one last. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="screen-only sticky bottom-0 z-20 -mx-4 mt-(--wing-gap) flex flex-wrap items-center justify-end gap-3 border-t border-line bg-paper px-4 py-3 lg:-mx-6 lg:px-6">{children}</div>;
}
