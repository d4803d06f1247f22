"use client";
import type { ReactNode } from "react";
import { ChoiceRow } from "@/components/ui/choice-row";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldHint, OptionalMark } from "@/components/ui/field-frame";
import { useField, type FieldProps } from "@/components/ui/use-field";

export type Choice = Readonly<{ value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }>;

/** One choice out of a few, all in sight. The error summary links to the first of them. */
export function RadioGroup({ name, label, hint, required, optional, error, defaultValue, disabled, hideLabel, options, inline }: FieldProps & Readonly<{ options: readonly Choice[]; inline?: boolean }>) {
  const field = useField({ name, hint, error, defaultValue });
  return (
    <fieldset aria-describedby={field.describedBy} className={classNames("flex min-w-0 flex-col gap-1", field.error !== undefined && "border-l-4 border-danger pl-3")}>
      <legend className={hideLabel === true ? "sr-only" : "mb-1 font-semibold"}>
        {label}
        {optional === true && <OptionalMark />}
      </legend>
      {hint !== undefined && <FieldHint id={field.hintId}>{hint}</FieldHint>}
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
      <div className={inline === true ? "flex flex-wrap gap-2" : "flex flex-col gap-2"}>
        {options.map((option, position) => (
          <ChoiceRow
            key={option.value}
            id={position === 0 ? field.id : `${field.id}-${position}`}
            kind="radio"
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            ticked={field.value === option.value}
            required={required}
            disabled={disabled === true || option.disabled === true}
          />
        ))}
      </div>
    </fieldset>
  );
}
