"use client";
import { classNames } from "@/components/ui/class-names";
import { controlClass, FieldFrame } from "@/components/ui/field-frame";
import { useField, type FieldProps } from "@/components/ui/use-field";

export type TextFieldProps = FieldProps &
  Readonly<{
    type?: "text" | "search" | "tel" | "email" | "password" | "number" | "time" | "url";
    inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search" | "url";
    autoComplete?: string;
    maxLength?: number;
    min?: number | string;
    max?: number | string;
    step?: number | string;
    prefix?: string;
    suffix?: string;
    spellCheck?: boolean;
    readOnly?: boolean;
    autoFocus?: boolean;
    /** A key that brings the focus here, announced and listed by KeyboardHelp. */
    shortcut?: string;
    /** Suggestions of the browser's own list. */
    list?: readonly string[];
    /** A barcode scanned while this field has the focus stays in it instead of going to the desk's scan page. */
    scanTarget?: boolean;
  }>;

const affixClass = "flex items-center border border-line-strong bg-wash px-3 text-muted";

/** One line of text. Codes and numbers of the state keep `type="text"` with `inputMode="numeric"`, so that leading zeros stay. */
export function TextField({ name, label, hint, required, optional, error, defaultValue, width, disabled, hideLabel, type, shortcut, list, scanTarget, prefix, suffix, ...rest }: TextFieldProps) {
  const field = useField({ name, hint, error, defaultValue });
  const listId = list === undefined ? undefined : `${field.id}-goi-san`;
  const control = (
    <input
      {...rest}
      id={field.id}
      name={name}
      type={type ?? "text"}
      defaultValue={field.value}
      required={required}
      disabled={disabled}
      list={listId}
      aria-describedby={field.describedBy}
      aria-invalid={field.error === undefined ? undefined : true}
      aria-keyshortcuts={shortcut}
      data-scan={scanTarget === true ? "here" : undefined}
      className={classNames(controlClass(prefix === undefined && suffix === undefined ? width : "full", field.error !== undefined), rest.readOnly === true && "bg-wash!", prefix !== undefined && "rounded-l-none", suffix !== undefined && "rounded-r-none")}
    />
  );
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional} hideLabel={hideLabel}>
      {prefix === undefined && suffix === undefined ? (
        control
      ) : (
        <div className={classNames("flex", width === "tiny" || width === "short" ? "max-w-[14rem]" : width === "medium" ? "max-w-[22rem]" : "max-w-[36rem]")}>
          {prefix !== undefined && <span className={`${affixClass} rounded-l border-r-0`}>{prefix}</span>}
          {control}
          {suffix !== undefined && <span className={`${affixClass} rounded-r border-l-0`}>{suffix}</span>}
        </div>
      )}
      {list !== undefined && (
        <datalist id={listId}>
          {list.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
