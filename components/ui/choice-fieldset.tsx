import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldHint, OptionalMark } from "@/components/ui/field-frame";
import type { FieldProps, useField } from "@/components/ui/use-field";

type Props = Pick<FieldProps, "label" | "hint" | "optional" | "hideLabel"> & Readonly<{ field: ReturnType<typeof useField>; inline: boolean; children: ReactNode }>;

/** The frame of several choices that answer one question: its words, its hint, its error, and the choices below each other or in a row. */
export function ChoiceFieldset({ label, hint, optional, hideLabel, field, inline, children }: Props) {
  return (
    <fieldset aria-describedby={field.describedBy} className={classNames("flex min-w-0 flex-col gap-1", field.error !== undefined && "border-l-4 border-danger pl-3")}>
      <legend className={hideLabel === true ? "sr-only" : "mb-1 font-semibold"}>
        {label}
        {optional === true && <OptionalMark />}
      </legend>
      {hint !== undefined && <FieldHint id={field.hintId}>{hint}</FieldHint>}
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
      <div className={inline ? "flex flex-wrap gap-2" : "flex flex-col gap-2"}>{children}</div>
    </fieldset>
  );
}
