import type { ReactNode } from "react";

/** One radio button or checkbox with its label and hint; the whole row is the target. */
export function ChoiceRow({
  id,
  kind,
  name,
  value,
  label,
  hint,
  ticked,
  required,
  disabled,
  describedBy,
  refused,
}: {
  id: string;
  kind: "radio" | "checkbox";
  name: string;
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  ticked: boolean;
  required?: boolean;
  disabled?: boolean;
  describedBy?: string;
  refused?: boolean;
}) {
  const hintId = `${id}-ghi-chu`;
  const described = [describedBy, hint === undefined ? undefined : hintId].filter(Boolean).join(" ");
  return (
    <label
      htmlFor={id}
      className="flex min-h-(--wing-control) items-start gap-3 rounded border border-line px-3 py-[calc((var(--wing-control)-1.7em)/2)] hover:border-line-strong has-checked:border-brand has-checked:bg-brand-wash has-disabled:text-muted"
    >
      <input
        id={id}
        type={kind}
        name={name}
        value={value}
        defaultChecked={ticked}
        required={required}
        disabled={disabled}
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={refused === true && kind === "checkbox" ? true : undefined}
        className="mt-[0.2em] size-[1.15em] shrink-0 accent-brand"
      />
      <span className="min-w-0">
        {label}
        {hint !== undefined && (
          <span id={hintId} className="block text-small text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
