import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

const tones = { plain: "border-line bg-paper", attention: "border-signal border-l-4 bg-paper", brand: "border-brand bg-brand-wash" } as const;

/** A framed part of a page. With `href` the title is a link whose target is the whole card. */
export function Card({ title, level = 2, actions, tone = "plain", href, children }: { title?: ReactNode; level?: 2 | 3; actions?: ReactNode; tone?: keyof typeof tones; href?: string; children?: ReactNode }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={classNames("relative flex flex-col gap-3 rounded border p-(--wing-gap)", tones[tone], href !== undefined && "hover:border-brand has-focus-visible:border-brand")}>
      {(title !== undefined || actions !== undefined) && (
        <div className="flex flex-wrap items-start justify-between gap-3">
          {title !== undefined && (
            <Heading>
              {href === undefined ? (
                title
              ) : (
                <Link href={href} prefetch={false} className="text-brand underline decoration-1 underline-offset-4 after:absolute after:inset-0 hover:decoration-2">
                  {title}
                  <Icon name="chevron-right" className="ml-1 align-[-0.2em]" />
                </Link>
              )}
            </Heading>
          )}
          {actions !== undefined && <div className="cluster relative">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
