import type { ReactNode } from "react";

/** Groups fields that answer one question together. `big` makes the legend the heading of the screen's part. */
export function Fieldset({ legend, hint, big, children }: { legend: ReactNode; hint?: ReactNode; big?: boolean; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className={big === true ? "mb-2 text-heading font-semibold" : "mb-2 font-semibold"}>{legend}</legend>
      {hint !== undefined && <div className="-mt-2 text-small text-muted">{hint}</div>}
      {children}
    </fieldset>
  );
}
