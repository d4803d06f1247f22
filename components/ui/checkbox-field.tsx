"use client";
import { use } from "react";
import { ChoiceRow } from "@/components/ui/choice-row";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field-frame";
import { FormContext } from "@/components/ui/form-context";
import { wasTicked } from "@/components/ui/form-state";
import { useField, type FieldProps } from "@/components/ui/use-field";

/** One yes-or-no statement. Posts `value` ("on" unless told) when ticked, nothing when not. */
export function CheckboxField({ name, label, hint, required, error, disabled, value, defaultChecked }: Omit<FieldProps, "defaultValue" | "optional" | "width" | "hideLabel"> & Readonly<{ value?: string; defaultChecked?: boolean }>) {
  const field = useField({ name, error });
  const form = use(FormContext);
  const sent = value ?? "on";
  const initial = defaultChecked ?? (form?.initialValues[name] ?? "").split("\n").includes(sent);
  return (
    <div className={classNames("flex flex-col gap-1", field.error !== undefined && "border-l-4 border-danger pl-3")}>
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
      <ChoiceRow
        id={field.id}
        kind="checkbox"
        name={name}
        value={sent}
        label={label}
        hint={hint}
        ticked={wasTicked(form?.state ?? null, name, sent, initial)}
        required={required}
        disabled={disabled}
        describedBy={field.describedBy}
        refused={field.error !== undefined}
      />
    </div>
  );
}
