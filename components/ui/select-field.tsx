"use client";
import { controlClass, FieldFrame } from "@/components/ui/field-frame";
import { useField, type FieldProps } from "@/components/ui/use-field";

export type SelectOption = Readonly<{ value: string; label: string; disabled?: boolean }>;
export type SelectGroup = Readonly<{ label: string; options: readonly SelectOption[] }>;

function choices(options: readonly SelectOption[]) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}

/** A closed list that is too long for radio buttons (more than about seven). `placeholder` is the empty first choice. */
export function SelectField({
  name,
  label,
  hint,
  required,
  optional,
  error,
  defaultValue,
  width,
  disabled,
  hideLabel,
  options,
  groups,
  placeholder,
}: FieldProps & Readonly<{ options?: readonly SelectOption[]; groups?: readonly SelectGroup[]; placeholder?: string }>) {
  const field = useField({ name, hint, error, defaultValue });
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional} hideLabel={hideLabel}>
      <select
        // A select ignores a later defaultValue; a new key makes it take back what was sent and refused. Nothing else may: what was chosen since stays.
        key={field.sentValue}
        id={field.id}
        name={name}
        defaultValue={field.value ?? ""}
        required={required}
        disabled={disabled}
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
        className={controlClass(width, field.error !== undefined)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices(options ?? [])}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {choices(group.options)}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}
