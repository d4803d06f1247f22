"use client";
import { use, useId, type ReactNode } from "react";
import { FormContext } from "@/components/ui/form-context";
import { fieldId, refusalOf, typedValue } from "@/components/ui/form-state";

/** What every field takes. `error` and `defaultValue` are only needed outside an ActionForm, which brings both by `name`. */
export type FieldProps = Readonly<{
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** Adds "(không bắt buộc)" to the label. */
  optional?: boolean;
  error?: string;
  defaultValue?: string;
  width?: FieldWidth;
  disabled?: boolean;
  /** Keeps the label for screen readers only; use where a table's head already names the column. */
  hideLabel?: boolean;
}>;

export type FieldWidth = "full" | "wide" | "medium" | "short" | "tiny";

/** Everything a control needs to be named, described and marked invalid. */
export type FieldSituation = Readonly<{
  id: string;
  hintId: string;
  errorId: string;
  error: string | undefined;
  value: string | undefined;
  /** What was sent and refused; undefined before. */
  sentValue: string | undefined;
  describedBy: string | undefined;
}>;

/** Joins a field to the ActionForm above it: its id, its refusal and what was typed. */
export function useField({ name, hint, error, defaultValue }: Pick<FieldProps, "name" | "hint" | "error" | "defaultValue">): FieldSituation {
  const form = use(FormContext);
  const ownId = useId();
  const id = fieldId(form?.id ?? ownId, name);
  const state = form?.state ?? null;
  const shown = error ?? refusalOf(state, name);
  const hintId = `${id}-goi-y`;
  const errorId = `${id}-loi`;
  const described = [hint === undefined ? null : hintId, shown === undefined ? null : errorId].filter(Boolean).join(" ");
  return {
    id,
    hintId,
    errorId,
    error: shown,
    value: typedValue(state, name, form?.initialValues[name] ?? defaultValue),
    sentValue: typedValue(state, name, undefined),
    describedBy: described === "" ? undefined : described,
  };
}
