import type { FormState } from "@/lib/platform/form-state";

/** A server action as `useActionState` calls it. */
export type FormAction = (before: FormState, formData: FormData) => Promise<FormState>;

/** The id of a field's control inside the form `formId`: the error summary links to it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/[^A-Za-z0-9_-]+/g, "-")}`;
}

/** The first refusal that belongs to the field `name`. */
export function refusalOf(state: FormState, name: string): string | undefined {
  return state?.refusals.find((refusal) => refusal.field === name)?.words;
}

/**
 * What the field shows: what was typed when the form was refused, else its initial value. A name missing from
 * a refused form's values counts as untyped, so that secrets (never sent back) and late fields keep their initial value.
 */
export function typedValue(state: FormState, name: string, initial: string | undefined): string | undefined {
  if (state === null || state.refusals.length === 0) return initial;
  return state.values[name] ?? initial;
}

/** Whether the checkbox `name` with this value is ticked: in a refused form as it was sent, else as it began. */
export function wasTicked(state: FormState, name: string, value: string, initial: boolean): boolean {
  if (state === null || state.refusals.length === 0) return initial;
  return (state.values[name] ?? "").split("\n").includes(value);
}
