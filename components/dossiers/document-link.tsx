import type { ReactNode } from "react";

/** A link to a stored document. A plain anchor: the router would fetch the whole file once more for itself. */
export function DocumentLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-block rounded py-0.5 font-semibold text-brand underline decoration-1 underline-offset-4 hover:decoration-2">
      {children}
    </a>
  );
}
