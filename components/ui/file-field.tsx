"use client";
import { useState, type ChangeEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldFrame } from "@/components/ui/field-frame";
import { sizeWords } from "@/components/ui/size-words";
import { useField, type FieldProps } from "@/components/ui/use-field";

type Picked = Readonly<{ name: string; bytes: number }>;

/**
 * A file to send. The formats and the limit (`maxBytes` per file) are always said before anything is chosen; a file
 * over the limit is told at once, and the server checks again.
 */
export function FileField({
  name,
  label,
  hint,
  required,
  optional,
  error,
  disabled,
  hideLabel,
  accept,
  formats,
  maxBytes,
  multiple,
  capture,
}: Omit<FieldProps, "defaultValue" | "width"> & Readonly<{ accept: string; formats: string; maxBytes: number; multiple?: boolean; capture?: "environment" | "user" }>) {
  const field = useField({ name, hint: "", error });
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const limit = sizeWords(maxBytes);
  const tooLarge = picked.filter((file) => file.bytes > maxBytes);
  const invalid = field.error !== undefined || tooLarge.length > 0;
  function remember(event: ChangeEvent<HTMLInputElement>) {
    setPicked([...(event.currentTarget.files ?? [])].map((file) => ({ name: file.name, bytes: file.size })));
  }
  return (
    <FieldFrame
      field={field}
      label={label}
      optional={optional}
      hideLabel={hideLabel}
      hint={
        <>
          {hint} Nhận {formats}; mỗi tệp không quá {limit}
          {multiple === true ? "; chọn được nhiều tệp." : "."}
        </>
      }
    >
      {tooLarge.length > 0 && <FieldError id={`${field.id}-qua-lon`} words={`“${tooLarge[0]?.name ?? ""}” lớn hơn ${limit}. Chụp lại ở chế độ tài liệu hoặc chia thành nhiều tệp.`} />}
      <input
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        required={required}
        disabled={disabled}
        onChange={remember}
        aria-describedby={classNames(field.describedBy, tooLarge.length > 0 && `${field.id}-qua-lon`)}
        aria-invalid={invalid ? true : undefined}
        className={classNames(
          "w-full max-w-[36rem] rounded border border-dashed bg-paper p-2 file:mr-3 file:min-h-[calc(var(--wing-control)-0.75rem)] file:cursor-pointer file:rounded file:border file:border-solid file:border-line-strong file:bg-wash file:px-3 file:font-semibold file:text-ink",
          invalid ? "border-danger" : "border-line-strong",
        )}
      />
      {picked.length > 0 && (
        <ul className="text-small text-muted" aria-live="polite">
          {picked.map((file) => (
            <li key={`${file.name} ${file.bytes}`}>
              {file.name} · {sizeWords(file.bytes)}
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}
