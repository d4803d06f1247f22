"use client";
import type { ReactNode } from "react";
import { ChoiceFieldset } from "@/components/ui/choice-fieldset";
import { ChoiceRow } from "@/components/ui/choice-row";
import { useField, type FieldProps } from "@/components/ui/use-field";

export type Choice = Readonly<{ value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }>;

/** One choice out of a few, all in sight. The error summary links to the first of them. */
export function RadioGroup({ name, label, hint, required, optional, error, defaultValue, disabled, hideLabel, options, inline }: FieldProps & Readonly<{ options: readonly Choice[]; inline?: boolean }>) {
  const field = useField({ name, hint, error, defaultValue });
  return (
    <ChoiceFieldset label={label} hint={hint} optional={optional} hideLabel={hideLabel} field={field} inline={inline === true}>
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
    </ChoiceFieldset>
  );
}
