import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { FieldProps, FieldSituation, FieldWidth } from "@/components/ui/use-field";

const widths: Record<FieldWidth, string> = {
  full: "w-full",
  wide: "w-full max-w-[36rem]",
  medium: "w-full max-w-[22rem]",
  short: "w-full max-w-[12rem]",
  tiny: "w-full max-w-[6rem]",
};

/** The class names of a text control of this width, with or without a refusal. */
export function controlClass(width: FieldWidth | undefined, refused: boolean): string {
  return classNames(
    "min-h-(--wing-control) rounded border bg-paper px-3 py-1.5 text-ink disabled:bg-neutral-wash disabled:text-muted",
    refused ? "border-2 border-danger" : "border-line-strong hover:border-ink",
    widths[width ?? "full"],
  );
}

/** The words under a label that say what is expected. */
export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="text-small text-muted">
      {children}
    </div>
  );
}

/** The refusal at the field. */
export function FieldError({ id, words }: { id: string; words: string }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-small font-semibold text-danger">
      <Icon name="alert" size={18} className="mt-[0.15em]" />
      <span>
        <span className="sr-only">Lỗi: </span>
        {words}
      </span>
    </p>
  );
}

/** The words that mark a field which may stay empty. */
export function OptionalMark() {
  return <span className="font-normal text-muted"> (không bắt buộc)</span>;
}

/** Label above, hint below it, refusal at the field, then the control. */
export function FieldFrame({
  field,
  label,
  hint,
  optional,
  hideLabel,
  children,
}: Pick<FieldProps, "label" | "hint" | "optional" | "hideLabel"> & { field: FieldSituation; children: ReactNode }) {
  return (
    <div className={classNames("flex flex-col gap-1", field.error !== undefined && "border-l-4 border-danger pl-3")}>
      <label htmlFor={field.id} className={hideLabel === true ? "sr-only" : "font-semibold"}>
        {label}
        {optional === true && <OptionalMark />}
      </label>
      {hint !== undefined && <FieldHint id={field.hintId}>{hint}</FieldHint>}
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
      {children}
    </div>
  );
}
