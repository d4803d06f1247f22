"use client";
import { createContext } from "react";
import type { FormState } from "@/lib/platform/form-state";

/** What a form tells the fields and buttons inside it. */
export type FormSituation = Readonly<{
  id: string;
  state: FormState;
  pending: boolean;
  /** `name=value` of the button that was pressed while the form is being sent. */
  pressed: string | null;
  initialValues: Readonly<Record<string, string>>;
}>;

/** Null outside an ActionForm: fields in a plain GET form show only what they are given. */
export const FormContext = createContext<FormSituation | null>(null);
