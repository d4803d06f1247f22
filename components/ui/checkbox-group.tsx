"use client";
import { use } from "react";
import { ChoiceFieldset } from "@/components/ui/choice-fieldset";
import { ChoiceRow } from "@/components/ui/choice-row";
import { FormContext } from "@/components/ui/form-context";
import { wasTicked } from "@/components/ui/form-state";
import type { Choice } from "@/components/ui/radio-group";
import { useField, type FieldProps } from "@/components/ui/use-field";

/** Any number of choices; each ticked one is posted under the same name (`formData.getAll`). */
export function CheckboxGroup({ name, label, hint, optional, error, disabled, hideLabel, options, defaultValues, inline }: Omit<FieldProps, "defaultValue" | "width" | "required"> & Readonly<{ options: readonly Choice[]; defaultValues?: readonly string[]; inline?: boolean }>) {
  const field = useField({ name, hint, error });
  const form = use(FormContext);
  const initial = defaultValues ?? (form?.initialValues[name] ?? "").split("\n");
  return (
    <ChoiceFieldset label={label} hint={hint} optional={optional} hideLabel={hideLabel} field={field} inline={inline === true}>
      {options.map((option, position) => (
        <ChoiceRow
          key={option.value}
          id={position === 0 ? field.id : `${field.id}-${position}`}
          kind="checkbox"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          ticked={wasTicked(form?.state ?? null, name, option.value, initial.includes(option.value))}
          disabled={disabled === true || option.disabled === true}
          refused={field.error !== undefined}
        />
      ))}
    </ChoiceFieldset>
  );
}
