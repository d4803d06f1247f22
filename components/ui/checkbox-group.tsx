"use client";
import { use } from "react";
import { ChoiceRow } from "@/components/ui/choice-row";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldHint, OptionalMark } from "@/components/ui/field-frame";
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
      </div>
    </fieldset>
  );
}
