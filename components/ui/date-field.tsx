"use client";
import { controlClass, FieldFrame } from "@/components/ui/field-frame";
import { useField, type FieldProps } from "@/components/ui/use-field";

/** A day, by the browser's own calendar. The value is `yyyy-MM-dd`; `min` and `max` too. */
export function DateField({ name, label, hint, required, optional, error, defaultValue, width, disabled, hideLabel, min, max, autoComplete }: FieldProps & Readonly<{ min?: string; max?: string; autoComplete?: string }>) {
  const field = useField({ name, hint, error, defaultValue });
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional} hideLabel={hideLabel}>
      <input
        id={field.id}
        name={name}
        type="date"
        min={min}
        max={max}
        autoComplete={autoComplete}
        defaultValue={field.value}
        required={required}
        disabled={disabled}
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
        className={`tabular ${controlClass(width ?? "short", field.error !== undefined)}`}
      />
    </FieldFrame>
  );
}
