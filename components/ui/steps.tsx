import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

export type Step = Readonly<{ label: string; href?: string }>;

/** Where one stands in a form of several pages. `current` counts from 1; steps before it are done and may be links. */
export function Steps({ label = "Các bước", current, steps }: { label?: string; current: number; steps: readonly Step[] }) {
  const here = steps[current - 1];
  return (
    <nav aria-label={label} className="screen-only mb-(--wing-gap) @container">
      <p className="font-semibold text-brand">
        Bước {current}/{steps.length}
        {here !== undefined && <span className="@2xl:sr-only">: {here.label}</span>}
      </p>
      <ol className="mt-2 flex gap-1.5">
        {steps.map((step, position) => {
          const state = position + 1 < current ? "done" : position + 1 === current ? "current" : "next";
          return (
            <li key={step.label} aria-current={state === "current" ? "step" : undefined} className={classNames("flex-1 border-t-4 pt-1", state === "next" ? "border-line" : "border-brand")}>
              <span className={classNames("flex items-start gap-1 text-small @max-2xl:sr-only", state === "current" ? "font-semibold" : "text-muted")}>
                {state === "done" && <Icon name="check" size={16} label="đã xong" className="mt-[0.25em] text-success" />}
                {state === "done" && step.href !== undefined ? (
                  <Link href={step.href} prefetch={false} className="text-brand underline underline-offset-4">
                    {step.label}
                  </Link>
                ) : (
                  step.label
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
