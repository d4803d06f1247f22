import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A link in running text or in a table's row; it prefetches nothing. `quiet` shows its line only under the pointer. */
export function TextLink({ href, children, strong, quiet }: { href: string; children: ReactNode; strong?: boolean; quiet?: boolean }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={classNames("rounded text-brand underline-offset-4 hover:underline hover:decoration-2", quiet !== true && "underline decoration-1", strong === true && "font-semibold")}
    >
      {children}
    </Link>
  );
}
