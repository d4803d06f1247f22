"use client";
import { controlClass, FieldFrame } from "@/components/ui/field-frame";
import { useField, type FieldProps } from "@/components/ui/use-field";

/** Several lines of text. Grows with what is typed where the browser can (`field-sizing`). */
export function TextArea({ name, label, hint, required, optional, error, defaultValue, width, disabled, hideLabel, rows, maxLength }: FieldProps & Readonly<{ rows?: number; maxLength?: number }>) {
  const field = useField({ name, hint, error, defaultValue });
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional} hideLabel={hideLabel}>
      <textarea
        id={field.id}
        name={name}
        rows={rows ?? 4}
        maxLength={maxLength}
        defaultValue={field.value}
        required={required}
        disabled={disabled}
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
        className={`field-sizing-content ${controlClass(width, field.error !== undefined)}`}
        style={{ minHeight: `${(rows ?? 4) * 1.55 + 0.9}em` }}
      />
    </FieldFrame>
  );
}
